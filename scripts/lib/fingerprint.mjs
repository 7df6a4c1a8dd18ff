import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * One short text for the names and contents of files and folders; a file that is not there counts as such. It is of
 * contents and not of times, so a fresh clone or a branch switched back and forth costs no build.
 * @param {string} folder
 * @param {readonly string[]} places paths inside `folder`
 * @returns {string}
 */
export function fingerprint(folder, places) {
  const hash = createHash('sha256')
  for (const place of places) addPlace(hash, folder, place)
  return hash.digest('hex')
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} folder
 * @param {string} place
 */
function addPlace(hash, folder, place) {
  const names = readFolder(path.join(folder, place))
  if (names !== undefined) {
    for (const name of names.toSorted()) addPlace(hash, folder, `${place}/${name}`)
    return
  }
  const content = readContent(path.join(folder, place))
  // The length keeps one file's end from being taken for the next one's name.
  hash.update(`${place}\n${content?.length ?? 'missing'}\n`)
  if (content !== undefined) hash.update(content)
}

/** @param {string} folder */
function readFolder(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return undefined
  }
}

/** @param {string} file */
function readContent(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
