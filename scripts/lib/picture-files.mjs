import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * The files in a folder and in those below it, by their paths in it.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()
}

/** @param {string} file */
const sum = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')

/**
 * The files that two folders do not have with the same bytes, each with what is wrong.
 * @param {string} first
 * @param {string} second
 * @returns {{ readonly name: string, readonly what: string }[]}
 */
export function differences(first, second) {
  const names = new Set([...filesIn(first), ...filesIn(second)])
  return [...names].toSorted().flatMap((name) => {
    const [before, after] = [path.join(first, name), path.join(second, name)]
    if (!existsSync(before)) return [{ name, what: 'only the second time' }]
    if (!existsSync(after)) return [{ name, what: 'only the first time' }]
    return sum(before) === sum(after) ? [] : [{ name, what: 'other bytes' }]
  })
}

/**
 * Puts made files in their place. Files that are the same are left alone.
 * @param {string} made
 * @param {string} target
 * @returns {string[]} what changed
 */
export function putInPlace(made, target) {
  return filesIn(made).filter((name) => {
    const [from, to] = [path.join(made, name), path.join(target, name)]
    if (existsSync(to) && sum(from) === sum(to)) return false
    mkdirSync(path.dirname(to), { recursive: true })
    copyFileSync(from, to)
    return true
  })
}

/**
 * Removes what nobody makes any more, from the folders that were made. Only after everything was made.
 * @param {string} made
 * @param {string} target
 * @returns {string[]} what went
 */
export function removeStale(made, target) {
  const names = new Set(filesIn(made))
  const folders = new Set([...names].map((name) => path.dirname(name)))
  return [...folders]
    .flatMap((folder) => filesIn(path.join(target, folder)).map((name) => path.join(folder, name)))
    .filter((name) => !names.has(name))
    .map((name) => {
      rmSync(path.join(target, name))
      return name
    })
}

/**
 * Copies some files into a folder that is made anew, to be looked at.
 * @param {string} from
 * @param {string} to
 * @param {readonly { readonly name: string }[]} some
 */
export function keepSome(from, to, some) {
  rmSync(to, { recursive: true, force: true })
  for (const { name } of some) {
    if (!existsSync(path.join(from, name))) continue
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true })
    copyFileSync(path.join(from, name), path.join(to, name))
  }
}
