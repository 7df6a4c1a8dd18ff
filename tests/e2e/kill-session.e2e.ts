import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { expect, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace, seedWaitingClient } from '../support/practice-calls'
import { prepareSession } from '../support/session-calls'

/** GREENROOM_FAULTS_N says how often; each time takes a start of the app. */
const kills = Number(process.env.GREENROOM_FAULTS_N ?? '') || 3
const QUESTIONS = 40
/** The clock is written once a second; a busy computer may be late to write, and late to hear of it. */
const LATE_MS = 700

type Heard = { readonly elapsedMs: number; readonly questionId: string | null; readonly at: number }

/** What the window of the coach was told last of the clock, and when. */
const listen = (window: Page): Promise<void> =>
  window.evaluate(() => {
    const { greenroom } = globalThis as unknown as {
      greenroom: { on: (name: string, listener: (facts: Heard) => void) => void }
    }
    greenroom.on('mockSessions.clock', ({ elapsedMs, questionId }) =>
      console.info(`clock ${JSON.stringify({ elapsedMs, questionId, at: Date.now() })}`),
    )
  })

test('a live session goes on at the same second and question after the app was killed', async ({ start }) => {
  test.setTimeout(90_000 + kills * 40_000)
  let sessionId = ''
  let stored = 0
  const figures = { kills, wrongPlace: 0, mostLostMs: 0, ahead: 0, halfWritten: 0, scores: 0 }
  for (let kill = 0; kill < kills; kill += 1) {
    const app = await start()
    const { window } = app
    let heard: Heard | null = null
    window.on('console', (message) => {
      const told = /^clock (.+)$/.exec(message.text())?.[1]
      if (told !== undefined) heard = JSON.parse(told) as Heard
    })
    if (kill === 0) {
      const { client } = await seedWaitingClient(window, 'Marie Keller')
      sessionId = await prepareSession(window, client.id, { questions: QUESTIONS })
    }
    await openPlace(window, `#/mock-sessions/${sessionId}`)
    await listen(window)
    await expect(window.getByRole('radiogroup', { name: 'Content' })).toBeVisible()
    // It has begun, or stands where it was killed: the same key goes on.
    await window.keyboard.press(kill === 0 ? 'Enter' : 'p')
    await expect(window.getByText('Live', { exact: true })).toBeVisible()
    await expect.poll(() => heard?.elapsedMs ?? -1).toBeGreaterThan(stored)
    const acts = keepActing(window)
    await sleep(1_000 + Math.random() * 2_500)
    const last = heard as Heard | null
    const killedAt = Date.now()
    await app.kill()
    await acts

    const next = await start()
    await untilReady(next.window)
    const open = await callApp(next.window, 'mockSessions.open', {})
    expect(open).toMatchObject({ id: sessionId, isInterrupted: true })
    const file = await callApp(next.window, 'mockSessions.read', { id: sessionId })
    const elapsedThen = (last?.elapsedMs ?? 0) + Math.max(0, killedAt - (last?.at ?? killedAt))
    figures.mostLostMs = Math.max(figures.mostLostMs, Math.round(elapsedThen - file.session.elapsedMs))
    if (file.session.elapsedMs > elapsedThen + LATE_MS) figures.ahead += 1
    const ids = file.questions.map(({ id }) => id)
    // The key that was on its way may have moved one question on.
    const steps = ids.indexOf(file.session.currentQuestionId ?? '') - ids.indexOf(last?.questionId ?? '')
    if (steps < 0 || steps > 2) figures.wrongPlace += 1
    const spent = file.questions.reduce((sum, question) => sum + question.spentMs, 0)
    if (Math.abs(spent - file.session.elapsedMs) > QUESTIONS) figures.wrongPlace += 1
    if (open?.clock.elapsedMs !== file.session.elapsedMs) figures.wrongPlace += 1
    const isWhole = file.scores.every(({ score }) => score >= 1 && score <= 5)
    if (!isWhole) figures.halfWritten += 1
    figures.scores = file.scores.length
    stored = file.session.elapsedMs
    await next.kill()
  }
  console.log(`figures: ${JSON.stringify({ name: 'kill-session', ...figures })}`)
  expect(figures).toMatchObject({ wrongPlace: 0, ahead: 0, halfWritten: 0 })
  expect(figures.mostLostMs).toBeLessThanOrEqual(1_000 + LATE_MS)
  expect(figures.scores).toBeGreaterThan(0)
})

/** Scores, marks and goes on without a pause until the window is gone. */
async function keepActing(window: Page): Promise<void> {
  try {
    for (let turn = 0; ; turn += 1) {
      await window.keyboard.press(String(1 + (turn % 5)))
      await window.keyboard.press('ArrowDown')
      if (turn % 4 === 3) await window.keyboard.press('n')
      await sleep(60)
    }
  } catch (error) {
    // The window goes with the app.
    if (!window.isClosed() && !String(error).includes('closed')) throw error
  }
}
