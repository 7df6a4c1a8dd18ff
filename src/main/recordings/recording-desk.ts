import { addDays } from '@shared/dates'
import { AppError } from '@shared/errors'
import type { SoundDraft } from '@shared/recordings'
import { lengthOf } from '@shared/recordings/stretches'
import { type Consent, consentNow } from '@shared/records'
import type { Database } from 'better-sqlite3'
import { getOpenRecord } from '../mock-sessions/live-session-repository'
import type { LiveSessions } from '../mock-sessions/live-sessions'
import { getSession } from '../mock-sessions/mock-sessions-repository'
import { listConsents } from '../records/consents-repository'
import { createPiece, createStretch, findRecordingDays, listStretches } from './recordings-repository'

export type RecordingParts = {
  readonly db: Database
  readonly now: () => Date
  readonly today: () => string
  readonly newId: () => string
  readonly liveSessions: Pick<LiveSessions, 'liveMs'>
  /** Asks the operating system for the microphone, where it has a say; false when it refuses. */
  readonly askSystem: () => Promise<boolean>
}

/** What is being recorded. There is one for each open practice, and one stretch at a time. */
export type RecordingDesk = {
  readonly ask: (sessionId: string) => Promise<{ readonly recordedMs: number }>
  readonly begin: (sessionId: string) => { readonly recordingId: string; readonly startMs: number }
  readonly keep: (piece: SoundDraft) => void
  /** Forgets that the coach asked; what is on its way still arrives. */
  readonly stop: (sessionId: string) => void
  /** Takes no more of a session's sound, not what is on its way either. */
  readonly forget: (sessionId: string) => void
  /** Whether the page may have the microphone at this moment. */
  readonly mayListen: () => boolean
}

type OpenStretch = {
  readonly id: string
  readonly sessionId: string
  readonly startMs: number
  /** The position and the earliest moment of the piece that comes next. */
  readonly position: number
  readonly endMs: number
}

/** What holds of a client's consent to being recorded. */
export const recordingConsent = (db: Database, clientId: string): Consent | null =>
  consentNow(listConsents(db, clientId), 'recording')

/**
 * Opens the desk. The microphone is there for the page only while the coach has asked for it in a session that is live and
 * whose client's consent stands; each piece is on the disk before it is answered.
 */
export function createRecordingDesk(parts: RecordingParts): RecordingDesk {
  const { db, now, today, newId, liveSessions, askSystem } = parts
  let askedId: string | null = null
  let open: OpenStretch | null = null

  const hasConsent = (sessionId: string): boolean =>
    recordingConsent(db, getSession(db, sessionId).clientId)?.state === 'given'
  /** Throws AppError not-found, session-not-open, recording-consent. */
  const assertAllowed = (sessionId: string): number => {
    const { clientName } = getOpenRecord(db, sessionId)
    const liveMs = liveSessions.liveMs(sessionId)
    if (liveMs === null) throw new AppError('session-not-open')
    if (!hasConsent(sessionId)) throw new AppError('recording-consent', { name: clientName })
    return liveMs
  }

  return {
    ask: async (sessionId) => {
      assertAllowed(sessionId)
      if (!(await askSystem())) throw new AppError('microphone-denied')
      askedId = sessionId
      return { recordedMs: lengthOf(listStretches(db, sessionId)) }
    },
    begin: (sessionId) => {
      const startMs = Math.round(assertAllowed(sessionId))
      if (askedId !== sessionId) throw new AppError('recording-stopped')
      open = { id: newId(), sessionId, startMs, position: 0, endMs: 0 }
      return { recordingId: open.id, startMs }
    },
    keep: (piece) => {
      const { recordingId, position, startMs, endMs } = piece
      if (open === null || open.id !== recordingId) throw new AppError('recording-stopped')
      if (position !== open.position || startMs < open.endMs - overlapMs) throw new AppError('bad-input')
      // A consent that is withdrawn while it is recorded ends it with the next piece.
      if (!hasConsent(open.sessionId)) throw new AppError('recording-stopped')
      const { id, sessionId } = open
      const stretch = { id, sessionId, startMs: open.startMs }
      db.transaction(() => {
        if (position === 0) {
          const keepUntilOn = addDays(today(), findRecordingDays(db))
          createStretch(db, { ...stretch, keepUntilOn }, now().toISOString())
        }
        createPiece(db, piece)
      })()
      open = { ...open, position: position + 1, endMs }
    },
    stop: (sessionId) => {
      if (askedId === sessionId) askedId = null
    },
    forget: (sessionId) => {
      if (askedId === sessionId) askedId = null
      if (open?.sessionId === sessionId) open = null
    },
    mayListen: () => askedId !== null && liveSessions.liveMs(askedId) !== null && hasConsent(askedId),
  }
}

/** The end of a piece is reckoned from its last frame, so that the next may begin a little before it. */
const overlapMs = 250
