import path from 'node:path'
import { root } from './locations.mjs'
import { PlainError } from './plain-error.mjs'
import { lastLines, run } from './run.mjs'

/** The folder of the packages that make installers, which have a package.json of their own. */
export const packagingTools = path.join(root, 'scripts', 'packaging')

/**
 * Runs electron-builder on a staged app. Throws PlainError with its last lines.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {{ stage: string, output: string, args: readonly string[] }} what
 */
export async function runBuilder(runtime, { stage, output, args }) {
  const built = await run(
    process.execPath,
    [
      path.join(packagingTools, 'node_modules', 'electron-builder', 'cli.js'),
      '--config',
      path.join(packagingTools, 'builder-config.cjs'),
      '--publish',
      'never',
      ...args,
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        GREENROOM_STAGE: stage,
        GREENROOM_OUTPUT: output,
        GREENROOM_ELECTRON_VERSION: runtime.version,
        ...(runtime.official
          ? {}
          : { GREENROOM_DIST: path.dirname(runtime.electronPath), GREENROOM_DEVONLY: '1' }),
      },
    },
  )
  if (built.code !== 0) throw new PlainError(`The app could not be packaged:\n${lastLines(built, 20)}`)
}
