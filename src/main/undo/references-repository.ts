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

/** The conditions, one a search, under which a row refers to the one with `:id`. */
export function referringRows(
  db: Database,
  { table, column, parent, sharing }: Reference,
): readonly string[] {
  const refers = sharing
    ? `${sharing} = (SELECT ${sharing} FROM ${parent} WHERE id = :id) AND ${column} = :id`
    : `${column} = :id`
  return columnsOf(db, table).includes('deletedAt')
    ? [`${refers} AND deletedAt IS NULL`, `${refers} AND deletedAt IS NOT NULL`]
    : [refers]
}

/** True where another row refers to this one. */
export function isReferredTo(db: Database, table: RecordedTable, id: string): boolean {
  return referencesTo(table).some((reference) =>
    referringRows(db, reference).some((where) =>
      first(db, `SELECT 1 FROM ${reference.table} WHERE ${where} LIMIT 1`, { id }),
    ),
  )
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
