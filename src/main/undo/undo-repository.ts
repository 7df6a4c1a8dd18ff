import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { type RecordedTable, sameThing } from './recorded-tables'
import { type AddedRows, columnsOf, imageSql } from './recording-repository'
import { hasParents, isFreeSql, isReferredTo } from './references-repository'
import { type RowImage, readImage } from './row-image'

// Table names come from the closed list of recorded tables, column names are those that the table has.

/** A row as it is now; null where there is none. */
export function findImage(db: Database, table: RecordedTable, id: string): string | null {
  const sql = `SELECT ${imageSql(db, table, 'now')} AS image FROM ${table} now WHERE id = :id`
  return first<{ image: string }>(db, sql, { id })?.image ?? null
}

/** Puts an erased row back as it was. False where a row that it refers to is gone. */
export function putRowBack(db: Database, table: RecordedTable, image: RowImage): boolean {
  if (!hasParents(db, table, image)) return false
  const names = knownColumns(db, table, image)
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`
  return run(db, sql, image) > 0
}

/** Sets some columns of a row. False where a row that it would refer to is gone. */
export function setColumns(db: Database, table: RecordedTable, id: string, image: RowImage): boolean {
  if (!hasParents(db, table, image)) return false
  const names = knownColumns(db, table, image)
  if (names.length === 0) return true
  const sql = `UPDATE ${table} SET ${names.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id`
  return run(db, sql, { ...image, id }) > 0
}

/** Erases a row. False where others still refer to it, the content of a document or of a recording too. */
export function eraseRow(db: Database, table: RecordedTable, id: string): boolean {
  if (table === 'document' || table === 'sessionRecording' || isReferredTo(db, table, id)) return false
  return run(db, `DELETE FROM ${table} WHERE id = :id`, { id }) > 0
}

/** Rows that an act added are erased together, except those that were changed since and those that others refer to. */
export function eraseAdded(
  db: Database,
  { tableName: table, records, shared }: AddedRows,
): { readonly gone: number; readonly left: readonly string[] } {
  const told = all<{ key: string }>(db, "SELECT key FROM json_each(:records, '$[0]')", { records })
  const columns = told.map(({ key }) => key).filter((key) => columnsOf(db, table).includes(key))
  const same = readImage(shared)
  const asLeft = Object.keys(same)
    .filter((column) => columnsOf(db, table).includes(column))
    .map((column) => `now.${column} IS :${column}`)
  const rows = all<{ id: string; mayGo: number }>(
    db,
    `SELECT now.id, record.value = ${imageSql(db, table, 'now', columns)} AND
       ${[...asLeft, table === 'document' ? 'FALSE' : isFreeSql(db, table, 'now')].join(' AND ')} AS mayGo
     FROM json_each(:records) record JOIN ${table} now ON now.id = record.value ->> 'id'`,
    { ...same, records },
  )
  const ids = JSON.stringify(rows.filter(({ mayGo }) => mayGo === 1).map(({ id }) => id))
  run(db, `DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(:ids))`, { ids })
  const left = rows.filter(({ mayGo }) => mayGo !== 1).map(({ id }) => id)
  const count = first<{ count: number }>(db, 'SELECT json_array_length(:records) AS count', { records })
  return { gone: (count?.count ?? 0) - left.length, left }
}

/** True where the same thing was made anew since an act: the tag of a client that was put there again. Ids count up. */
export function hasNewerTwin(
  db: Database,
  table: RecordedTable,
  image: RowImage,
  changeSetId: string,
): boolean {
  const columns = sameThing[table]
  if (!columns) return false
  const sql = `SELECT 1 FROM ${table} WHERE ${columns.map((column) => `${column} = :${column}`).join(' AND ')}
    AND id > :changeSetId`
  const values = Object.fromEntries(columns.map((column) => [column, image[column] ?? null]))
  return first(db, sql, { ...values, changeSetId }) !== undefined
}

/** What a record is called, for naming those that an undo left as they are: its own name, or that of its client. */
export function nameOfRecord(db: Database, table: RecordedTable, id: string): string | null {
  const own = ownName[table]
  const sql = own
    ? `SELECT ${own} AS name FROM ${table} WHERE id = :id`
    : columnsOf(db, table).includes('clientId')
      ? `SELECT fullName AS name FROM client WHERE id = (SELECT clientId FROM ${table} WHERE id = :id)`
      : null
  return sql === null ? null : (first<{ name: string }>(db, sql, { id })?.name ?? null)
}

const ownName: Partial<Readonly<Record<RecordedTable, string>>> = {
  client: 'fullName',
  employer: 'name',
  contact: 'fullName',
  letter: 'title',
  document: 'fileName',
  customField: 'name',
  holiday: 'name',
  savedView: 'name',
  importMapping: 'name',
  ownTopic: 'title',
  synonym: 'words',
}

function knownColumns(db: Database, table: RecordedTable, image: RowImage): string[] {
  return columnsOf(db, table).filter((column) => column in image)
}
