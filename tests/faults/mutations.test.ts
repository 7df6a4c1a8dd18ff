import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { countOr, tellFigures } from './support/figures'
import { type Mutation, mutations } from './support/mutations'
import { scratchFolder } from './support/practice-folder'

const root = resolve(import.meta.dirname, '../..')
const copied = [
  'src',
  'resources',
  'tests',
  'scripts',
  'docs',
  'README.md',
  'CHANGELOG.md',
  'package.json',
  'tsconfig.json',
  'vitest.config.mts',
  'vitest.faults.config.mts',
]
/** How often a fault is tried until the taken defence shows. */
const TRIES: Readonly<Record<string, string>> = { GREENROOM_FAULTS_N: '200' }

/** A copy of the sources in which a defence can be taken away. */
function copyOfSources(): string {
  const folder = scratchFolder()
  execFileSync('cp', ['-a', ...copied.map((name) => join(root, name)), folder])
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Runs one test file in the copy; answers whether it was green. */
function isGreen(folder: string, { test, words }: Pick<Mutation, 'test' | 'words'>): boolean {
  const config = test.includes('/unit/') ? 'vitest.config.mts' : 'vitest.faults.config.mts'
  const time = ['--testTimeout=3600000', '--hookTimeout=3600000']
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, test, ...time]
  const { status } = spawnSync(process.execPath, [...args, ...(words ? ['-t', words] : [])], {
    cwd: folder,
    env: { ...process.env, ...TRIES, GREENROOM_FAULTS_FIGURES: '', ELECTRON_RUN_AS_NODE: '1' },
    stdio: 'ignore',
  })
  return status === 0
}

it('turns red without each of its defences', { timeout: 3_600_000 }, () => {
  const count = Math.min(countOr(1), mutations.length)
  const folder = copyOfSources()
  const checked = new Map<string, boolean>()
  const unseen: string[] = []
  for (const mutation of mutations.slice(0, count)) {
    const { name, file, find, replace, test, words } = mutation
    const place = join(folder, file)
    const text = readFileSync(place, 'utf8')
    expect(text.split(find).length, `${name}: what is undone stands once in ${file}`).toBe(2)
    const key = `${test} ${words ?? ''}`
    if (!checked.has(key)) checked.set(key, isGreen(folder, mutation))
    // A test that is red anyway shows nothing.
    if (!checked.get(key)) {
      unseen.push(`${name} (${key} is red with it)`)
      continue
    }
    rmSync(place)
    writeFileSync(
      place,
      text.replace(find, () => replace),
    )
    if (isGreen(folder, mutation)) unseen.push(name)
    writeFileSync(place, text)
  }
  tellFigures('mutations', { undone: count, seen: count - unseen.length, unseen: unseen.join('; ') })
  expect(unseen).toEqual([])
})
