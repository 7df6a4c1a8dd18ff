import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packagingTools, runBuilder } from '../scripts/lib/electron-builder.mjs'
import { arePackagesInstalled, installPackages } from '../scripts/lib/packages.mjs'
import { resolveRuntime } from '../scripts/lib/runtime.mjs'
import { stageApp } from '../scripts/lib/stage.mjs'
import { paintTimes, startProgram } from './electron-run.mjs'

const ROUNDS = 21
/** Chromium has no sandbox for root, and a packaged app cannot be talked out of its own: root measures as this user, nobody's. */
const SOMEBODY = 65_533
const isRoot = process.getuid?.() === 0

/** @typedef {{ paintMs: number, rowsMs: number, bareMs: number }} Round */
/** @typedef {{ least: number, quarter: number, middle: number, threeQuarters: number, most: number }} Spread */

/**
 * The packaged app on a practice beside a bare window in the same package: the same Electron with the same fuses, an archive, a
 * window of the same size. One start of each in turn, and each comes first in every other round, so that a slow spell of the
 * machine meets both.
 * @param {string} root
 * @param {string} practice
 * @returns {Promise<Round[]>} milliseconds from the start of the process
 */
export async function measurePackaged(root, practice) {
  if (process.platform !== 'linux') throw new Error('The packaged app is measured on Linux only.')
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-packaged-'))
  chmodSync(folder, 0o755)
  try {
    const app = await packApp(folder)
    const bare = await packBare(folder, join(root, 'bench', 'bare'))
    const appData = join(folder, 'app-data')
    cpSync(practice, appData, { recursive: true, filter: (file) => !file.endsWith('chromium') })
    const bareData = join(folder, 'bare-data')
    mkdirSync(bareData)
    if (isRoot) execFileSync('chown', ['-R', `${SOMEBODY}:${SOMEBODY}`, appData, bareData])
    await prepare(app, appData)
    const startApp = () => start(app, appData, true)
    const startBare = () => start(bare, bareData, false)
    // A first start makes Chromium's profile and fills its code cache, which a coach waits for once.
    await startBare()
    await startApp()
    /** @type {Round[]} */
    const rounds = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      console.error(`bench: starts of the packaged app, ${round} of ${ROUNDS}`)
      const early = round % 2 === 0 ? await startApp() : null
      const { paintMs: bareMs } = await startBare()
      rounds.push({ ...(early ?? (await startApp())), bareMs })
    }
    return rounds
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * How values lie, to whole hundredths.
 * @param {readonly number[]} values
 * @returns {Spread}
 */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (/** @type {number} */ part) =>
    Math.round((sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN) * 100) / 100
  return { least: at(0), quarter: at(0.25), middle: at(0.5), threeQuarters: at(0.75), most: at(1) }
}

/**
 * The app as the installers hold it, out of what was built last.
 * @param {string} folder
 */
async function packApp(folder) {
  if (!arePackagesInstalled(packagingTools)) await installPackages(packagingTools)
  const runtime = resolveRuntime()
  const stage = join(folder, 'stage')
  await stageApp(runtime, 'greenroom-bench', stage)
  await runBuilder(runtime, { stage, output: join(folder, 'app'), args: ['--linux', '--dir'] })
  const unpacked = join(folder, 'app', 'linux-unpacked')
  // As the Debian package installs it.
  if (isRoot) chmodSync(join(unpacked, 'chrome-sandbox'), 0o4755)
  return unpacked
}

/**
 * The same package with another archive.
 * @param {string} folder
 * @param {string} source
 */
async function packBare(folder, source) {
  const unpacked = join(folder, 'bare')
  cpSync(join(folder, 'app', 'linux-unpacked'), unpacked, { recursive: true })
  if (isRoot) chmodSync(join(unpacked, 'chrome-sandbox'), 0o4755)
  const resources = join(unpacked, 'resources')
  for (const one of ['app.asar', 'app.asar.unpacked']) rmSync(join(resources, one), { recursive: true })
  const stage = join(folder, 'bare-stage')
  mkdirSync(stage)
  for (const file of ['package.json', 'main.cjs', 'preload.cjs'])
    cpSync(join(source, file), join(stage, file))
  const { createPackage } = createRequire(join(packagingTools, 'package.json'))('@electron/asar')
  await createPackage(stage, join(resources, 'app.asar'))
  return unpacked
}

/**
 * @param {string} unpacked
 * @param {string} dataFolder
 */
const startIn = (unpacked, dataFolder) =>
  startProgram(join(unpacked, 'greenroom'), [], {
    cwd: '/',
    env: { ...process.env, HOME: dataFolder, GREENROOM_DATA_DIR: dataFolder },
    ...(isRoot ? { uid: SOMEBODY, gid: SOMEBODY } : {}),
  })

/**
 * Says what the first start of a practice asks, so that the measured ones go to Today.
 * @param {string} unpacked
 * @param {string} dataFolder
 */
async function prepare(unpacked, dataFolder) {
  const run = await startIn(unpacked, dataFolder)
  try {
    await run.page.getByRole('heading', { level: 1 }).waitFor()
    await run.page.evaluate(async () => {
      const bridge = /** @type {any} the page's own bridge */ (globalThis).greenroom
      const answer = await bridge.call('vault.setUpDone', {})
      if (!answer.ok) throw new Error(answer.error.message)
    })
  } finally {
    await run.stop()
  }
}

/**
 * @param {string} unpacked
 * @param {string} dataFolder
 * @param {boolean} hasRows
 */
async function start(unpacked, dataFolder, hasRows) {
  const run = await startIn(unpacked, dataFolder)
  try {
    return await paintTimes(run, hasRows)
  } finally {
    await run.stop()
  }
}
