import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findCacheFolder, root } from './locations.mjs'

const pollMs = 250

/**
 * Runs `work` while no other script does the same in this checkout (two npm installs at once would spoil both).
 * The lock lies in the user's cache and names its process: one that was killed holds nothing up.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(name, work, onWait = () => {}) {
  const folder = path.join(findCacheFolder(), 'locks')
  const file = path.join(folder, `${name}-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
  await mkdir(folder, { recursive: true })
  let waited = false
  while (!(await take(file))) {
    if (!waited) onWait()
    waited = true
    await delay(pollMs)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/**
 * @param {string} file
 * @returns {Promise<boolean>} whether the lock is now ours
 */
async function take(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  // Number('') is 0: the file is gone again, or its holder has not written its id yet.
  if (holder > 0 && !isRunning(holder)) await rm(file, { force: true })
  return false
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
