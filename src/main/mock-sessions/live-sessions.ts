import type { EventName, EventPayload } from '@shared/contract'
import { AppError, assertNever } from '@shared/errors'
import type { ActAnswer, ClientView, OpenSession, SessionAct, UndoneAnswer } from '@shared/live-session'
import type { SessionFile, SessionMark, SessionState } from '@shared/mock-sessions'
import {
  readClock,
  standingClock,
  startClock,
  stopClock,
  turnClock,
  untilNextSecond,
  wasAway,
} from '@shared/session-clock'
import type { Database } from 'better-sqlite3'
import type { Writing } from '../interviews/interviews-repository'
import type { Log } from '../log'
import { type Desk, factsOf, sceneOf, viewOf } from './live-desk'
import {
  dropActs,
  findOpenRecord,
  firstQuestionId,
  getOpenRecord,
  pauseOthers,
  saveClock,
  setSessionState,
  turnToQuestion,
} from './live-session-repository'
import { readSession } from './mock-sessions-repository'
import { doMark, doRemoveMark, doScore, keepAct, takeNewestAct, undoWritten } from './session-acts'

export type LiveParts = {
  readonly db: Database
  readonly log: Log
  readonly now: () => Date
  /** A source of milliseconds that only ever goes forward. */
  readonly monotonicMs: () => number
  readonly newId: () => string
  readonly emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
  /** Keeps the idle lock away while a session is live; gives back how to let it come again. */
  readonly holdIdleLock: () => () => void
}

/** The sessions that are open, and the clock of the one that is live. There is one for each open practice. */
export type LiveSessions = {
  readonly begin: (id: string) => SessionFile
  readonly act: (sessionId: string, act: SessionAct) => ActAnswer
  readonly undo: (sessionId: string) => UndoneAnswer
  readonly end: (id: string) => SessionFile
  readonly open: () => OpenSession | null
  /** A session's state as it is: one that says it is live and is in nobody's hand stands. */
  readonly stateOf: (session: { readonly id: string; readonly state: SessionState }) => SessionState
  readonly clientView: () => ClientView
  /** Where the clock of a session stands at this moment, in milliseconds; null for one that is not live here. */
  readonly liveMs: (id: string) => number | null
  /** Puts a session out of hand that is removed. */
  readonly letGo: (id: string) => void
  /** Stops a live session, as when the computer goes to sleep or the coach locks; all is on the disk afterwards. */
  readonly standStill: () => void
  /** Stops for good, when the practice is closed. */
  readonly stop: () => void
}

/** A look comes a moment after the full second, so that it shows the new one. */
const LATE_MS = 4

/** Opens the desk at which sessions are led. Every act is written before it is answered, the clock once a second. */
export function createLiveSessions(parts: LiveParts): LiveSessions {
  const { db, now, monotonicMs, emit } = parts
  let desk: Desk | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let letLock: (() => void) | null = null

  const nowText = () => now().toISOString()
  const writing = (): Writing => ({ at: nowText(), newId: parts.newId })

  const save = ({ record, clock }: Desk): void =>
    saveClock(db, { sessionId: record.id, questionId: record.questionId, ...clock, at: nowText() })

  /** Shows where things stand, and waits for the next second while the clock runs. */
  const show = (next: Desk | null): void => {
    desk = next
    clearTimeout(timer)
    const isLive = next?.record.state === 'live'
    if (isLive) timer = setTimeout(tick, untilNextSecond(next.clock) + LATE_MS)
    if (isLive && letLock === null) letLock = parts.holdIdleLock()
    if (!isLive) {
      letLock?.()
      letLock = null
    }
    if (next) emit('mockSessions.clock', factsOf(next))
    emit('mockSessions.clientView', viewOf(db, next))
  }

  const tick = (): void => {
    if (!desk) return
    try {
      if (wasAway(desk.clock, monotonicMs())) {
        stand(desk, true)
        return
      }
      const next = { ...desk, clock: readClock(desk.clock, monotonicMs()) }
      db.transaction(() => save(next))()
      show(next)
    } catch (error) {
      // The disk may have room again in a second; what is on screen goes on.
      parts.log.error('mockSessions.tick', error)
      timer = setTimeout(tick, 1_000)
    }
  }

  /** Pauses what is live and keeps where it stands. */
  const stand = (from: Desk, away: boolean): Desk => {
    const next: Desk = {
      record: { ...from.record, state: 'paused' },
      clock: stopClock(from.clock, monotonicMs()),
      wasAway: away,
    }
    db.transaction(() => {
      setSessionState(db, from.record.id, 'paused', nowText())
      save(next)
    })()
    show(next)
    return next
  }

  /** The session with its clock as it stands now. One that another process had in hand, or none, is taken up paused. */
  const take = (id: string): Desk => {
    if (desk?.record.id === id) return { ...desk, clock: readClock(desk.clock, monotonicMs()) }
    const record = getOpenRecord(db, id)
    if (record.state !== 'live' && record.state !== 'paused') throw new AppError('session-not-open')
    return { record: { ...record, state: 'paused' }, clock: standingClock(record), wasAway: false }
  }

  /** Puts another session aside that is in hand, before this one is led. */
  const putAside = (id: string): void => {
    if (desk && desk.record.id !== id && desk.record.state === 'live') stand(desk, false)
    pauseOthers(db, id, nowText())
  }

  const withState = (from: Desk, state: SessionState): Desk => {
    const nowMs = monotonicMs()
    const clock = state === 'live' ? startClock(from.clock, nowMs) : stopClock(from.clock, nowMs)
    setSessionState(db, from.record.id, state, nowText())
    return { record: { ...from.record, state }, clock, wasAway: false }
  }

  /** Goes to a question; what was spent on the one before is kept first. Throws AppError not-found. */
  const turn = (from: Desk, questionId: string): Desk => {
    save(from)
    const spentMs = turnToQuestion(db, from.record.id, questionId)
    const { question, limitSeconds } = getOpenRecord(db, from.record.id)
    return {
      ...from,
      record: { ...from.record, questionId, question, limitSeconds },
      clock: turnClock(from.clock, spentMs),
    }
  }

  const carryOut = (
    from: Desk,
    act: SessionAct,
  ): { readonly next: Desk; readonly mark: SessionMark | null } => {
    const scene = sceneOf(from)
    const { sessionId } = scene
    switch (act.kind) {
      case 'goTo': {
        if (act.questionId === from.record.questionId) return { next: from, mark: null }
        keepAct(db, sessionId, { kind: 'goTo', fromId: from.record.questionId })
        return { next: turn(from, act.questionId), mark: null }
      }
      case 'score':
        doScore(db, scene, act, writing())
        return { next: from, mark: null }
      case 'mark':
        return { next: from, mark: doMark(db, scene, act, nowText()) }
      case 'removeMark':
        doRemoveMark(db, scene, act.id, nowText())
        return { next: from, mark: null }
      case 'pause':
      case 'goOn': {
        const state = act.kind === 'pause' ? 'paused' : 'live'
        if (from.record.state === state) return { next: from, mark: null }
        keepAct(db, sessionId, { kind: act.kind })
        return { next: withState(from, state), mark: null }
      }
      default:
        return assertNever(act)
    }
  }

  return {
    begin: (id) => {
      const record = getOpenRecord(db, id)
      if (record.state === 'ended') throw new AppError('session-not-open')
      if (record.state !== 'prepared') return readSession(db, id)
      const questionId = firstQuestionId(db, id)
      const next = db.transaction(() => {
        putAside(id)
        const fresh: Desk = { record: { ...record, questionId }, clock: standingClock(), wasAway: false }
        const turned = questionId === null ? fresh : turn(fresh, questionId)
        const begun = withState(turned, 'live')
        save(begun)
        return begun
      })()
      show(next)
      return readSession(db, id)
    },
    act: (sessionId, act) => {
      const { next, mark } = db.transaction(() => {
        if (act.kind === 'goOn') putAside(sessionId)
        const done = carryOut(take(sessionId), act)
        save(done.next)
        return done
      })()
      show(next)
      return { clock: factsOf(next), mark }
    },
    undo: (sessionId) => {
      const { next, undone } = db.transaction(() => {
        const from = take(sessionId)
        const kept = takeNewestAct(db, sessionId)
        if (kept === null) return { next: from, undone: null }
        undoWritten(db, sceneOf(from), kept, writing())
        const after =
          kept.kind === 'goTo' && kept.fromId !== null
            ? turn(from, kept.fromId)
            : kept.kind === 'pause'
              ? withState(from, 'live')
              : kept.kind === 'goOn'
                ? withState(from, 'paused')
                : from
        save(after)
        return { next: after, undone: kept.kind }
      })()
      show(next)
      return { undone, file: readSession(db, sessionId) }
    },
    end: (id) => {
      const ended = db.transaction(() => {
        const next = withState(take(id), 'ended')
        save(next)
        dropActs(db, id)
        return next
      })()
      emit('mockSessions.clock', factsOf(ended))
      show(null)
      return readSession(db, id)
    },
    open: () => {
      const record = findOpenRecord(db)
      if (!record) return null
      const inHand = desk?.record.id === record.id
      const { id, clientName, title, savedAt } = record
      const clock = factsOf(inHand && desk ? desk : { record, clock: standingClock(record), wasAway: false })
      return { id, clientName, title, savedAt, clock, isInterrupted: !inHand && record.state === 'live' }
    },
    stateOf: ({ id, state }) => (state === 'live' && desk?.record.id !== id ? 'paused' : state),
    clientView: () => viewOf(db, desk),
    liveMs: (id) =>
      desk?.record.id === id && desk.record.state === 'live'
        ? readClock(desk.clock, monotonicMs()).elapsedMs
        : null,
    letGo: (id) => {
      if (desk?.record.id !== id) return
      if (desk.record.state === 'live') stand(desk, false)
      show(null)
    },
    standStill: () => {
      if (desk?.record.state === 'live') stand(desk, true)
    },
    stop: () => {
      if (desk?.record.state === 'live') stand(desk, false)
      clearTimeout(timer)
      desk = null
    },
  }
}
