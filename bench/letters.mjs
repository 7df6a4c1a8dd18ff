import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import { v7 as newId } from 'uuid'

const root = resolve(import.meta.dirname, '..')
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const BATCH = 100

/**
 * Exports letters in the app as a coach does, in batches, each letter merged, checked, printed and written, and says how
 * many a second. The practice is made for it and thrown away.
 * @param {number} [count] how many letters
 * @returns {Promise<{ letters: number, seconds: number, perSecond: number }>}
 */
export async function measureLetters(count = 500) {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-bench-letters-'))
  const app = await _electron.launch({
    executablePath: process.env.GREENROOM_ELECTRON ?? '',
    args: [...sandbox, root],
    env: { ...process.env, GREENROOM_DATA_DIR: join(folder, 'practice') },
  })
  try {
    const window = await app.firstWindow()
    await window.waitForFunction(() => 'greenroom' in globalThis)
    /**
     * @param {string} name of the call
     * @param {unknown} input
     * @returns {Promise<any>} its value
     */
    const call = (name, input) =>
      window.evaluate(
        async ([callName, callInput]) => {
          const { greenroom } = /** @type {any} the app's bridge */ (globalThis)
          const answer = await greenroom.call(callName, callInput)
          if (!answer.ok) throw new Error(`${callName}: ${answer.error.code}`)
          return answer.value
        },
        /** @type {const} */ ([name, input]),
      )
    const ids = await seed(call, count)
    // The first letter opens the printing window.
    await call('letters.preview', { id: ids[0] })
    const started = performance.now()
    for (let at = 0; at < ids.length; at += BATCH) {
      const place = join(folder, `letters-${at}`)
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, place)
      const batch = ids.slice(at, at + BATCH)
      const answer = await call('letters.exportMany', { runId: newId(), ids: batch, as: 'files' })
      if (answer.count !== batch.length || readdirSync(place).length !== batch.length)
        throw new Error(`${answer.count} of ${batch.length} letters were written`)
    }
    const seconds = (performance.now() - started) / 1_000
    return { letters: ids.length, seconds, perSecond: ids.length / seconds }
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Clients who wait for an answer, each with a draft of one page.
 * @param {(name: string, input: unknown) => Promise<any>} call
 * @param {number} count
 * @returns {Promise<string[]>} the ids of the drafts
 */
async function seed(call, count) {
  const ids = []
  for (let index = 0; index < count; index += 1) {
    const { id: clientId } = await call('clients.save', {
      fullName: `Client Number${index}`,
      addressText: `${index} Orchard Road\nBath`,
    })
    const { id: opportunityId } = await call('interviews.saveOpportunity', {
      clientId,
      employerName: `Works ${index}`,
      role: 'planner',
    })
    const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10)
    await call('interviews.saveRound', { clientId, opportunityId, stage: 'first', heldOn: day })
    const id = newId()
    await call('letters.create', {
      id,
      clientId,
      opportunityId,
      questionId: null,
      topics: ['is-this-a-brush-off'],
    })
    ids.push(id)
  }
  return ids
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table([await measureLetters()])
