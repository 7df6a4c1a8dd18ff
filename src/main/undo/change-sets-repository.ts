import { AppError } from '@shared/errors'
import type { ChangeSet } from '@shared/undo'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { type RecordedTable, recordedTable } from './recorded-tables'
import type { AddedRows } from './recording-repository'

/**
 * One row of an act. Erased rows have no `afterRow`; inserted ones, which have no `beforeRow`, stand here only in acts of
 * earlier versions.
 */
export type ChangeRow = {
  readonly tableName: string
  readonly recordId: string
  readonly beforeRow: string | null
  readonly afterRow: string | null
}

const columns = 'id, kind, label, rowCount, createdAt, undoneAt'

/** One act. Throws AppError not-found. */
export function getChangeSet(db: Database, id: string): ChangeSet & { readonly undoesId: string | null } {
  const row = first<ChangeSet & { undoesId: string | null }>(
    db,
    `SELECT ${columns}, undoesId FROM changeSet WHERE id = :id`,
    { id },
  )
  if (!row) throw new AppError('not-found')
  return row
}

/** Acts since a moment, newest first; of an act that was taken back, the taking back is not listed beside it. */
export function listChangeSets(db: Database, since: string, limit = 200): ChangeSet[] {
  const sql = `SELECT ${columns} FROM changeSet WHERE createdAt >= :since AND undoesId IS NULL
    ORDER BY createdAt DESC, id DESC LIMIT :limit`
  return all<ChangeSet>(db, sql, { since, limit })
}

/** The newest taking back of an act, which can be taken back itself. */
export function undoingOf(db: Database, id: string): string | null {
  const sql = 'SELECT id FROM changeSet WHERE undoesId = :id ORDER BY createdAt DESC, id DESC LIMIT 1'
  return first<{ id: string }>(db, sql, { id })?.id ?? null
}

/** Writes the head of an act; its rows follow. */
export function insertChangeSet(
  db: Database,
  set: Omit<ChangeSet, 'undoneAt' | 'rowCount'> & { readonly undoesId: string | null },
): void {
  run(
    db,
    `INSERT INTO changeSet (id, kind, label, rowCount, createdAt, undoesId)
     VALUES (:id, :kind, :label, 0, :createdAt, :undoesId)`,
    set,
  )
}

/** Writes one row of an act. */
export function insertChangeRow(
  db: Database,
  row: ChangeRow & {
    readonly changeSetId: string
    readonly position: number
    readonly tableName: RecordedTable
  },
): void {
  run(
    db,
    `INSERT INTO changeRow (changeSetId, position, tableName, recordId, beforeRow, afterRow)
     VALUES (:changeSetId, :position, :tableName, :recordId, :beforeRow, :afterRow)`,
    row,
  )
}

/** Says how many rows an act has; one without rows was none and is forgotten. Answers its id, or null. */
export function countChangeRows(db: Database, id: string, rowCount: number): string | null {
  if (rowCount > 0) run(db, 'UPDATE changeSet SET rowCount = :rowCount WHERE id = :id', { id, rowCount })
  else run(db, 'DELETE FROM changeSet WHERE id = :id', { id })
  return rowCount > 0 ? id : null
}

/** The rows of an act, in its order. */
export function listChangeRows(db: Database, id: string): ChangeRow[] {
  const sql = `SELECT tableName, recordId, beforeRow, afterRow FROM changeRow
    WHERE changeSetId = :id ORDER BY position`
  return all<ChangeRow>(db, sql, { id })
}

/** The rows that an act added, in lines, each table after those it refers to. */
export function listAddedRows(db: Database, id: string): AddedRows[] {
  const sql = 'SELECT tableName, records, shared FROM changeAdded WHERE changeSetId = :id ORDER BY position'
  return all<AddedRows & { tableName: string }>(db, sql, { id }).map((rows) => ({
    ...rows,
    tableName: recordedTable(rows.tableName),
  }))
}

/** Marks an act as taken back; null says that it holds again. */
export function markUndone(db: Database, id: string, undoneAt: string | null): void {
  run(db, 'UPDATE changeSet SET undoneAt = :undoneAt WHERE id = :id', { id, undoneAt })
}

/** Forgets the acts before a moment, at most so many rows at a time; true when nothing is left to forget. */
export function pruneChangeSets(db: Database, before: string, most: number): boolean {
  return db.transaction(() => {
    const old = first<{ id: string }>(
      db,
      'SELECT id FROM changeSet WHERE createdAt < :before ORDER BY createdAt LIMIT 1',
      { before },
    )
    if (!old) return true
    const gone = run(
      db,
      `DELETE FROM changeRow WHERE changeSetId = :id AND position IN
         (SELECT position FROM changeRow WHERE changeSetId = :id ORDER BY position LIMIT :most)`,
      { id: old.id, most },
    )
    if (gone < most) {
      run(db, 'DELETE FROM changeAdded WHERE changeSetId = :id', { id: old.id })
      run(db, 'UPDATE changeSet SET undoesId = NULL WHERE undoesId = :id', { id: old.id })
      run(db, 'DELETE FROM changeSet WHERE id = :id', { id: old.id })
    }
    return false
  })()
}
