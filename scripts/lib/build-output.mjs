import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { fingerprint } from './fingerprint.mjs'
import { root } from './locations.mjs'
import { withLock } from './lock.mjs'
import { PlainError } from './plain-error.mjs'
import { lastLines, run } from './run.mjs'
import { describeRuntime } from './runtime.mjs'

const inputs = [
  'src',
  'resources',
  // The guide and its pictures are in the app too.
  'docs/user-guide.md',
  'docs/screenshots',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const output = path.join(root, 'out')
const stamp = path.join(output, '.built-from')

/** The app's own files as built, for those who start it. */
export const cliEntry = path.join(output, 'main', 'cli.js')

/**
 * Builds main, preload and renderer into out/ when what they are made of has changed since the last whole build.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {(line: string) => void} tell
 * @returns {Promise<boolean>} whether a build was needed
 */
export async function ensureBuilt(runtime, tell) {
  if (isFresh()) return false
  return withLock('build', async () => {
    // Another script may have built it while this one waited.
    const made = fingerprint(root, inputs)
    if (isFresh(made)) return false
    tell('building the app')
    await forgetBuild()
    const built = await run(
      process.execPath,
      [path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'],
      { cwd: root, env: { ...process.env, ...describeRuntime(runtime) } },
    )
    if (built.code !== 0) throw new PlainError(`The build failed:\n${readable(lastLines(built, 40))}`)
    await mkdir(output, { recursive: true })
    await writeFile(stamp, made)
    return true
  })
}

/**
 * A bundler's message without its colours and its own stack.
 * @param {string} text
 */
function readable(text) {
  return stripVTControlCharacters(text).replaceAll(/^\s+at .*\n?/gm, '')
}

/** Says that out/ no longer holds a whole build, before something else writes there. */
export async function forgetBuild() {
  await rm(stamp, { force: true })
}

function isFresh(now = fingerprint(root, inputs)) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === now
}
