import { AppError } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import { markClient } from '../../src/main/clients/clients-repository'
import { listSessions } from '../../src/main/mock-sessions/mock-sessions-repository'
import {
  listPieces,
  pieceAtSql,
  piecesSql,
  saveKeepUntil,
  saveRecordingDays,
} from '../../src/main/recordings/recordings-repository'
import {
  eraseRecording,
  queueDueRecordings,
  sessionRecording,
  soundPage,
} from '../../src/main/recordings/recordings-service'
import { saveConsent } from '../../src/main/records/consents-repository'
import { listToday } from '../../src/main/today/today-service'
import { saveSweepState } from '../../src/main/trash/sweep-state-repository'
import { eraseQueued, eraseRecords } from '../../src/main/trash/trash-service'
import { preparedSession } from '../support/mock-session'
import { memoryContext, TODAY } from '../support/practice'
import { recordedParts, recordSeconds } from '../support/recorded-sound'

/** A live session of a client who has agreed to be recorded, unless said otherwise. */
function liveSession({ agrees = true, today = TODAY } = {}) {
  const world = memoryContext({ today: () => today })
  const { context, outside, writing } = world
  const ids = preparedSession(world)
  const consent = (state: 'given' | 'withdrawn') =>
    saveConsent(
      context.db,
      { clientId: ids.clientId, purpose: 'recording', state, happenedOn: TODAY },
      writing,
    )
  if (agrees) consent('given')
  context.liveSessions.begin(ids.sessionId)
  outside.monotonicMs = 5_000
  return { ...world, ...ids, desk: context.recordings, consent }
}

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
  return 'none'
}

describe('the microphone', () => {
  it('is there only after the coach has asked, in a live session of a client who has agreed', async () => {
    const { desk, sessionId, context } = liveSession()
    expect(desk.mayListen()).toBe(false)
    await desk.ask(sessionId)
    expect(desk.mayListen()).toBe(true)
    context.liveSessions.act(sessionId, { kind: 'pause' })
    expect(desk.mayListen()).toBe(false)
    context.liveSessions.act(sessionId, { kind: 'goOn' })
    expect(desk.mayListen()).toBe(true)
    desk.stop(sessionId)
    expect(desk.mayListen()).toBe(false)
    await desk.ask(sessionId)
    context.liveSessions.end(sessionId)
    expect(desk.mayListen()).toBe(false)
  })

  it('is not there without consent, after it was withdrawn, before the session, and where the system refuses', async () => {
    const without = liveSession({ agrees: false })
    expect(await codeOf(() => without.desk.ask(without.sessionId))).toBe('recording-consent')
    const { desk, sessionId, consent, context, outside } = liveSession()
    await desk.ask(sessionId)
    consent('withdrawn')
    expect(desk.mayListen()).toBe(false)
    expect(await codeOf(() => desk.begin(sessionId))).toBe('recording-consent')
    consent('given')
    outside.systemLetsHear = false
    desk.stop(sessionId)
    expect(await codeOf(() => desk.ask(sessionId))).toBe('microphone-denied')
    expect(desk.mayListen()).toBe(false)
    context.liveSessions.act(sessionId, { kind: 'pause' })
    expect(await codeOf(() => desk.ask(sessionId))).toBe('session-not-open')
  })
})

describe('keeping sound', () => {
  it('keeps what the recorder hands over, from the moment of the session’s clock on', async () => {
    const { desk, sessionId, db } = liveSession()
    const recordingId = await recordSeconds(desk, sessionId, 6.4)
    const { stretches, keepUntilOn, lengthMs } = sessionRecording(db, sessionId)
    expect(stretches).toEqual([{ id: recordingId, startMs: 5_000, lengthMs }])
    expect(lengthMs).toBeGreaterThan(6_000)
    expect(keepUntilOn).toBe('2026-06-14')
    const [opening, ...pieces] = recordedParts()
    const page = soundPage(db, recordingId, 0, 60)
    expect(Buffer.from(page.opening).equals(Buffer.from(opening.bytes))).toBe(true)
    expect(page.pieces.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
      pieces.map(({ bytes }) => Buffer.from(bytes).toString('hex')),
    )
    expect(page.isEnd).toBe(true)
  })

  it('is one stretch after another where a pause lies between', async () => {
    const { desk, sessionId, db, context, outside } = liveSession()
    const first = await recordSeconds(desk, sessionId, 1)
    context.liveSessions.act(sessionId, { kind: 'pause' })
    outside.monotonicMs = 100_000
    context.liveSessions.act(sessionId, { kind: 'goOn' })
    outside.monotonicMs = 103_000
    const second = await recordSeconds(desk, sessionId, 1)
    expect(sessionRecording(db, sessionId).stretches).toMatchObject([
      { id: first, startMs: 5_000 },
      { id: second, startMs: 8_000 },
    ])
  })

  it('takes pieces in order and of this stretch alone, and none once consent is withdrawn', async () => {
    const { desk, sessionId, db, consent } = liveSession()
    const recordingId = await recordSeconds(desk, sessionId, 1)
    const [, piece] = recordedParts()
    if (!piece) throw new Error('no piece')
    const later = { ...piece, startMs: 90_000, endMs: 91_000 }
    const pieces = listPieces(db, recordingId, 0, 60).length
    for (const [position, id, what] of [
      [1, recordingId, later],
      [pieces + 5, recordingId, later],
      [pieces + 1, recordingId, piece],
    ] as const)
      expect(await codeOf(() => desk.keep({ recordingId: id, position, ...what }))).toBe('bad-input')
    expect(await codeOf(() => desk.keep({ recordingId: sessionId, position: pieces + 1, ...later }))).toBe(
      'recording-stopped',
    )
    consent('withdrawn')
    expect(await codeOf(() => desk.keep({ recordingId, position: pieces + 1, ...later }))).toBe(
      'recording-stopped',
    )
    expect(listPieces(db, recordingId, 0, 60)).toHaveLength(pieces)
  })

  it('leaves a session as it is when its first piece was never written', async () => {
    const { desk, sessionId, db } = liveSession()
    await desk.ask(sessionId)
    const { recordingId } = desk.begin(sessionId)
    desk.keep({ recordingId, position: 0, ...recordedParts()[0] })
    expect(sessionRecording(db, sessionId)).toMatchObject({ stretches: [], lengthMs: 0, keepUntilOn: null })
  })
})

describe('reading sound', () => {
  it('begins with the piece that holds the moment, found by an index', async () => {
    const { desk, sessionId, db } = liveSession()
    const recordingId = await recordSeconds(desk, sessionId, 60)
    for (const fromMs of [0, 1, 20_000, 59_000]) {
      const [first] = soundPage(db, recordingId, fromMs, 3).pieces
      expect(first?.startMs).toBeLessThanOrEqual(fromMs)
      expect(first?.endMs).toBeGreaterThan(fromMs)
    }
    expect(soundPage(db, recordingId, 0, 3).isEnd).toBe(false)
    for (const [sql, values] of [
      [pieceAtSql, { recordingId, fromMs: 1 }],
      [piecesSql, { recordingId, from: 1, limit: 3 }],
    ] as const) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[]
      expect(plan.map(({ detail }) => detail).join()).toMatch(/USING (COVERING )?INDEX/)
      expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE|SCAN/)
    }
  })
})

const pieceCount = (db: ReturnType<typeof liveSession>['db']) =>
  db.prepare('SELECT count(*) FROM recordingPiece').pluck().get() as number

describe('the last day of a recording', () => {
  it('follows the policy of the day on which it was made, and is listed', async () => {
    const { desk, sessionId, db, context, writing } = liveSession()
    saveRecordingDays(db, 7, writing.at)
    await recordSeconds(desk, sessionId, 1)
    saveRecordingDays(db, 90, writing.at)
    expect(sessionRecording(db, sessionId).keepUntilOn).toBe('2026-05-22')
    expect(listSessions(db, {}).rows).toMatchObject([{ recordedUntil: '2026-05-22' }])
    await eraseRecording(context, sessionId)
    expect(listSessions(db, {}).rows).toMatchObject([{ recordedUntil: null }])
  })

  it('stands on Today once for all stretches, from the day before the day before it to its end', async () => {
    const { desk, sessionId, clientId, db, context, writing, outside } = liveSession()
    saveRecordingDays(db, 7, writing.at)
    await recordSeconds(desk, sessionId, 1)
    context.liveSessions.act(sessionId, { kind: 'pause' })
    outside.monotonicMs = 100_000
    context.liveSessions.act(sessionId, { kind: 'goOn' })
    await recordSeconds(desk, sessionId, 1)
    const goingOn = (day: string) => listToday(db, day).recordings
    expect(goingOn('2026-05-19')).toEqual({ lines: [], total: 0 })
    const line = { sessionId, clientId, keepUntilOn: '2026-05-22' }
    for (const day of ['2026-05-20', '2026-05-21', '2026-05-22'])
      expect(goingOn(day)).toMatchObject({ lines: [line], total: 1 })
    expect(goingOn('2026-05-23').lines).toEqual([])
    saveKeepUntil(db, sessionId, '2026-06-30', writing.at)
    expect(goingOn('2026-05-22').lines).toEqual([])
    saveKeepUntil(db, sessionId, '2026-05-22', writing.at)
    await eraseRecording(context, sessionId)
    expect(goingOn('2026-05-22').lines).toEqual([])
  })
})

describe('erasing a recording', () => {
  it('takes it at once, is written down, and leaves the session', async () => {
    const { desk, sessionId, db, context } = liveSession()
    const recordingId = await recordSeconds(desk, sessionId, 120)
    expect(pieceCount(db)).toBeGreaterThan(100)
    await eraseRecording(context, sessionId)
    expect(pieceCount(db)).toBe(0)
    expect(sessionRecording(db, sessionId).stretches).toEqual([])
    expect(await codeOf(() => soundPage(db, recordingId, 0, 1))).toBe('not-found')
    expect(db.prepare('SELECT reason, clients, records FROM erasureRecord').all()).toEqual([
      { reason: 'asked', clients: 0, records: 1 },
    ])
  })

  it('is not shown any more from the first moment on, and goes on after a crash in the middle of it', async () => {
    const { desk, sessionId, db, context } = liveSession()
    await recordSeconds(desk, sessionId, 120)
    const before = pieceCount(db)
    const erasing = eraseRecording(context, sessionId)
    expect(sessionRecording(db, sessionId).stretches).toEqual([])
    expect(pieceCount(db)).toBeLessThanOrEqual(before)
    await erasing
    expect(await eraseQueued(db)).toBe(0)
    expect(pieceCount(db)).toBe(0)
  })

  it('takes it with its client', async () => {
    const { desk, sessionId, clientId, db, context } = liveSession()
    await recordSeconds(desk, sessionId, 10)
    context.liveSessions.end(sessionId)
    markClient(db, clientId, '2026-05-15T12:00:00.000Z')
    await eraseRecords(db, [{ kind: 'client', id: clientId }])
    expect(pieceCount(db)).toBe(0)
    expect(db.prepare('SELECT count(*) FROM sessionRecording').pluck().get()).toBe(0)
  })

  it('takes it after its last day, that of a removed session too, and not before', async () => {
    const { desk, sessionId, db, context } = liveSession()
    await recordSeconds(desk, sessionId, 2)
    const on = async (day: string): Promise<number> => {
      queueDueRecordings({ ...context, today: () => day })
      await eraseQueued(db)
      return pieceCount(db)
    }
    expect(await on('2026-06-14')).toBeGreaterThan(0)
    expect(await on('2026-06-15')).toBe(0)
    expect(db.prepare('SELECT reason FROM erasureRecord').pluck().all()).toEqual(['retention'])
  })

  it('believes a calendar that has jumped on its second day only', async () => {
    const { desk, sessionId, db, context } = liveSession()
    await recordSeconds(desk, sessionId, 2)
    saveSweepState(db, { trustedAt: '2026-05-15T12:00:00.000Z', sweptOn: TODAY })
    queueDueRecordings({ ...context, today: () => '2036-05-15' })
    await eraseQueued(db)
    expect(pieceCount(db)).toBeGreaterThan(0)
    saveSweepState(db, { trustedAt: '2026-05-18T12:00:00.000Z', sweptOn: '2036-05-15' })
    queueDueRecordings({ ...context, today: () => '2036-05-16' })
    await eraseQueued(db)
    expect(pieceCount(db)).toBe(0)
  })
})
