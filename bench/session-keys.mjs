import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { v7 as newId } from 'uuid'
import { build } from 'vite'
import { startElectron } from './electron-run.mjs'

const root = resolve(import.meta.dirname, '..')
const bare = join(import.meta.dirname, 'bare')
const QUESTIONS = 40
const MARKS = 400
const PRESSES = 120

/** @typedef {Awaited<ReturnType<typeof startElectron>>['page']} Page */
/** @typedef {{ midMs: number, p95Ms: number }} KeyTimes */

/**
 * Presses 1 to 5 by turns and takes the time from the key itself (as the system stamped it) to the frame after the one in
 * which its score is drawn.
 * @param {Page} page whose scores are radio buttons
 * @returns {Promise<KeyTimes>}
 */
async function timeScores(page) {
  await page.evaluate(() => {
    const times = /** @type {number[]} */ ([])
    Object.assign(globalThis, { benchTimes: times, benchBusy: false })
    document.addEventListener(
      'keydown',
      (event) => {
        if (!/^[1-5]$/.test(event.key)) return
        const isShown = () =>
          [...document.querySelectorAll('[role=radio][aria-checked=true]')].some(
            (radio) => radio.textContent === event.key && radio.closest('[data-chosen]') !== null,
          )
        const started = event.timeStamp
        Object.assign(globalThis, { benchBusy: true })
        const look = () => {
          if (!isShown()) return requestAnimationFrame(look)
          // A message is handled after the frame that a callback before it belongs to was given to the screen.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => {
            times.push(performance.now() - started)
            Object.assign(globalThis, { benchBusy: false })
          })
          port1.start()
          return port2.postMessage(null)
        }
        requestAnimationFrame(look)
      },
      { capture: true },
    )
  })
  for (let press = 0; press < PRESSES; press += 1) {
    await page.keyboard.press(String((press % 5) + 1))
    await page.waitForFunction(() => !(/** @type {any} */ (globalThis).benchBusy))
    // The next answer now and then, as in an hour.
    if (press % 12 === 11) await page.keyboard.press('n')
    else if (press % 3 === 2) await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(30)
  }
  const times = await page.evaluate(() => /** @type {any} */ (globalThis).benchTimes)
  const sorted = times.slice(10).toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b)
  const share = (/** @type {number} */ part) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN
  return { midMs: share(0.5), p95Ms: share(0.95) }
}

/**
 * From a key to its painted score in a live session with an hour on its clock, 40 questions and 400 marks; with
 * `isRecorded` while its sound is recorded from Chromium's own test device.
 * @returns {Promise<KeyTimes>}
 */
export async function measureSessionKeys({ isRecorded = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-bench-session-'))
  const practice = join(folder, 'practice')
  try {
    const sessionId = await seed(practice)
    age(practice)
    const run = await startElectron(root, practice, isRecorded ? ['--use-fake-device-for-media-stream'] : [])
    try {
      const { page } = run
      await page.waitForFunction(() => 'greenroom' in globalThis)
      await page.evaluate(async (id) => {
        const { greenroom } = /** @type {any} the page's own bridge */ (globalThis)
        await greenroom.call('mockSessions.act', { sessionId: id, act: { kind: 'goOn' } })
        location.hash = `#/mock-sessions/${id}`
      }, sessionId)
      await page.getByRole('radiogroup').first().waitFor()
      await page.getByRole('radiogroup').first().getByRole('radio').first().focus()
      if (isRecorded) {
        await page.keyboard.press('r')
        await page.getByRole('meter').waitFor()
      }
      return await timeScores(page)
    } finally {
      await run.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * The same keys on a page of React alone that draws one row of five buttons.
 * @returns {Promise<KeyTimes>}
 */
export async function measureBareKeys() {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-bench-keys-'))
  try {
    const built = await build({
      configFile: false,
      root,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        write: false,
        minify: true,
        lib: { entry: join(bare, 'keys.jsx'), formats: ['iife'], name: 'keys' },
      },
    })
    const [output] = /** @type {any[]} */ (Array.isArray(built) ? built : [built]).flatMap(
      (one) => one.output,
    )
    const run = await startElectron(bare, folder)
    try {
      await run.page.evaluate(output.code)
      await run.page.getByRole('radio').first().waitFor()
      return await timeScores(run.page)
    } finally {
      await run.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * A practice with one live session; answers its id.
 * @param {string} practice
 * @returns {Promise<string>}
 */
async function seed(practice) {
  const run = await startElectron(root, practice)
  try {
    await run.page.waitForFunction(() => 'greenroom' in globalThis)
    const sessionId = newId()
    await run.page.evaluate(
      async ({ id, markIds, questions }) => {
        const { greenroom } = /** @type {any} the page's own bridge */ (globalThis)
        const call = async (/** @type {string} */ name, /** @type {unknown} */ input) => {
          const answer = await greenroom.call(name, input)
          if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
          return answer.value
        }
        const client = await call('clients.save', { fullName: 'Marie Keller' })
        const consent = { purpose: 'recording', state: 'given', happenedOn: '2026-05-15' }
        await call('records.saveConsent', { clientId: client.id, ...consent })
        const bank = await call('questionBank.questions', {})
        const criteria = await call('questionBank.criteria', {})
        await call('mockSessions.prepare', {
          id,
          clientId: client.id,
          title: 'Mock session 4',
          questions: bank.slice(0, questions).map((/** @type {any} */ { ref, body, strongAnswer }) => ({
            questionRef: ref,
            body,
            listenFor: strongAnswer,
            limitSeconds: 180,
          })),
          criteria: criteria.slice(0, 5).map((/** @type {any} */ { ref, name, weight, anchors }) => ({
            criterionRef: ref,
            name,
            weight,
            anchors,
          })),
        })
        const file = await call('mockSessions.begin', { id })
        const act = (/** @type {unknown} */ one) => call('mockSessions.act', { sessionId: id, act: one })
        for (const [index, markId] of markIds.entries()) {
          const questionId = file.questions[Math.floor(index / (markIds.length / questions))].id
          await act({ kind: 'goTo', questionId })
          const word = `says “perfectionist” for the ${index}th time`
          await act({ kind: 'mark', id: markId, markKind: index % 3 === 0 ? 'whisper' : 'mark', word })
        }
        await act({ kind: 'goTo', questionId: file.questions[0].id })
      },
      { id: sessionId, markIds: Array.from({ length: MARKS }, () => newId()), questions: QUESTIONS },
    )
    return sessionId
  } finally {
    await run.stop()
  }
}

/**
 * Makes the session an hour old.
 * @param {string} practice
 */
function age(practice) {
  const sql = `UPDATE mockSession SET elapsedMs = 3600000;
    UPDATE sessionQuestion SET spentMs = 90000;
    UPDATE sessionMark SET questionMs = (abs(random()) % 90000), atMs = (abs(random()) % 3600000);`
  execFileSync(
    process.env.GREENROOM_ELECTRON ?? '',
    [join(root, 'tests/support/run-sql.cjs'), join(practice, 'vault'), sql],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const keys = {
    bare: await measureBareKeys(),
    session: await measureSessionKeys(),
    recorded: await measureSessionKeys({ isRecorded: true }),
  }
  console.table(keys)
  console.log(`ratio of the 95 % marks: ${(keys.session.p95Ms / keys.bare.p95Ms).toFixed(2)}`)
}
