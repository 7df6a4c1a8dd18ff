import type { Page } from '@playwright/test'
import { expect, type RunningApp, TODAY } from './greenroom-app'
import { callApp } from './practice-calls'
import { prepareSession } from './session-calls'

/** Chromium's own test device: a beep each second. Its prompt is not bypassed, so that the app's own answer decides. */
export const fakeMicrophone = ['--use-fake-device-for-media-stream'] as const

/** A live session in its cockpit, of a client who has agreed to be recorded unless said otherwise. */
export async function liveSession(
  { window }: Pick<RunningApp, 'window'>,
  { agrees = true, questions = 3 } = {},
): Promise<{ readonly clientId: string; readonly sessionId: string }> {
  const { id: clientId } = await callApp(window, 'clients.save', { fullName: 'Marie Keller' })
  if (agrees)
    await callApp(window, 'records.saveConsent', {
      clientId,
      purpose: 'recording',
      state: 'given',
      happenedOn: TODAY,
    })
  const sessionId = await prepareSession(window, clientId, { questions })
  await window.evaluate((id) => {
    globalThis.location.hash = `#/mock-sessions/${id}`
  }, sessionId)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(window.getByText('Live', { exact: true })).toBeVisible()
  return { clientId, sessionId }
}

/** The sign that says that it is recorded. */
export const recordingSign = (window: Page) => window.getByText('Recording', { exact: true })

/** Waits until the sign's clock shows so many seconds. */
export async function untilRecorded(window: Page, seconds: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const text = await window.getByRole('timer', { name: 'Time recorded' }).textContent()
        const [minutes = 0, rest = 0] = (text ?? '').split(':').map(Number)
        return minutes * 60 + rest
      },
      { timeout: seconds * 1_000 + 20_000, intervals: [200] },
    )
    .toBeGreaterThanOrEqual(seconds)
}

/** A piece of sound as main hands it to the page, from a moment of a stretch on. */
export async function soundOf(window: Page, recordingId: string, fromMs: number): Promise<Buffer> {
  const text = await window.evaluate(
    async (input) => {
      const { greenroom } = globalThis as unknown as {
        greenroom: {
          call: (
            name: string,
            asked: unknown,
          ) => Promise<{ value: { pieces: readonly { bytes: Uint8Array }[] } }>
        }
      }
      const { value } = await greenroom.call('recordings.sound', input)
      return [...(value.pieces[0]?.bytes ?? [])].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    },
    { recordingId, fromMs, limit: 1 },
  )
  return Buffer.from(text, 'hex')
}

/**
 * Moves the slider of the player as a hand does and answers how long it took until the sound of that place was there, in
 * milliseconds.
 */
export function timedSeek(window: Page, seconds: number): Promise<number> {
  return window.getByRole('slider', { name: 'Place in the recording' }).evaluate(
    (slider, to) =>
      new Promise<number>((resolve) => {
        const { audio } = globalThis as unknown as { audio: HTMLAudioElement }
        const began = performance.now()
        audio.addEventListener('seeked', () => resolve(performance.now() - began), { once: true })
        // Past the setter that React has put on the element itself.
        Reflect.set(HTMLInputElement.prototype, 'value', String(to), slider)
        slider.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    seconds,
  )
}
