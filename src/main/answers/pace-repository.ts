import type { PaceDraft, SpeakingPace } from '@shared/answers'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

/** The statement of `listPaces`, which a test asks for its plan. */
export const pacesSql = `SELECT id, wordsPerMinute, words, seconds, measuredOn FROM speakingPace
  WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY createdAt DESC, id DESC`

/** A client's timed readings, newest first. */
export const listPaces = (db: Database, clientId: string): SpeakingPace[] => all(db, pacesSql, { clientId })

/** Keeps a timed reading. `measuredOn` is the practice's calendar day. Throws AppError not-found for an unknown client. */
export function savePace(
  db: Database,
  { clientId, words, seconds }: PaceDraft,
  writing: { readonly at: string; readonly newId: () => string; readonly measuredOn: string },
): SpeakingPace {
  const { at, newId, measuredOn } = writing
  const wordsPerMinute = Math.round((words * 600) / seconds) / 10
  const pace = { id: newId(), wordsPerMinute, words, seconds, measuredOn }
  const added = run(
    db,
    `INSERT INTO speakingPace (id, clientId, wordsPerMinute, words, seconds, measuredOn, createdAt, updatedAt)
     SELECT :id, id, :wordsPerMinute, :words, :seconds, :measuredOn, :at, :at FROM client WHERE id = :clientId`,
    { ...pace, clientId, at },
  )
  if (added === 0) throw new AppError('not-found')
  return pace
}

/** Moves a reading to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markPace(db: Database, id: string, deletedAt: string | null): void {
  if (run(db, 'UPDATE speakingPace SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt }) === 0)
    throw new AppError('not-found')
}
