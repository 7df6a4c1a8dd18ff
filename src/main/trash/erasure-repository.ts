import { type TrashRecord, trashKinds } from '@shared/trash'
import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'
import { type RecordedTable, recordedTable, recordedTables } from '../undo/recorded-tables'
import { looseReferences } from '../undo/references'
import { forgetIn, referencesTo, referringRows } from '../undo/references-repository'
import { trashSources, unlistedTables } from './trash-kinds-repository'

/** One row on its way out. */
type Erasing = { readonly tableName: RecordedTable; readonly recordId: string }

/** Every table with removed rows that are erased after their time. */
export const sweptTables: readonly RecordedTable[] = [
  ...trashKinds.map((kind) => trashSources[kind].table),
  ...unlistedTables,
]

/** Tables stand after those they refer to, so that what has the greater depth goes first. */
export const depthOf = (table: RecordedTable): number => recordedTables.indexOf(table)

/** Puts removed records on their way out. Those that are not removed are left alone. */
export function queueRecords(db: Database, records: readonly TrashRecord[]): number {
  return records.reduce((count, { kind, id }) => {
    const { table } = trashSources[kind]
    const sql = `INSERT INTO erasure (tableName, recordId, state, depth)
      SELECT '${table}', id, 'waiting', ${depthOf(table)} FROM ${table} WHERE id = :id AND deletedAt IS NOT NULL ON CONFLICT DO NOTHING`
    return count + run(db, sql, { id })
  }, 0)
}

/** Puts one row on its way out that is no record of its own in the trash. */
export function queueRow(db: Database, table: RecordedTable, id: string): void {
  run(
    db,
    "INSERT INTO erasure (tableName, recordId, state, depth) VALUES (:table, :id, 'waiting', :depth) ON CONFLICT DO NOTHING",
    { table, id, depth: depthOf(table) },
  )
}

/** Puts what was removed from a table before a moment on its way out. */
export function queueRemovedBefore(db: Database, table: RecordedTable, before: string): number {
  const sql = `INSERT INTO erasure (tableName, recordId, state, depth)
    SELECT '${table}', id, 'waiting', ${depthOf(table)} FROM ${table} WHERE deletedAt < :before
    ON CONFLICT DO NOTHING`
  return run(db, sql, { before })
}

/** The moment of the oldest removal, or null where nothing is removed. */
export function oldestRemoval(db: Database): string | null {
  const moments = sweptTables.flatMap((table) => {
    const sql = `SELECT deletedAt AS at FROM ${table} WHERE deletedAt IS NOT NULL ORDER BY deletedAt, id LIMIT 1`
    return first<{ at: string }>(db, sql)?.at ?? []
  })
  return moments.toSorted()[0] ?? null
}

/** What was removed later than now was removed by a clock that was wrong: its time begins now. */
export function restampFuture(db: Database, now: string): void {
  for (const table of sweptTables)
    run(db, `UPDATE ${table} SET deletedAt = :now WHERE deletedAt > :now`, { now })
}

/** True while rows are on their way out. */
export const hasErasing = (db: Database): boolean => first(db, 'SELECT 1 FROM erasure LIMIT 1') !== undefined

/** The next row in this state, one that no other in it can belong to. */
export function nextErasing(db: Database, state: 'waiting' | 'open' | 'ready'): Erasing | null {
  const sql = 'SELECT tableName, recordId FROM erasure WHERE state = :state ORDER BY depth DESC LIMIT 1'
  const found = first<{ tableName: string; recordId: string }>(db, sql, { state })
  return found ? { tableName: recordedTable(found.tableName), recordId: found.recordId } : null
}

/** Moves a row on its way. */
export function setErasing(db: Database, { tableName, recordId }: Erasing, state: 'open' | 'ready'): void {
  run(db, 'UPDATE erasure SET state = :state WHERE tableName = :tableName AND recordId = :recordId', {
    state,
    tableName,
    recordId,
  })
}

/** Takes a row off the way out: it stays. */
export function keepErasing(db: Database, { tableName, recordId }: Erasing): void {
  run(db, 'DELETE FROM erasure WHERE tableName = :tableName AND recordId = :recordId', {
    tableName,
    recordId,
  })
}

/** True where something that is not on its way out itself needs this row. */
export function isHeld(db: Database, { tableName, recordId }: Erasing): boolean {
  return referencesTo(tableName)
    .filter(({ way }) => way === 'holds')
    .some((reference) =>
      referringRows(db, reference).some((where) =>
        first(
          db,
          `SELECT 1 FROM ${reference.table} WHERE ${where} AND id NOT IN
             (SELECT recordId FROM erasure WHERE tableName = '${reference.table}') LIMIT 1`,
          { id: recordId },
        ),
      ),
    )
}

/** Puts on the way out what belongs to a row, and forgets the row where it is only mentioned. */
export function openErasing(db: Database, { tableName, recordId }: Erasing): void {
  for (const reference of [
    ...referencesTo(tableName),
    ...looseReferences.filter((one) => one.parent === tableName),
  ]) {
    if (reference.way === 'mentions') forgetIn(db, reference, recordId)
    if (reference.way !== 'belongs') continue
    for (const where of referringRows(db, reference))
      run(
        db,
        `INSERT INTO erasure (tableName, recordId, state, depth)
         SELECT '${reference.table}', id, 'open', ${depthOf(reference.table)} FROM ${reference.table} WHERE ${where}
         ON CONFLICT (tableName, recordId) DO UPDATE SET state = 'open' WHERE state = 'waiting'`,
        { id: recordId },
      )
  }
}

/** How many pieces of sound go at once, so that one slice does not take longer than the others. */
const PIECES_AT_ONCE = 50

/** Erases some of the sound that belongs to a row. True while there may be more. */
export function eraseSound(db: Database, { tableName, recordId: id }: Erasing): boolean {
  if (tableName !== 'sessionRecording') return false
  const sql = `DELETE FROM recordingPiece WHERE recordingId = :id AND position IN
    (SELECT position FROM recordingPiece WHERE recordingId = :id ORDER BY position LIMIT :limit)`
  return run(db, sql, { id, limit: PIECES_AT_ONCE }) > 0
}

/** Erases one row, a document with its content, and what recorded acts keep of it. */
export function eraseErasing(db: Database, erasing: Erasing): void {
  const { tableName, recordId: id } = erasing
  if (tableName === 'document') run(db, 'DELETE FROM documentContent WHERE documentId = :id', { id })
  run(db, 'DELETE FROM changeRow WHERE recordId = :id AND beforeRow IS NOT NULL', { id })
  run(db, `DELETE FROM ${tableName} WHERE id = :id`, { id })
  keepErasing(db, erasing)
}
