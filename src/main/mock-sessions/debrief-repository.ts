import { reorderedKeys } from '@shared/position-keys'
import { emptyDoc } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import type { Writing } from '../interviews/interviews-repository'

/** The debrief of a round, the newest where two practices were joined. Its statement is asked for its plan by a test. */
export const debriefSql = `SELECT id, updatedAt FROM mockSession INDEXED BY mockSessionByRound
  WHERE roundId = :roundId AND deletedAt IS NULL AND kind = 'debrief' ORDER BY updatedAt DESC LIMIT 1`

export const findDebrief = (
  db: Database,
  roundId: string,
): { readonly id: string; readonly updatedAt: string } | null =>
  first<{ id: string; updatedAt: string }>(db, debriefSql, { roundId }) ?? null

/** The round's owner and day. */
export type DebriefedRound = {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string
}

/** Writes the session of a debrief, new or again. A debrief has no live hour, so that it is over as soon as it is kept. */
export function saveDebriefSession(
  db: Database,
  { id, title }: { readonly id: string; readonly title: string },
  round: DebriefedRound,
  at: string,
): void {
  run(
    db,
    `INSERT INTO mockSession (id, clientId, opportunityId, roundId, kind, title, state, startedAt, endedAt, note,
       createdAt, updatedAt)
     VALUES (:id, :clientId, :opportunityId, :roundId, 'debrief', :title, 'ended', :at, :at, :note, :at, :at)
     ON CONFLICT (id) DO UPDATE SET updatedAt = excluded.updatedAt, deletedAt = NULL
       WHERE mockSession.roundId = excluded.roundId`,
    {
      id,
      clientId: round.clientId,
      opportunityId: round.opportunityId,
      roundId: round.id,
      title,
      note: JSON.stringify(emptyDoc),
      at,
    },
  )
}

type Kept = { readonly id: string; readonly body: string; readonly howItWent: string }
type KeptRow = Kept & { readonly position: string }

/** Makes these the questions of a debrief, in this order; only what differs is written. Call it inside a transaction. */
export function saveDebriefQuestions(
  db: Database,
  owner: { readonly sessionId: string; readonly clientId: string },
  questions: readonly Kept[],
  { at, newId }: Writing,
): void {
  const { sessionId, clientId } = owner
  const before = new Map(
    all<KeptRow>(
      db,
      `SELECT id, body, coalesce(howItWent, '') AS howItWent, position FROM sessionQuestion
       WHERE sessionId = :sessionId AND deletedAt IS NULL`,
      { sessionId },
    ).map((row) => [row.id, row]),
  )
  const keys = reorderedKeys(questions.map(({ id }) => before.get(id)?.position ?? null))
  for (const [place, { id, body, howItWent }] of questions.entries()) {
    const row = before.get(id)
    const position = keys[place] ?? ''
    const values = { body, howItWent, position, at }
    if (row === undefined)
      run(
        db,
        `INSERT INTO sessionQuestion (id, sessionId, clientId, body, listenFor, followUps, position, howItWent, createdAt,
           updatedAt)
         VALUES (:id, :sessionId, :clientId, :body, '', '', :position, :howItWent, :at, :at)`,
        // An id that another record has already is not taken from it.
        { ...values, id: isFree(db, id) ? id : newId(), sessionId, clientId },
      )
    else if (row.body !== body || row.howItWent !== howItWent || row.position !== position)
      run(
        db,
        `UPDATE sessionQuestion SET body = :body, howItWent = :howItWent, position = :position, updatedAt = :at
         WHERE id = :id`,
        { ...values, id },
      )
  }
  const stays = new Set(questions.map(({ id }) => id))
  for (const id of before.keys())
    if (!stays.has(id)) run(db, 'UPDATE sessionQuestion SET deletedAt = :at WHERE id = :id', { id, at })
}

const isFree = (db: Database, id: string): boolean =>
  first(db, 'SELECT 1 FROM sessionQuestion WHERE id = :id', { id }) === undefined
