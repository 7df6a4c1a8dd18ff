import { setup } from '../setup.mjs'
import { ensureBuilt } from './build-output.mjs'
import { withDisplay } from './display.mjs'
import { launch } from './launch.mjs'
import { root } from './locations.mjs'
import { describeRuntime } from './runtime.mjs'

/** Chromium's sandbox refuses to run as root, as which containers mostly run: switched off there, in development only. */
export const sandboxSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Everything before the app can be started: set-up, and a build if it is stale. Tells its progress on stderr.
 * @param {Parameters<typeof setup>[0]} [options]
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export async function prepareApp(options) {
  const runtime = await setup(options)
  await ensureBuilt(runtime, tellBuild)
  return runtime
}

/** @param {string} line */
export function tellBuild(line) {
  console.error(`build: ${line}`)
}

/**
 * Runs a program that opens windows, from the checkout's top folder, with the chosen runtime in its environment.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] to add
 * @returns {Promise<number>} its exit code
 */
export function launchWithDisplay(runtime, command, args, env = {}) {
  return withDisplay(
    (display) =>
      launch(command, args, { cwd: root, env: { ...describeRuntime(runtime), ...display, ...env } }),
    console.error,
  )
}
