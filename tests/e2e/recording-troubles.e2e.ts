/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page brings its helpers along */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { endApp, expect, startApp, test } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'
import { fakeMicrophone, liveSession, recordingSign, untilRecorded } from '../support/recording-steps'
import { protect, unlock } from '../support/vault-steps'

/** What of the microphone and its neighbours a page is granted at this moment. */
const granted = (window: Page) =>
  window.evaluate(async () => {
    const isGranted = async (wanted: MediaStreamConstraints): Promise<boolean> => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(wanted)
        for (const track of stream.getTracks()) track.stop()
        return true
      } catch {
        return false
      }
    }
    return {
      sound: await isGranted({ audio: true }),
      picture: await isGranted({ video: true }),
      both: await isGranted({ audio: true, video: true }),
    }
  })
const nothing = { sound: false, picture: false, both: false }

test('the microphone is open to the practice’s page alone, and only while a session is recorded', async ({
  start,
}) => {
  const app = await start({ args: fakeMicrophone })
  const { window, electron } = app
  expect(await granted(window)).toEqual(nothing)
  const { clientId, sessionId } = await liveSession(app)
  // Consent alone does not open it, nor does a session that is live.
  expect(await granted(window)).toEqual(nothing)
  await window.keyboard.press('r')
  await untilRecorded(window, 1)
  expect(await granted(window)).toEqual({ ...nothing, sound: true })
  await callApp(window, 'mockSessions.showClientWindow', { isShown: true })
  await expect.poll(() => electron.windows().length).toBe(2)
  const client = electron.windows().find((one) => one.url().includes('client.html'))
  if (!client) throw new Error('There is no client window')
  expect(await granted(client)).toEqual(nothing)
  const framed = await window.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    try {
      await frame.contentWindow?.navigator.mediaDevices.getUserMedia({ audio: true })
      return true
    } catch {
      return false
    } finally {
      frame.remove()
    }
  })
  expect(framed).toBe(false)

  await callApp(window, 'mockSessions.act', { sessionId, act: { kind: 'pause' } })
  expect(await granted(window)).toEqual(nothing)
  await callApp(window, 'mockSessions.act', { sessionId, act: { kind: 'goOn' } })
  await untilRecorded(window, 2)
  // A consent that is taken back ends it with the next second, and says so.
  await callApp(window, 'records.saveConsent', {
    clientId,
    purpose: 'recording',
    state: 'withdrawn',
    happenedOn: '2026-05-15',
  })
  await expect(
    window.getByText('The recording has stopped.').or(window.getByText('Nothing is recorded.')),
  ).toBeVisible()
  await expect(recordingSign(window)).toHaveCount(0)
  expect(await granted(window)).toEqual(nothing)
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
})

test('a computer without a microphone says so, and the session goes on', async ({ start }) => {
  const app = await start()
  const { window } = app
  await liveSession(app)
  await window.keyboard.press('r')
  await expect(
    window.getByText(/This computer has no microphone.*The session goes on without sound/),
  ).toBeVisible()
  await goesOn(window)
})

/** The page's own answers, in place of a computer that has such a trouble. */
const troubles = {
  denied: {
    make: () => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))
    },
    says: /The microphone was refused to Greenroom.*The session goes on without sound/,
  },
  busy: {
    make: () => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('Could not start', 'NotReadableError'))
    },
    says: /The microphone does not answer.*The session goes on without sound/,
  },
  codec: {
    make: () => {
      MediaRecorder.isTypeSupported = () => false
    },
    says: /cannot record in the form that Greenroom keeps.*The session goes on without sound/,
  },
} as const

for (const [name, { make, says }] of Object.entries(troubles))
  test(`what the computer refuses is said, and the session goes on: ${name}`, async ({ start }) => {
    const app = await start({ args: fakeMicrophone })
    const { window } = app
    await liveSession(app)
    await window.evaluate(make)
    await window.keyboard.press('r')
    await expect(window.getByText(says)).toBeVisible()
    await goesOn(window)
  })

test('a microphone that is unplugged ends the recording; what was recorded is kept, and it can begin again', async ({
  start,
}) => {
  const app = await start({ args: fakeMicrophone })
  const { window } = app
  const { sessionId } = await liveSession(app)
  await window.evaluate(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      Object.assign(globalThis, { stream })
      return stream
    }
  })
  await window.keyboard.press('r')
  await untilRecorded(window, 3)
  await window.evaluate(() => {
    const { stream } = globalThis as unknown as { stream: MediaStream }
    for (const track of stream.getTracks()) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  })
  await expect(window.getByText(/The microphone is gone.*safe, and the session goes on/)).toBeVisible()
  await goesOn(window)
  await expect
    .poll(async () => (await callApp(window, 'recordings.ofSession', { sessionId })).lengthMs)
    .toBeGreaterThan(2_500)
  await window.keyboard.press('r')
  await expect(recordingSign(window)).toBeVisible()
  await untilRecorded(window, 5)
})

test('a lock keeps what was recorded up to it', async ({ start }) => {
  const app = await start({ args: fakeMicrophone })
  const { window } = app
  await protect(window)
  const { sessionId } = await liveSession(app)
  await window.keyboard.press('r')
  await untilRecorded(window, 3)
  await window.keyboard.press('Control+l')
  await unlock(window)
  await expect(window.getByText('Paused', { exact: true })).toBeVisible()
  await expect(recordingSign(window)).toHaveCount(0)
  const { stretches, lengthMs } = await callApp(window, 'recordings.ofSession', { sessionId })
  const { session } = await callApp(window, 'mockSessions.read', { id: sessionId })
  expect(stretches).toHaveLength(1)
  expect(session.elapsedMs - (stretches[0]?.startMs ?? 0) - lengthMs).toBeLessThan(1_000)
  expect(await granted(window)).toEqual(nothing)
})

test('a kill -9 in the middle of a recording loses less than its last second', async ({ start }) => {
  const first = await start({ args: fakeMicrophone })
  const { sessionId } = await liveSession(first)
  await first.window.keyboard.press('r')
  await expect(recordingSign(first.window)).toBeVisible()
  const began = performance.now()
  await untilRecorded(first.window, 4)
  // Not on a second, where pieces may be handed over by chance.
  await first.window.waitForTimeout(430)
  const killedAt = performance.now()
  await first.kill()

  const { window } = await start()
  const { stretches, lengthMs } = await callApp(window, 'recordings.ofSession', { sessionId })
  expect(stretches).toHaveLength(1)
  expect(killedAt - began - lengthMs).toBeLessThan(1_000)
  const { session } = await callApp(window, 'mockSessions.read', { id: sessionId })
  expect(session.elapsedMs).toBeGreaterThan(3_000)
  const page = await callApp(window, 'recordings.sound', {
    recordingId: stretches[0]?.id ?? '',
    fromMs: 0,
    limit: 60,
  })
  for (const [index, piece] of page.pieces.entries())
    expect(piece.startMs).toBe(page.pieces[index - 1]?.endMs ?? 0)
})

const SMALL_MB = 120

/** Writes into a file until nothing more fits on its disk. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w')
  for (const size of [65_536, 512, 1])
    try {
      for (;;) writeSync(handle, Buffer.alloc(size))
    } catch {
      // As full as it gets in pieces of this size.
    }
  closeSync(handle)
}

test('a disk that fills up ends the recording in a sentence; what was recorded is safe, and it can begin again', async () => {
  const disk = mkdtempSync(join(tmpdir(), 'greenroom-small-'))
  let isMounted = false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_MB}m`, 'tmpfs', disk], { stdio: 'ignore' })
    isMounted = true
  } catch {
    test.skip(true, 'this user may not mount a small disk')
  }
  const app = await startApp({ dataFolder: join(disk, 'practice'), args: fakeMicrophone })
  try {
    const { window } = app
    const { sessionId } = await liveSession(app)
    await window.keyboard.press('r')
    await untilRecorded(window, 3)
    const filler = join(disk, 'filler')
    fillUp(filler)
    await expect(window.getByText(/The disk is full.*safe, and the session goes on/)).toBeVisible({
      timeout: 30_000,
    })
    rmSync(filler)
    const { lengthMs } = await callApp(window, 'recordings.ofSession', { sessionId })
    expect(lengthMs).toBeGreaterThan(2_000)
    await goesOn(window)
    await window.keyboard.press('r')
    await expect(recordingSign(window)).toBeVisible()
    await untilRecorded(window, 5)
    expect((await callApp(window, 'recordings.ofSession', { sessionId })).stretches.length).toBeGreaterThan(1)
  } finally {
    await endApp(app)
    if (isMounted) execFileSync('umount', ['-l', disk])
  }
})

/** The session counts on, and scores are taken. */
async function goesOn(window: Page): Promise<void> {
  await expect(recordingSign(window)).toHaveCount(0)
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
  await window.keyboard.press('4')
  await expect(window.getByRole('radio', { name: '4', checked: true }).first()).toBeVisible()
}
