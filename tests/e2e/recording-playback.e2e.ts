import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { tellFigures } from '../faults/support/figures'
import { expectAccessible } from '../support/axe'
import { expect, test } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import {
  fakeMicrophone,
  liveSession,
  recordingSign,
  soundOf,
  timedSeek,
  untilRecorded,
} from '../support/recording-steps'

/** What a jump may take until the sound is there, in milliseconds. */
const SEEK_MS = 200

const part = (window: Page) => window.getByRole('region', { name: 'Recording' })
const placeOf = async (window: Page): Promise<number> =>
  Number(await window.getByRole('slider', { name: 'Place in the recording' }).inputValue())

/** Whether any file under a folder holds these bytes. */
const anyFileHolds = (folder: string, bytes: Buffer): boolean =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(bytes))

test('half a minute is recorded, lies encrypted, and is heard again by keyboard, mark by mark, until it is deleted', async ({
  start,
}) => {
  test.setTimeout(150_000)
  const app = await start({ args: fakeMicrophone })
  const { window, complaints, strangers, dataFolder } = app
  const { sessionId } = await liveSession(app)
  await window.keyboard.press('r')
  await expect(recordingSign(window)).toBeVisible()
  for (const [seconds, word] of [
    [10, 'perfectionist'],
    [20, 'quotes a figure'],
  ] as const) {
    await untilRecorded(window, seconds)
    await window.keyboard.press('t')
    await window.keyboard.type(word)
    await window.keyboard.press('Enter')
  }
  await untilRecorded(window, 30)
  await window.keyboard.press('Control+Shift+e')
  await window.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()

  // The report has it as soon as the last piece is kept.
  await expect(part(window)).toBeVisible()
  await expect
    .poll(async () => (await callApp(window, 'recordings.ofSession', { sessionId })).lengthMs)
    .toBeGreaterThan(29_500)
  await expectAccessible(window, 'a report with a recording')
  await window.keyboard.press('p')
  await expect(part(window).getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(() => placeOf(window)).toBeGreaterThanOrEqual(2)
  await window.keyboard.press('p')
  await window.keyboard.press('ArrowRight')
  await expect.poll(() => placeOf(window)).toBeGreaterThanOrEqual(12)
  await window.keyboard.press('ArrowLeft')
  await expect.poll(() => placeOf(window)).toBeLessThan(8)
  for (let press = 0; press < 2; press += 1) await window.keyboard.press('>')
  await expect(part(window).getByLabel('Speed')).toHaveValue('1.5')

  await window.keyboard.press('m')
  const marks = part(window).getByRole('list', { name: 'Marks in the recording' })
  await expect(marks.getByRole('button', { name: /perfectionist/ })).toBeFocused()
  await window.keyboard.press('ArrowDown')
  await expect(marks.getByRole('button', { name: /quotes a figure/ })).toBeFocused()
  const { stretches } = await callApp(window, 'recordings.ofSession', { sessionId })
  const { marks: kept } = await callApp(window, 'mockSessions.read', { id: sessionId })
  const expected = (kept[1]?.atMs ?? 0) - (stretches[0]?.startMs ?? 0)
  await window.keyboard.press('Enter')
  await expect(part(window).getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(marks.getByRole('button', { name: /quotes a figure/ })).toHaveAttribute('aria-current', 'true')
  await window.keyboard.press('p')
  expect(await placeOf(window)).toBeGreaterThanOrEqual(Math.floor(expected / 1_000))

  // The client's window can neither ask for it nor play it.
  await window.evaluate((id) => {
    globalThis.location.hash = `#/mock-sessions/${id}`
  }, sessionId)
  await callApp(window, 'mockSessions.showClientWindow', { isShown: true })
  await expect.poll(() => app.electron.windows().length).toBe(2)
  const client = app.electron.windows().find((one) => one.url().includes('client.html'))
  if (!client) throw new Error('There is no client window')
  for (const [name, input] of [
    ['recordings.ofSession', { sessionId }],
    ['recordings.sound', { recordingId: stretches[0]?.id, fromMs: 0, limit: 1 }],
    ['recordings.ask', { sessionId }],
  ] as const) {
    const answer = await client.evaluate(
      ([callName, callInput]) =>
        (
          globalThis as unknown as {
            greenroom: { call: (name: string, input: unknown) => Promise<{ error?: { code: string } }> }
          }
        ).greenroom.call(callName, callInput),
      [name, input] as const,
    )
    expect(answer.error?.code).toBe('not-allowed')
  }
  await callApp(window, 'mockSessions.showClientWindow', { isShown: false })

  // Neither what the recorder writes of itself nor a second of sound stands anywhere in the clear.
  const sound = await soundOf(window, stretches[0]?.id ?? '', 15_000)
  expect(sound.length).toBeGreaterThan(1_000)
  for (const canary of [sound.subarray(100, 164), Buffer.from('OpusHead')])
    expect(anyFileHolds(dataFolder, canary)).toBe(false)

  await window.evaluate((id) => {
    globalThis.location.hash = `#/mock-sessions/${id}/report`
  }, sessionId)
  await window.keyboard.press('Control+Shift+l')
  await expect(part(window).getByText('Hidden and silent while you present.')).toBeVisible()
  await expect(part(window).getByRole('slider')).toHaveCount(0)
  await window.keyboard.press('Control+Shift+l')
  await part(window).getByRole('button', { name: 'Delete the recording' }).click()
  const question = window.getByRole('dialog', { name: 'Delete this recording?' })
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await question.getByRole('button', { name: 'Delete the recording' }).click()
  await expect(part(window)).toHaveCount(0)
  expect(await callApp(window, 'recordings.ofSession', { sessionId })).toMatchObject({ stretches: [] })
  expect(strangers).toEqual([])
  expect(complaints).toEqual([])
})

test('in an hour of sound a jump to a mark is heard within a fifth of a second', async ({ start }) => {
  test.setTimeout(240_000)
  const app = await start({ args: fakeMicrophone })
  const { window } = app
  const { sessionId } = await liveSession(app)
  // Some seconds as the recorder writes them, and then the same ones over and over through the door, until an hour is full.
  await window.keyboard.press('r')
  await untilRecorded(window, 8)
  await window.keyboard.press('r')
  await expect(recordingSign(window)).toHaveCount(0)
  const first = (await callApp(window, 'recordings.ofSession', { sessionId })).stretches[0]
  const kept = await window.evaluate(
    async ({ id, recordingId }) => {
      type Piece = { startMs: number; endMs: number; bytes: Uint8Array }
      const { greenroom } = globalThis as unknown as {
        greenroom: { call: (name: string, input: unknown) => Promise<{ ok: boolean; value: never }> }
      }
      const call = async <Answer>(name: string, input: unknown): Promise<Answer> => {
        const answer = await greenroom.call(name, input)
        if (!answer.ok) throw new Error(`${name} ${JSON.stringify(answer)}`)
        return answer.value
      }
      const { opening, pieces } = await call<{ opening: Uint8Array; pieces: Piece[] }>('recordings.sound', {
        recordingId,
        fromMs: 0,
        limit: 60,
      })
      await call('recordings.ask', { sessionId: id })
      const begun = await call<{ recordingId: string }>('recordings.begin', { sessionId: id })
      let position = 0
      const keep = async (piece: Piece): Promise<void> => {
        await call('recordings.keep', { recordingId: begun.recordingId, position, ...piece })
        position += 1
      }
      await keep({ startMs: 0, endMs: 0, bytes: opening })
      const roundMs = pieces.at(-1)?.endMs ?? 0
      const times: number[] = []
      for (let fromMs = 0; fromMs < 3_600_000; fromMs += roundMs)
        for (const { startMs, endMs, bytes } of pieces) {
          const moved = bytes.slice()
          const view = new DataView(moved.buffer)
          view.setBigUint64(10, BigInt(startMs + fromMs))
          const began = performance.now()
          await keep({ startMs: startMs + fromMs, endMs: endMs + fromMs, bytes: moved })
          times.push(performance.now() - began)
        }
      await call('recordings.stop', { sessionId: id })
      times.sort((a, b) => a - b)
      return { pieces: position, p95Ms: times[Math.floor(times.length * 0.95)] ?? 0 }
    },
    { id: sessionId, recordingId: first?.id ?? '' },
  )
  expect(kept.pieces).toBeGreaterThan(3_000)
  await callApp(window, 'mockSessions.end', { id: sessionId })
  await window.evaluate((id) => {
    globalThis.location.hash = `#/mock-sessions/${id}/report`
  }, sessionId)
  // The player's element is in no page; a test that times it has to be handed it.
  await window.addInitScript(() => {
    const Plain = Audio
    globalThis.Audio = class extends Plain {
      constructor() {
        super()
        Object.assign(globalThis, { audio: this })
      }
    }
  })
  await window.reload()
  await expect(part(window)).toBeVisible()
  const { lengthMs } = await callApp(window, 'recordings.ofSession', { sessionId })
  expect(lengthMs).toBeGreaterThan(3_600_000)
  await window.keyboard.press('p')
  await expect(part(window).getByRole('button', { name: 'Pause' })).toBeVisible()
  const times: number[] = []
  for (const minutes of [59, 3, 41, 17, 52, 8, 33, 25, 58, 1, 46, 12])
    times.push(await timedSeek(window, minutes * 60))
  const slowestSeekMs = Math.round(Math.max(...times))
  tellFigures('recording', {
    ...kept,
    seeks: times.length,
    slowestSeekMs,
    vaultMegabytes: vaultMegabytes(app.dataFolder),
  })
  expect(slowestSeekMs).toBeLessThan(SEEK_MS)
})

const vaultMegabytes = (dataFolder: string): number =>
  Math.round(
    readdirSync(join(dataFolder, 'vault'))
      .map((name) => statSync(join(dataFolder, 'vault', name)).size)
      .reduce((sum, size) => sum + size, 0) / 1_000_000,
  )
