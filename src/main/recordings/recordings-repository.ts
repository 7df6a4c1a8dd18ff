import type { SoundDraft, SoundPiece } from '@shared/recordings'
import type { Stretch } from '@shared/recordings/stretches'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { queueRow } from '../trash/erasure-repository'

/** The stretches of a session that hold any sound, in the order of the session's clock. */
export function listStretches(db: Database, sessionId: string): Stretch[] {
  return all<Stretch>(
    db,
    `SELECT * FROM (
       SELECT id, startMs, (SELECT endMs FROM recordingPiece WHERE recordingId = sessionRecording.id
         ORDER BY position DESC LIMIT 1) AS lengthMs
       FROM sessionRecording WHERE sessionId = :sessionId AND deletedAt IS NULL)
     WHERE lengthMs > 0 ORDER BY startMs, id`,
    { sessionId },
  )
}

/** The last day on which a session's recording is kept; null where there is none. */
export function findKeepUntil(db: Database, sessionId: string): string | null {
  const sql =
    'SELECT max(keepUntilOn) AS day FROM sessionRecording WHERE sessionId = :sessionId AND deletedAt IS NULL'
  return first<{ day: string | null }>(db, sql, { sessionId })?.day ?? null
}

/** Sets that day for all of a session's stretches; says how many there are. */
export function saveKeepUntil(db: Database, sessionId: string, on: string, at: string): number {
  const sql = `UPDATE sessionRecording SET keepUntilOn = :on, updatedAt = :at WHERE sessionId = :sessionId AND deletedAt IS NULL`
  return run(db, sql, { sessionId, on, at })
}

export type NewStretch = {
  readonly id: string
  readonly sessionId: string
  readonly startMs: number
  readonly keepUntilOn: string
}

/** Writes a stretch of a session, without its sound; the session says whose it is. */
export function createStretch(db: Database, stretch: NewStretch, at: string): void {
  run(
    db,
    `INSERT INTO sessionRecording (id, sessionId, clientId, startMs, keepUntilOn, createdAt, updatedAt)
     SELECT :id, id, clientId, :startMs, :keepUntilOn, :at, :at FROM mockSession WHERE id = :sessionId`,
    { ...stretch, at },
  )
}

/** Writes a piece of a stretch. */
export function createPiece(db: Database, { bytes, ...piece }: SoundDraft): void {
  run(
    db,
    `INSERT INTO recordingPiece (recordingId, position, startMs, endMs, content)
     VALUES (:recordingId, :position, :startMs, :endMs, :content)`,
    { ...piece, content: Buffer.from(bytes) },
  )
}

/** The opening of a stretch that is not removed; null where there is none. */
export const findOpening = (db: Database, recordingId: string): Uint8Array | null =>
  first<{ content: Buffer }>(
    db,
    `SELECT content FROM recordingPiece WHERE recordingId = :recordingId AND position = 0
       AND EXISTS (SELECT 1 FROM sessionRecording WHERE id = :recordingId AND deletedAt IS NULL)`,
    { recordingId },
  )?.content ?? null

/** So many pieces of a stretch, from the one on that holds a moment of it. */
export function listPieces(db: Database, recordingId: string, fromMs: number, limit: number): SoundPiece[] {
  const found = first<{ position: number | null }>(db, pieceAtSql, { recordingId, fromMs })
  const from = Math.max(1, found?.position ?? 1)
  return all<Omit<SoundPiece, 'bytes'> & { readonly content: Buffer }>(db, piecesSql, {
    recordingId,
    from,
    limit,
  }).map(({ startMs, endMs, content }) => ({ startMs, endMs, bytes: content }))
}

/** Which piece holds a moment; a test asks both statements for their plans. */
export const pieceAtSql = `SELECT position FROM recordingPiece
  WHERE recordingId = :recordingId AND startMs <= :fromMs ORDER BY startMs DESC, position DESC LIMIT 1`
export const piecesSql = `SELECT startMs, endMs, content FROM recordingPiece
  WHERE recordingId = :recordingId AND position >= :from ORDER BY position LIMIT :limit`

/** The sessions whose recordings are kept until before a day, removed sessions too. */
export const listDueSessions = (db: Database, today: string): string[] =>
  all<{ sessionId: string }>(
    db,
    'SELECT DISTINCT sessionId FROM sessionRecording WHERE deletedAt IS NULL AND keepUntilOn < :today',
    { today },
  ).map(({ sessionId }) => sessionId)

/** Removes a session's recording and puts it on its way out; says how many stretches that are. One transaction. */
export function queueRecording(db: Database, sessionId: string, at: string): number {
  return db.transaction(() => {
    const stretches = all<{ id: string }>(
      db,
      'SELECT id FROM sessionRecording WHERE sessionId = :sessionId AND deletedAt IS NULL',
      { sessionId },
    )
    const sql =
      'UPDATE sessionRecording SET deletedAt = :at WHERE sessionId = :sessionId AND deletedAt IS NULL'
    run(db, sql, { sessionId, at })
    for (const { id } of stretches) queueRow(db, 'sessionRecording', id)
    return stretches.length
  })()
}

/** For how many days a recording is kept. */
export const findRecordingDays = (db: Database): number =>
  first<{ days: number }>(db, 'SELECT recordingDays AS days FROM practice LIMIT 1')?.days ?? 30

/** Sets the days for recordings that are made from now on. */
export function saveRecordingDays(db: Database, days: number, at: string): void {
  run(db, 'UPDATE practice SET recordingDays = :days, updatedAt = :at', { days, at })
}
