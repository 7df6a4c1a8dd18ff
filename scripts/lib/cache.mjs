import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { findCacheFolder } from './locations.mjs'

const leftoverPrefix = '.making-'
const dayMs = 24 * 60 * 60 * 1000

/**
 * Gives the cache's folder `name`, made by `fill` when it is not there. It appears whole or not at all: it is filled
 * under another name and renamed, so a kill or a second setup at the same time leaves nothing half made.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder's path
 */
export async function cacheFolder(name, fill) {
  const cache = findCacheFolder()
  const folder = path.join(cache, name)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  await removeLeftovers(cache)
  const draft = await mkdtemp(path.join(cache, leftoverPrefix))
  try {
    await fill(draft)
    await rename(draft, folder)
  } catch (error) {
    // Another setup that finished first has made the same folder.
    if (!existsSync(folder)) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return folder
}

/**
 * Removes what killed setups left; younger drafts may belong to one that still runs.
 * @param {string} cache
 */
async function removeLeftovers(cache) {
  for (const name of await readdir(cache)) {
    if (!name.startsWith(leftoverPrefix)) continue
    const draft = path.join(cache, name)
    const { mtimeMs } = await stat(draft)
    if (Date.now() - mtimeMs > dayMs) await rm(draft, { recursive: true, force: true })
  }
}
