import { AppError } from '@shared/errors'
import type { MarkKind, Score, Scorer, SessionMark, SessionState } from '@shared/mock-sessions'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** What a live session needs of its record. */
export type OpenRecord = {
  readonly id: string
  readonly title: string
  readonly clientName: string
  readonly state: SessionState
  readonly elapsedMs: number
  readonly savedAt: string | null
  readonly questionId: string | null
  readonly questionMs: number
  readonly question: string | null
  readonly limitSeconds: number | null
}

const openColumns = `s.id, s.title, client.fullName AS clientName, s.state, s.elapsedMs, s.savedAt,
  q.id AS questionId, coalesce(q.spentMs, 0) AS questionMs, q.body AS question, q.limitSeconds
  FROM mockSession s JOIN client ON client.id = s.clientId LEFT JOIN sessionQuestion q ON q.id = s.currentQuestionId`

/** One session, whatever its state. Throws AppError not-found. */
export function getOpenRecord(db: Database, id: string): OpenRecord {
  const sql = `SELECT ${openColumns} WHERE s.id = :id AND s.deletedAt IS NULL`
  const row = first<OpenRecord>(db, sql, { id })
  if (!row) throw new AppError('not-found')
  return row
}

/** The session that has begun and is not over, the one last saved; null when there is none. */
export const findOpenRecord = (db: Database): OpenRecord | null =>
  first<OpenRecord>(db, openSessionSql) ?? null

/** Its statement, which a test asks for its plan. */
export const openSessionSql = `SELECT ${openColumns}
  WHERE s.deletedAt IS NULL AND client.deletedAt IS NULL AND s.state IN ('live', 'paused') ORDER BY s.savedAt DESC LIMIT 1`

/** The clock to be kept: session time, and time on the question it stands at, in milliseconds. */
export type ClockRecord = {
  readonly sessionId: string
  readonly questionId: string | null
  readonly elapsedMs: number
  readonly questionMs: number
  readonly at: string
}

/** Keeps where the clock stands. */
export function saveClock(
  db: Database,
  { sessionId, questionId, elapsedMs, questionMs, at }: ClockRecord,
): void {
  run(
    db,
    'UPDATE mockSession SET elapsedMs = :elapsedMs, savedAt = :at, updatedAt = :at WHERE id = :sessionId',
    {
      sessionId,
      elapsedMs: Math.round(elapsedMs),
      at,
    },
  )
  if (questionId !== null)
    run(db, 'UPDATE sessionQuestion SET spentMs = :spentMs, updatedAt = :at WHERE id = :questionId', {
      questionId,
      spentMs: Math.round(questionMs),
      at,
    })
}

/** The first question of a session; null where it has none. */
export const firstQuestionId = (db: Database, sessionId: string): string | null =>
  first<{ id: string }>(
    db,
    'SELECT id FROM sessionQuestion WHERE sessionId = :sessionId AND deletedAt IS NULL ORDER BY position, id LIMIT 1',
    { sessionId },
  )?.id ?? null

/** Sets where a session stands; its beginning and its end are kept once. */
export function setSessionState(db: Database, id: string, state: SessionState, at: string): void {
  run(
    db,
    `UPDATE mockSession SET state = :state, updatedAt = :at,
       startedAt = CASE WHEN :state = 'live' THEN coalesce(startedAt, :at) ELSE startedAt END,
       endedAt = CASE WHEN :state = 'ended' THEN :at ELSE endedAt END
     WHERE id = :id`,
    { id, state, at },
  )
}

/** Sessions that say they are live although another one is now: they were interrupted, and stand. The list names the index. */
export function pauseOthers(db: Database, id: string, at: string): void {
  run(
    db,
    `UPDATE mockSession SET state = 'paused', updatedAt = :at
     WHERE deletedAt IS NULL AND state IN ('live', 'paused') AND state = 'live' AND id <> :id`,
    { id, at },
  )
}

/** Makes a question the current one and says how much time was spent on it. Throws AppError not-found. */
export function turnToQuestion(db: Database, sessionId: string, questionId: string): number {
  const sql =
    'SELECT spentMs FROM sessionQuestion WHERE id = :questionId AND sessionId = :sessionId AND deletedAt IS NULL'
  const found = first<{ spentMs: number }>(db, sql, { questionId, sessionId })
  if (!found) throw new AppError('not-found')
  run(db, 'UPDATE mockSession SET currentQuestionId = :questionId WHERE id = :sessionId', {
    questionId,
    sessionId,
  })
  return found.spentMs
}

export type ScoreRecord = {
  readonly sessionId: string
  readonly questionId: string
  readonly criterionRef: string
  readonly by: Scorer
}

/**
 * Sets a score, or takes it away, and gives back the one before. Throws AppError not-found for a question or a criterion
 * that is not of this session.
 */
export function writeScore(
  db: Database,
  { sessionId, questionId, criterionRef, by }: ScoreRecord,
  score: Score | null,
  { at, id }: { readonly at: string; readonly id: string },
): Score | null {
  const known = first(
    db,
    `SELECT 1 FROM sessionQuestion q JOIN sessionCriterion k ON k.sessionId = q.sessionId AND k.deletedAt IS NULL
     WHERE q.id = :questionId AND q.sessionId = :sessionId AND q.deletedAt IS NULL AND k.criterionRef = :criterionRef`,
    { questionId, sessionId, criterionRef },
  )
  if (!known) throw new AppError('not-found')
  const same = { questionId, criterionRef, by }
  // A score that was taken away is set again in its own row, so that there is never a second one beside it.
  const [before] = all<{ id: string; score: Score; deletedAt: string | null }>(
    db,
    `SELECT id, score, deletedAt FROM sessionScore
     WHERE sessionQuestionId = :questionId AND criterionRef = :criterionRef AND by = :by AND deletedAt IS NULL
     UNION ALL SELECT id, score, deletedAt FROM sessionScore
     WHERE sessionQuestionId = :questionId AND criterionRef = :criterionRef AND by = :by AND deletedAt IS NOT NULL LIMIT 1`,
    same,
  )
  if (before)
    run(
      db,
      `UPDATE sessionScore SET score = coalesce(:score, score), updatedAt = :at,
         deletedAt = CASE WHEN :score IS NULL THEN :at END WHERE id = :id`,
      { id: before.id, score, at },
    )
  else if (score !== null)
    run(
      db,
      `INSERT INTO sessionScore (id, sessionId, clientId, sessionQuestionId, criterionRef, by, score, createdAt, updatedAt)
       SELECT :id, id, clientId, :questionId, :criterionRef, :by, :score, :at, :at FROM mockSession WHERE id = :sessionId`,
      { ...same, id, sessionId, score, at },
    )
  return before && before.deletedAt === null ? before.score : null
}

/** A mark with its places on the two clocks, in milliseconds. */
export type MarkRecord = {
  readonly id: string
  readonly sessionId: string
  readonly sessionQuestionId: string | null
  readonly kind: MarkKind
  readonly atMs: number
  readonly questionMs: number
  readonly word: string
  readonly detail: string
}

/** A mark of a session that is not removed; null when there is none of this id. */
export const findMark = (db: Database, sessionId: string, id: string): SessionMark | null =>
  first<SessionMark>(
    db,
    'SELECT * FROM sessionMark WHERE id = :id AND sessionId = :sessionId AND deletedAt IS NULL',
    { id, sessionId },
  ) ?? null

/** Sets a mark. Repeated with the same id it changes nothing but the words. Throws AppError not-found. */
export function writeMark(db: Database, mark: MarkRecord, at: string): SessionMark {
  const row = first<SessionMark>(
    db,
    `INSERT INTO sessionMark (id, sessionId, clientId, sessionQuestionId, kind, atMs, questionMs, word, detail,
       createdAt, updatedAt)
     SELECT :id, id, clientId, :sessionQuestionId, :kind, :atMs, :questionMs, :word, :detail, :at, :at
     FROM mockSession WHERE id = :sessionId
     ON CONFLICT (id) DO UPDATE SET word = excluded.word, detail = excluded.detail, updatedAt = excluded.updatedAt,
       deletedAt = NULL WHERE sessionMark.sessionId = excluded.sessionId
     RETURNING *`,
    { ...mark, atMs: Math.round(mark.atMs), questionMs: Math.round(mark.questionMs), at },
  )
  if (!row) throw new AppError('not-found')
  return row
}

/** Takes a mark away; `deletedAt` null brings it back. Throws AppError not-found. */
export function markMark(db: Database, sessionId: string, id: string, deletedAt: string | null): void {
  const sql = 'UPDATE sessionMark SET deletedAt = :deletedAt WHERE id = :id AND sessionId = :sessionId'
  if (run(db, sql, { id, sessionId, deletedAt }) === 0) throw new AppError('not-found')
}

/** Keeps how an act is taken back, as JSON text. */
export function pushAct(db: Database, sessionId: string, act: string): void {
  run(
    db,
    `INSERT INTO local_sessionAct (sessionId, position, act)
     SELECT :sessionId, coalesce(max(position), 0) + 1, :act FROM local_sessionAct WHERE sessionId = :sessionId`,
    { sessionId, act },
  )
}

/** How the newest act is taken back; null when there is none. */
export const newestAct = (
  db: Database,
  sessionId: string,
): { readonly position: number; readonly act: string } | null =>
  first<{ position: number; act: string }>(
    db,
    'SELECT position, act FROM local_sessionAct WHERE sessionId = :sessionId ORDER BY position DESC LIMIT 1',
    { sessionId },
  ) ?? null

/** Forgets an act that was taken back. */
export function dropAct(db: Database, sessionId: string, position: number): void {
  run(db, 'DELETE FROM local_sessionAct WHERE sessionId = :sessionId AND position = :position', {
    sessionId,
    position,
  })
}

/** Forgets every act of a session. */
export function dropActs(db: Database, sessionId: string): void {
  run(db, 'DELETE FROM local_sessionAct WHERE sessionId = :sessionId', { sessionId })
}
