import { contract, events } from '@shared/contract'
import { stopwatchText } from '@shared/session-clock'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import { openSessionSql } from '../../src/main/mock-sessions/live-session-repository'
import { createLiveSessions } from '../../src/main/mock-sessions/live-sessions'
import { listSessions, readSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { preparedSession } from '../support/mock-session'
import { memoryContext, NOW } from '../support/practice'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A live session of four questions, and ways to let time go by on both clocks. */
function liveSession(questions = 4) {
  let wall = NOW.getTime()
  const memory = memoryContext({ now: () => new Date(wall) })
  const { context, outside, db } = memory
  const ids = preparedSession(memory, questions)
  const file = context.liveSessions.begin(ids.sessionId)
  const [one, two] = file.questions.map(({ id }) => id)
  if (!one || !two) throw new Error('no questions')
  const newId = context.newId
  return {
    ...memory,
    ...ids,
    one,
    two,
    live: context.liveSessions,
    /** Lets seconds go by as they do. */
    wait: (ms: number) => {
      for (let left = ms; left > 0; left -= 10) {
        outside.monotonicMs += Math.min(10, left)
        wall += Math.min(10, left)
        vi.advanceTimersByTime(Math.min(10, left))
      }
    },
    /** The computer sleeps, its monotonic source with it or not. */
    sleep: (ms: number, sourceGoesOn: boolean) => {
      if (sourceGoesOn) outside.monotonicMs += ms
      wall += ms
    },
    /** Somebody sets the clock, or summer time begins. */
    setWall: (ms: number) => {
      wall += ms
    },
    stored: () => readSession(db, ids.sessionId),
    spent: () => readSession(db, ids.sessionId).questions.map(({ spentMs }) => Math.floor(spentMs / 1_000)),
    elapsed: () => stopwatchText(readSession(db, ids.sessionId).session.elapsedMs),
    score: (score: 1 | 2 | 3 | 4 | 5 | null, criterionRef = 'content', questionId = one) =>
      context.liveSessions.act(ids.sessionId, {
        kind: 'score',
        questionId,
        criterionRef,
        by: 'coach',
        score,
      }),
    mark: (word: string, markKind: 'mark' | 'whisper' | 'remark' = 'mark', id = newId()) =>
      context.liveSessions.act(ids.sessionId, { kind: 'mark', id, markKind, word, detail: '' }).mark,
  }
}

describe('a live session', () => {
  it('begins at its first question and writes its clock each second', () => {
    const { stored, spent, elapsed, one, wait } = liveSession()
    expect(stored().session).toMatchObject({ state: 'live', currentQuestionId: one, elapsedMs: 0 })
    wait(3_100)
    expect(elapsed()).toBe('00:03')
    expect(spent()).toEqual([3, 0, 0, 0])
  })

  it('tells the clock at each full second, never one twice and none left out', () => {
    const { outside, wait } = liveSession()
    wait(10_050)
    const told = outside.told
      .filter(({ name }) => name === 'mockSessions.clock')
      .map(({ payload }) => stopwatchText((payload as { elapsedMs: number }).elapsedMs))
    expect(told).toEqual(Array.from({ length: 11 }, (_, second) => stopwatchText(second * 1_000)))
  })

  it('keeps the time of each question through all visits', () => {
    const { live, sessionId, one, two, wait, spent, stored, elapsed } = liveSession()
    wait(2_500)
    live.act(sessionId, { kind: 'goTo', questionId: two })
    wait(4_000)
    live.act(sessionId, { kind: 'goTo', questionId: one })
    wait(1_000)
    live.act(sessionId, { kind: 'pause' })
    wait(60_000)
    expect(stored().session).toMatchObject({ state: 'paused', currentQuestionId: one })
    expect(spent()).toEqual([3, 4, 0, 0])
    expect(elapsed()).toBe('00:07')
  })

  it('stands still while the computer sleeps, told of it or not', () => {
    for (const sourceGoesOn of [true, false]) {
      const { live, sessionId, sleep, wait, stored, elapsed } = liveSession()
      wait(5_000)
      if (!sourceGoesOn) live.standStill()
      sleep(3_600_000, sourceGoesOn)
      wait(1_100)
      expect(stored().session.state).toBe('paused')
      expect(live.open()?.clock).toMatchObject({ state: 'paused', wasAway: true })
      expect(elapsed()).toBe('00:05')
      live.act(sessionId, { kind: 'goOn' })
      wait(2_050)
      expect(elapsed()).toBe('00:07')
    }
  })

  it('counts the same when the wall clock is set forwards, backwards, or to summer time', () => {
    for (const jump of [3_600_000, -3_600_000, 86_400_000 * 400, -86_400_000 * 400, 1_500, -1_500]) {
      const { setWall, wait, elapsed, spent, stored } = liveSession()
      wait(5_000)
      setWall(jump)
      wait(5_050)
      expect(elapsed()).toBe('00:10')
      expect(spent()[0]).toBe(10)
      expect(stored().session.state).toBe('live')
    }
  })

  it('keeps the idle lock away while it is live, and only then', () => {
    const { live, sessionId, outside } = liveSession()
    expect(outside.idleLocksHeld).toBe(1)
    live.act(sessionId, { kind: 'pause' })
    expect(outside.idleLocksHeld).toBe(0)
    live.act(sessionId, { kind: 'goOn' })
    live.act(sessionId, { kind: 'goOn' })
    expect(outside.idleLocksHeld).toBe(1)
    live.end(sessionId)
    expect(outside.idleLocksHeld).toBe(0)
  })

  it('is there again after the process was killed: same second, same place, and says so', () => {
    const { db, live, context, outside, sessionId, two, wait } = liveSession()
    live.act(sessionId, { kind: 'goTo', questionId: two })
    wait(872_300)
    const next = createLiveSessions({
      ...context,
      monotonicMs: () => outside.monotonicMs,
      holdIdleLock: () => () => undefined,
    })
    const found = next.open()
    expect(found).toMatchObject({ id: sessionId, clientName: 'Marie Keller', isInterrupted: true })
    expect(stopwatchText(found?.clock.elapsedMs ?? 0, { withHours: true })).toBe('00:14:32')
    const { clock } = next.act(sessionId, { kind: 'goOn' })
    expect(clock).toMatchObject({ state: 'live', questionId: two })
    expect(stopwatchText(clock.questionMs)).toBe('14:32')
    expect(next.open()?.isInterrupted).toBe(false)
    expect(readSession(db, sessionId).session.state).toBe('live')
  })

  it('leads one session at a time: another one that is begun puts it aside', () => {
    const session = liveSession()
    const { db, live, sessionId, wait, elapsed } = session
    wait(3_050)
    const { sessionId: otherId } = preparedSession(session)
    live.begin(otherId)
    wait(5_000)
    expect(readSession(db, sessionId).session.state).toBe('paused')
    expect(elapsed()).toBe('00:03')
    expect(live.open()?.id).toBe(otherId)
    live.act(sessionId, { kind: 'goOn' })
    expect(readSession(db, otherId).session.state).toBe('paused')
  })

  it('ends once, and is written to no more', () => {
    const { live, sessionId, wait, stored, one } = liveSession()
    wait(1_050)
    live.end(sessionId)
    wait(5_000)
    expect(stored().session).toMatchObject({ state: 'ended', elapsedMs: 1_050 })
    expect(live.open()).toBeNull()
    expect(() => live.act(sessionId, { kind: 'goTo', questionId: one })).toThrow('session-not-open')
    expect(() => live.begin(sessionId)).toThrow('session-not-open')
  })

  it('goes on with the client who is kept when two are merged meanwhile', () => {
    const { db, live, sessionId, score, mark, newId, writing } = liveSession()
    const { id: keptId } = saveClient(db, { fullName: 'Marie K.' }, writing.at, newId)
    for (const table of ['mockSession', 'sessionQuestion', 'sessionCriterion'])
      db.prepare(`UPDATE ${table} SET clientId = ?`).run(keptId)
    score(4)
    mark('after the merge')
    expect(readSession(db, sessionId).scores).toMatchObject([{ clientId: keptId }])
    expect(readSession(db, sessionId).marks).toMatchObject([{ clientId: keptId }])
    markClient(db, keptId, writing.at)
    expect(live.open()).toBeNull()
    expect(listSessions(db, {})).toEqual({ rows: [], total: 0 })
  })

  it('is paused where it stands when the practice is closed or the session is removed', async () => {
    const { live, sessionId, wait, stored, context, db } = liveSession()
    wait(1_500)
    live.stop()
    expect(stored().session).toMatchObject({ state: 'paused', elapsedMs: 1_500 })
    const next = createLiveSessions({
      ...context,
      monotonicMs: () => 0,
      holdIdleLock: () => () => undefined,
    })
    expect(next.open()).toMatchObject({ isInterrupted: false, clock: { state: 'paused', elapsedMs: 1_500 } })
    live.act(sessionId, { kind: 'goOn' })
    await answerCall(handlers, context, {
      windowName: 'main',
      name: 'mockSessions.remove',
      input: { id: sessionId },
    })
    wait(3_000)
    expect(db.prepare('SELECT state, elapsedMs FROM mockSession').get()).toEqual({
      state: 'paused',
      elapsedMs: 1_500,
    })
    expect(live.open()).toBeNull()
  })

  it('finds the open session by an index', () => {
    const { db } = memoryContext()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${openSessionSql}`).all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join('\n')).toContain('s USING INDEX mockSessionOpen')
  })
})

describe('acts of a live session', () => {
  it('are written at once, marks with both clocks', () => {
    const { score, mark, wait, live, sessionId, two, stored } = liveSession()
    wait(2_000)
    live.act(sessionId, { kind: 'goTo', questionId: two })
    wait(750)
    mark('perfectionist')
    score(4, 'structure', two)
    expect(stored().marks).toMatchObject([
      { word: 'perfectionist', kind: 'mark', sessionQuestionId: two, atMs: 2_750, questionMs: 750 },
    ])
    expect(stored().scores).toMatchObject([{ criterionRef: 'structure', score: 4, by: 'coach' }])
  })

  it('keep the moment of a mark while its words are typed', () => {
    const { context, mark, wait, stored } = liveSession()
    const id = context.newId()
    wait(1_000)
    mark('', 'whisper', id)
    wait(4_000)
    mark('looks away', 'whisper', id)
    expect(stored().marks).toMatchObject([{ id, atMs: 1_000, word: 'looks away', kind: 'whisper' }])
  })

  it('never make a second score beside the first', () => {
    const { score, stored, db } = liveSession()
    for (const value of [3, 5, null, 2] as const) score(value)
    expect(stored().scores).toMatchObject([{ score: 2 }])
    expect(db.prepare('SELECT count(*) AS n FROM sessionScore').get()).toEqual({ n: 1 })
  })

  it('are taken back one by one, to the beginning, also after a crash', () => {
    const { live, sessionId, one, two, score, mark, stored, context, outside } = liveSession()
    const states = [stored()]
    const id = context.newId()
    const acts: (() => unknown)[] = [
      () => score(3),
      () => score(5),
      () => mark('perfectionist', 'mark', id),
      () => live.act(sessionId, { kind: 'goTo', questionId: two }),
      () => mark('drop the word', 'mark', id),
      () => score(1, 'team', two),
      () => live.act(sessionId, { kind: 'removeMark', id }),
      () => live.act(sessionId, { kind: 'pause' }),
      () => live.act(sessionId, { kind: 'goOn' }),
      () => live.act(sessionId, { kind: 'goTo', questionId: one }),
      () => score(null),
    ]
    for (const act of acts) {
      act()
      states.push(stored())
    }
    const next = createLiveSessions({
      ...context,
      monotonicMs: () => outside.monotonicMs,
      holdIdleLock: () => () => undefined,
    })
    next.act(sessionId, { kind: 'goOn' })
    next.undo(sessionId)
    const seen = (file: ReturnType<typeof stored>) => ({
      question: file.session.currentQuestionId,
      scores: file.scores.map(({ criterionRef, score: value }) => [criterionRef, value]),
      marks: file.marks.map(({ word }) => word),
    })
    for (let left = acts.length; left > 0; left -= 1) {
      expect(seen(stored()), `before undo ${left}`).toEqual(seen(states[left] ?? stored()))
      expect(next.undo(sessionId).undone).not.toBeNull()
    }
    expect(seen(stored())).toEqual(seen(states[0] ?? stored()))
    expect(next.undo(sessionId).undone).toBeNull()
  })

  it('leave nothing to take back for a mark that was opened and left empty', () => {
    const { live, sessionId, mark, stored } = liveSession()
    const opened = mark('')
    live.act(sessionId, { kind: 'removeMark', id: opened?.id ?? '' })
    expect(stored().marks).toEqual([])
    expect(live.undo(sessionId).undone).toBeNull()
  })

  it('are refused for questions, criteria and marks of another session, and write nothing', () => {
    const session = liveSession()
    const { live, score, db, sessionId, mark } = session
    const { sessionId: otherId } = preparedSession(session)
    const [strange] = readSession(db, otherId).questions
    const own = mark('mine')
    const count = () =>
      db
        .prepare('SELECT (SELECT count(*) FROM sessionScore) + (SELECT count(*) FROM local_sessionAct) AS n')
        .get()
    const before = count()
    expect(() => score(3, 'content', strange?.id)).toThrow('not-found')
    expect(() => score(3, 'charm')).toThrow('not-found')
    expect(() => live.act(sessionId, { kind: 'goTo', questionId: strange?.id ?? '' })).toThrow('not-found')
    live.begin(otherId)
    expect(() => live.act(otherId, { kind: 'removeMark', id: own?.id ?? '' })).toThrow('not-found')
    expect(() =>
      live.act(otherId, { kind: 'mark', id: own?.id ?? '', markKind: 'mark', word: 'x', detail: '' }),
    ).toThrow('not-found')
    expect(count()).toEqual(before)
  })
})

describe('the client’s window', () => {
  it('has one call and one event, and is refused every other', async () => {
    const { context, outside } = liveSession()
    const allowed = Object.entries(contract).filter(([, { windows }]) => windows.includes('client'))
    expect(allowed.map(([name]) => name)).toEqual(['mockSessions.clientView'])
    const heard = Object.entries(events).filter(([, { windows }]) => windows.includes('client'))
    expect(heard.map(([name]) => name)).toEqual(['mockSessions.clientView'])
    outside.told.length = 0
    for (const name of Object.keys(contract)) {
      const answer = await answerCall(handlers, context, { windowName: 'client', name, input: {} })
      if (name === 'mockSessions.clientView') expect(answer.ok).toBe(true)
      else expect(answer, name).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    }
    expect(outside.told).toEqual([])
  })

  it('is told the question and the clock, and never a whisper, a mark, a score or a name', () => {
    const { live, sessionId, mark, score, wait, outside, context } = liveSession()
    mark('CANARY-WHISPER', 'whisper')
    mark('CANARY-MARK')
    mark('CANARY-REMARK', 'remark')
    context.liveSessions.act(sessionId, {
      kind: 'mark',
      id: context.newId(),
      markKind: 'whisper',
      word: 'x',
      detail: 'CANARY-DETAIL',
    })
    score(2)
    wait(2_050)
    live.undo(sessionId)
    const told = outside.told.filter(({ name }) => name === 'mockSessions.clientView')
    expect(told.length).toBeGreaterThan(5)
    const text = JSON.stringify([...told, live.clientView()])
    expect(text).not.toMatch(/CANARY|Marie|Keller|Content|listen/i)
    expect(text).toContain('Question 1')
    expect(Object.keys(live.clientView()).toSorted()).toEqual(
      ['isRunning', 'language', 'limitSeconds', 'question', 'questionMs', 'theme', 'title'].toSorted(),
    )
    live.end(sessionId)
    expect(live.clientView()).toMatchObject({ question: null, isRunning: false })
  })
})
