import { daysBetween } from '@shared/dates'
import { AppError } from '@shared/errors'
import type { SessionRecording, SoundPage } from '@shared/recordings'
import { lengthOf } from '@shared/recordings/stretches'
import type { Database } from 'better-sqlite3'
import { forgottenOn } from '../backup/backup-retention'
import type { Context } from '../context'
import { getSession } from '../mock-sessions/mock-sessions-repository'
import { recordErasure } from '../retention/retention-repository'
import { findSweepState } from '../trash/sweep-state-repository'
import { eraseQueued } from '../trash/trash-service'
import { recordingConsent } from './recording-desk'
import {
  findKeepUntil,
  findOpening,
  listDueSessions,
  listPieces,
  listStretches,
  queueRecording,
} from './recordings-repository'

/** What is recorded of a session. Throws AppError not-found. */
export function sessionRecording(db: Database, sessionId: string): SessionRecording {
  const { clientId } = getSession(db, sessionId)
  const stretches = listStretches(db, sessionId)
  const consent = recordingConsent(db, clientId)
  return {
    stretches,
    lengthMs: lengthOf(stretches),
    keepUntilOn: stretches.length === 0 ? null : findKeepUntil(db, sessionId),
    consent: consent === null ? null : { state: consent.state, happenedOn: consent.happenedOn },
  }
}

/** Pieces of a stretch from a moment on. Throws AppError not-found. */
export function soundPage(db: Database, recordingId: string, fromMs: number, limit: number): SoundPage {
  const opening = findOpening(db, recordingId)
  if (opening === null) throw new AppError('not-found')
  const pieces = listPieces(db, recordingId, fromMs, limit)
  return { opening, pieces, isEnd: pieces.length < limit }
}

type ErasingContext = Pick<Context, 'db' | 'now' | 'today' | 'newId'>

/**
 * Erases the recording of a session for good, overwriting it, and writes down that it was done. What a crash leaves of it
 * shows nowhere any more and goes in the next quiet moment.
 */
export async function eraseRecording(context: ErasingContext, sessionId: string): Promise<string> {
  const { db, today } = context
  queueAndRecord(context, [sessionId], 'asked')
  await eraseQueued(db)
  // Until the log beside the practice is written into it, the sound would stand there once more.
  db.pragma('wal_checkpoint(TRUNCATE)')
  return forgottenOn(today())
}

/** After a longer pause the calendar is believed on the second day only: it may have been set wrong. */
const LONGEST_PAUSE_DAYS = 60

/** Puts the recordings on their way out whose last day is over, once a day before the trash is gone through. */
export function queueDueRecordings(context: ErasingContext): void {
  const today = context.today()
  const before = findSweepState(context.db)?.sweptOn ?? today
  if (daysBetween(before, today) > LONGEST_PAUSE_DAYS) return
  queueAndRecord(context, listDueSessions(context.db, today), 'retention')
}

function queueAndRecord(
  { db, now, today, newId }: ErasingContext,
  sessionIds: readonly string[],
  reason: 'asked' | 'retention',
): void {
  const createdAt = now().toISOString()
  db.transaction(() => {
    const stretches = sessionIds.reduce((sum, id) => sum + queueRecording(db, id, createdAt), 0)
    if (stretches === 0) return
    const gone = { id: newId(), erasedOn: today(), forgottenOn: forgottenOn(today()), createdAt }
    recordErasure(db, { ...gone, reason, clients: 0, records: sessionIds.length })
  })()
}
