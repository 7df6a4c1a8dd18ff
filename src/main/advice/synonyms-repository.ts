import type { Synonym } from '@shared/advice'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

/** The coach's own synonyms by their words. */
export function listSynonyms(db: Database): Synonym[] {
  const sql = `SELECT id, words, meaning FROM synonym WHERE deletedAt IS NULL ORDER BY words COLLATE NOCASE, id`
  return all<Synonym>(db, sql)
}

/** Writes a synonym, new or changed. */
export function saveSynonym(db: Database, synonym: Synonym, at: string): void {
  run(
    db,
    `INSERT INTO synonym (id, words, meaning, createdAt, updatedAt) VALUES (:id, :words, :meaning, :at, :at)
     ON CONFLICT (id) DO UPDATE SET words = excluded.words, meaning = excluded.meaning,
       updatedAt = excluded.updatedAt, deletedAt = NULL`,
    { ...synonym, at },
  )
}

/** Moves a synonym to the trash. Throws AppError not-found. */
export function removeSynonym(db: Database, id: string, at: string): void {
  const changed = run(db, 'UPDATE synonym SET deletedAt = :at WHERE id = :id AND deletedAt IS NULL', {
    id,
    at,
  })
  if (changed === 0) throw new AppError('not-found')
}
