import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import path from 'node:path'
import { findCacheFolder, root } from './locations.mjs'
import { run } from './run.mjs'

const packageFolder = path.join(root, 'node_modules', 'electron')
const answerWithinMs = 5_000
const downloadWithinMs = 10 * 60_000
const retryAfterMs = 24 * 60 * 60_000

/** The Electron version that package.json asks for. */
export function readWantedVersion() {
  return String(JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version)
}

/**
 * The official binary inside node_modules/electron, where its installer puts it.
 * @returns {{ electronPath: string, version: string } | undefined} undefined when it is not there, or only in part
 */
export function findOfficialElectron() {
  try {
    const dist = path.join(packageFolder, 'dist')
    const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    // The installer writes path.txt last.
    const electronPath = path.join(dist, readFileSync(path.join(packageFolder, 'path.txt'), 'utf8').trim())
    return version === readWantedVersion() && existsSync(electronPath) ? { electronPath, version } : undefined
  } catch {
    return undefined
  }
}

/** Tells whether a try within the last day failed, so that a machine without that network need not wait each time. */
export function isOfficialElectronOutOfReach() {
  try {
    return Date.now() - statSync(outOfReachFile()).mtimeMs < retryAfterMs
  } catch {
    return false
  }
}

/**
 * Downloads the official binary by the electron package's own installer, which checks its checksum. A host that
 * does not answer costs five seconds; the result of the try is remembered.
 * @returns {Promise<string | undefined>} why it failed, undefined when the binary is there
 */
export async function downloadOfficialElectron() {
  const problem = await tryDownload()
  if (problem === undefined) {
    await rm(outOfReachFile(), { force: true })
    return undefined
  }
  await mkdir(findCacheFolder(), { recursive: true })
  await writeFile(outOfReachFile(), problem)
  return problem
}

async function tryDownload() {
  const source =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/'
  // Behind a proxy only the installer knows the way.
  const mayTry = process.env.ELECTRON_GET_USE_PROXY ? undefined : await findNetworkProblem(source)
  if (mayTry !== undefined) return mayTry
  const installed = await run(process.execPath, [path.join(packageFolder, 'install.js')], {
    timeoutMs: downloadWithinMs,
  })
  if (findOfficialElectron() !== undefined) return undefined
  return installed.code === -1
    ? `the download from ${new URL(source).host} took too long`
    : `the download from ${new URL(source).host} failed (${firstError(installed.stderr)})`
}

/**
 * Asks the host for anything at all.
 * @param {string} source
 * @returns {Promise<string | undefined>} why it cannot be reached
 */
function findNetworkProblem(source) {
  const { host } = new URL(source)
  return new Promise((resolve) => {
    const asked = request(
      source,
      { method: 'HEAD', signal: AbortSignal.timeout(answerWithinMs) },
      (answer) => {
        answer.resume()
        resolve(undefined)
      },
    )
    asked.on('error', () => resolve(`${host} cannot be reached`))
    asked.end()
  })
}

/** @param {string} text of an error with its stack */
function firstError(text) {
  return text.split('\n').find((line) => line.includes('Error')) ?? 'it does not say why'
}

function outOfReachFile() {
  return path.join(findCacheFolder(), `electron-${readWantedVersion()}-out-of-reach`)
}
