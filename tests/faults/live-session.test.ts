import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { expect, it } from 'vitest'
import { createLiveSessions } from '../../src/main/mock-sessions/live-sessions'
import { readSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { preparedSessionIn } from '../support/mock-session'
import { startChild } from './support/child'
import { countOr, runSeed, seeded, tellFigures } from './support/figures'
import { closedPractice, isSound, withOpen } from './support/practice-folder'
import { heldAfter, heldNow } from './support/session-acts'

const QUESTIONS = 40
/** Every so many kills a new session, so that none grows without end. */
const KILLS_A_SESSION = 20
const LONGEST_MS = 2_600
/** The clock is written once a second; a busy computer may be late to write, and late to hear of it. */
const LATE_MS = 350

it('goes on at the same second and place after a kill -9 at any moment of a live session', async () => {
  const kills = countOr(3)
  const random = seeded(runSeed)
  const figures = {
    kills,
    acts: 0,
    wrongPlace: 0,
    halfWritten: 0,
    unsound: 0,
    mostLostMs: 0,
    ahead: 0,
    notResumed: 0,
  }
  let sessionId = ''
  let done = 0
  const fresh = () =>
    closedPractice(({ db }) => {
      sessionId = preparedSessionIn(db, { at: new Date().toISOString(), newId: () => v7() }, QUESTIONS)
    })
  let folder = fresh()
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill > 0 && kill % KILLS_A_SESSION === 0) {
      folder = fresh()
      done = 0
    }
    const before = withOpen(folder, ({ db }) => readSession(db, sessionId).session.elapsedMs)
    const child = startChild('coach', [folder.root, sessionId, String(done), String(runSeed + kill)])
    let heard = { elapsedMs: before, at: performance.now() }
    child.hears((line) => {
      if (line.startsWith('clock ')) heard = { elapsedMs: Number(line.slice(6)), at: performance.now() }
    })
    await child.says('open')
    await sleep(random() * LONGEST_MS)
    const killedAt = performance.now()
    await child.kill()

    const errors = child.said.filter((line) => line.startsWith('error'))
    expect(errors).toEqual([])
    const acked = child.said.filter((line) => line.startsWith('act ')).length
    const elapsedThen = heard.elapsedMs + Math.max(0, killedAt - heard.at)
    withOpen(folder, (vault) => {
      const { db } = vault
      const file = readSession(db, sessionId)
      const held = heldNow(db, file)
      // The act that was on its way may have been written although nobody heard of it.
      const expected = heldAfter(done + acked + 1, file)
      const found = [done + acked, done + acked + 1].find((acts) => expected[acts] === held)
      if (found === undefined) figures.halfWritten += 1
      const stored = file.session.elapsedMs
      figures.mostLostMs = Math.max(figures.mostLostMs, Math.round(elapsedThen - stored))
      if (stored > elapsedThen + LATE_MS) figures.ahead += 1
      const onQuestions = file.questions.reduce((sum, { spentMs }) => sum + spentMs, 0)
      if (Math.abs(onQuestions - stored) > file.questions.length) figures.wrongPlace += 1
      if (!isSound(vault)) figures.unsound += 1
      const live = createLiveSessions({
        db,
        log: { info: () => undefined, error: () => undefined },
        now: () => new Date(),
        monotonicMs: () => 0,
        newId: () => v7(),
        emit: () => undefined,
        holdIdleLock: () => () => undefined,
      })
      const open = live.open()
      const goneOn = live.act(sessionId, { kind: 'goOn' })
      live.stop()
      const isSame =
        open?.isInterrupted === true &&
        open.clock.elapsedMs === stored &&
        goneOn.clock.elapsedMs === stored &&
        goneOn.clock.questionId === file.session.currentQuestionId
      if (!isSame) figures.notResumed += 1
      figures.acts += acked
      done = found ?? done + acked
    })
  }
  tellFigures('live-session', figures)
  expect(figures).toMatchObject({ wrongPlace: 0, halfWritten: 0, unsound: 0, ahead: 0, notResumed: 0 })
  expect(figures.mostLostMs).toBeLessThanOrEqual(1_000 + LATE_MS)
  expect(figures.acts).toBeGreaterThan(kills)
})
