import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paintTimes, startElectron } from './electron-run.mjs'

const RUNS = 5
const passphrase = 'four quiet herons nest'

/**
 * From Enter on the passphrase to painted rows, beside a start of the same practice that asks for nothing: medians in
 * milliseconds. The practice is copied, since it gets a passphrase.
 * @param {string} appFolder
 * @param {string} practice
 * @returns {Promise<{ unlockMs: number, startMs: number }>}
 */
export async function measureUnlock(appFolder, practice) {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-unlock-'))
  try {
    cpSync(practice, folder, { recursive: true, filter: (file) => !file.endsWith('chromium') })
    const starts = []
    for (let run = 0; run < RUNS; run += 1) starts.push(await startTime(appFolder, folder))
    await protect(appFolder, folder)
    const unlocks = []
    for (let run = 0; run < RUNS; run += 1) unlocks.push(await unlockTime(appFolder, folder))
    return { unlockMs: middle(unlocks), startMs: middle(starts) }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** @param {readonly number[]} values */
const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * @param {string} appFolder
 * @param {string} folder
 */
async function startTime(appFolder, folder) {
  const run = await startElectron(appFolder, folder)
  try {
    return (await paintTimes(run, true)).rowsMs
  } finally {
    await run.stop()
  }
}

/**
 * @param {string} appFolder
 * @param {string} folder
 */
async function protect(appFolder, folder) {
  const run = await startElectron(appFolder, folder)
  try {
    await paintTimes(run, true)
    await run.page.evaluate(async (text) => {
      const bridge = /** @type {any} the page's own bridge */ (globalThis).greenroom
      const answer = await bridge.call('vault.setPassphrase', { text, before: null, byKeychain: false })
      if (!answer.ok) throw new Error(answer.error.message)
    }, passphrase)
  } finally {
    await run.stop()
  }
}

/**
 * @param {string} appFolder
 * @param {string} folder
 */
async function unlockTime(appFolder, folder) {
  const run = await startElectron(appFolder, folder)
  try {
    const field = run.page.getByLabel('Passphrase', { exact: true })
    await field.fill(passphrase)
    const startedAt = Date.now()
    await field.press('Enter')
    await run.page.waitForURL(/index\.html/)
    return (await paintTimes({ ...run, startedAt }, true)).rowsMs
  } finally {
    await run.stop()
  }
}
