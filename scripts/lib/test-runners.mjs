import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { launchWithDisplay } from './app.mjs'
import { launch } from './launch.mjs'
import { root } from './locations.mjs'
import { describeRuntime } from './runtime.mjs'
import { completeTally, tallyPlaywright, tallyVitest } from './tally.mjs'

export const playwrightScript = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const vitestScript = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')

/**
 * Runs the unit tests inside Electron's own Node, so that the runtime that is shipped is the one that is tested.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args for vitest
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export function runUnitTests(runtime, args) {
  return runVitest(runtime, 'unit', args)
}

/**
 * Runs what breaks on purpose (tests/faults, tests/fuzz), in Electron's own Node too.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args for vitest
 * @param {NodeJS.ProcessEnv} [env] to add
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export function runFaults(runtime, args, env = {}) {
  return runVitest(runtime, 'faults', ['--config=vitest.faults.config.mts', ...args], env)
}

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {'unit' | 'faults'} part
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
function runVitest(runtime, part, args, env = {}) {
  return withReport(async (report) => {
    const exitCode = await launch(
      runtime.electronPath,
      [vitestScript, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
      { cwd: root, env: { ...describeRuntime(runtime), ...env, ELECTRON_RUN_AS_NODE: '1' } },
    )
    return completeTally(
      readReport(report, (json) => tallyVitest(json, root, part)),
      part,
      exitCode,
    )
  })
}

/**
 * Runs the journeys in the built app.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args for Playwright
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export function runJourneys(runtime, args) {
  return withReport(async (report) => {
    const exitCode = await launchWithDisplay(
      runtime,
      process.execPath,
      [playwrightScript, 'test', ...args],
      // playwright.config.ts adds a report of that name.
      { GREENROOM_E2E_REPORT: report },
    )
    return completeTally(readReport(report, tallyPlaywright), 'e2e', exitCode)
  })
}

/**
 * Keeps a runner's report out of the checkout.
 * @template T
 * @param {(report: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withReport(work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'greenroom-report-'))
  try {
    return await work(path.join(folder, 'report.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} file
 * @param {(json: any) => import('./tally.mjs').Tally} tally
 */
function readReport(file, tally) {
  return existsSync(file) ? tally(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
