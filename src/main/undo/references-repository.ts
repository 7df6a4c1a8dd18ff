import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'
import type { RecordedTable } from './recorded-tables'
import { columnsOf } from './recording-repository'
import { type Reference, references } from './references'
import type { RowImage } from './row-image'

// SQLite looks for referring rows by itself only with an index over all rows, and the app's indexes are over live rows or
// removed rows alone. So these questions are put twice, once to each; the other half of an index would cost every write.

/** The references to a table. */
export const referencesTo = (parent: RecordedTable): readonly Reference[] =>
  references.filter((reference) => reference.parent === parent)

/** The parts of a table that have an index each, as conditions. */
const partsOf = (db: Database, table: RecordedTable): readonly string[] =>
  columnsOf(db, table).includes('deletedAt') ? ['deletedAt IS NULL', 'deletedAt IS NOT NULL'] : ['TRUE']

/** How a reference is put: to the row with `:id`, or to a row that the search stands in. */
function refersSql({ column, parent, sharing }: Reference, row?: string): string {
  const id = row === undefined ? ':id' : `${row}.id`
  if (!sharing) return `${column} = ${id}`
  const shared = row === undefined ? `(SELECT ${sharing} FROM ${parent} WHERE id = :id)` : `${row}.${sharing}`
  return `${sharing} = ${shared} AND ${column} = ${id}`
}

/** The conditions, one a search, under which a row refers to the one with `:id`. */
export const referringRows = (db: Database, reference: Reference): readonly string[] =>
  partsOf(db, reference.table).map((part) => `${refersSql(reference)} AND ${part}`)

/** True where another row refers to this one. */
export function isReferredTo(db: Database, table: RecordedTable, id: string): boolean {
  return referencesTo(table).some((reference) =>
    referringRows(db, reference).some((where) =>
      first(db, `SELECT 1 FROM ${reference.table} WHERE ${where} LIMIT 1`, { id }),
    ),
  )
}

/**
 * That nothing refers to a row of a table, as a condition of a search that the row stands in. It holds for the moment:
 * parts of tables that have no rows at all are not searched for each of ten thousand.
 */
export function isFreeSql(db: Database, table: RecordedTable, row: string): string {
  const searches = referencesTo(table).flatMap((reference) =>
    partsOf(db, reference.table)
      .filter((part) => first(db, `SELECT 1 FROM ${reference.table} WHERE ${part} LIMIT 1`) !== undefined)
      .map(
        (part) =>
          `NOT EXISTS (SELECT 1 FROM ${reference.table} WHERE ${refersSql(reference, row)} AND ${part})`,
      ),
  )
  return ['TRUE', ...searches].join(' AND ')
}

/** True where everything is there that a row would refer to. */
export function hasParents(db: Database, table: RecordedTable, image: RowImage): boolean {
  return references
    .filter((reference) => reference.table === table)
    .every(({ column, parent }) => {
      const id = image[column] ?? null
      return id === null || first(db, `SELECT 1 FROM ${parent} WHERE id = :id`, { id }) !== undefined
    })
}

/** Forgets a row in those that mention it. */
export function forgetIn(db: Database, reference: Reference, id: string): void {
  for (const where of referringRows(db, reference))
    run(db, `UPDATE ${reference.table} SET ${reference.column} = NULL WHERE ${where}`, { id })
}
