import type { Database } from 'better-sqlite3'
import { all, type Bound, first, run } from '../db/statements'

/** One value of a row, as SQLite keeps it. */
export type Cell = string | number | Buffer | null
export type TableRow = Readonly<Record<string, Cell>>

export type PracticeTable = { readonly name: string; readonly columns: readonly string[] }

/**
 * Sound does not leave the vault: the client agreed to be recorded in it, and its last day could not reach a file outside.
 */
const staysInside = "'sessionRecording', 'recordingPiece'"

/**
 * Every table of the practice with its columns, by name. Tables that are derived (`local_…`) are left out, since they are
 * made again from the rest, and so is what belongs to SQLite and to its indexes of words, and recorded sound.
 */
export function listPracticeTables(db: Database): readonly PracticeTable[] {
  const tables = all<{ name: string }>(
    db,
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
       AND name NOT LIKE 'sqlite^_%' ESCAPE '^' AND name NOT LIKE 'local^_%' ESCAPE '^'
       AND name NOT IN (${staysInside}) ORDER BY name`,
  )
  return tables.map(({ name }) => ({
    name,
    columns: all<{ name: string }>(db, 'SELECT name FROM pragma_table_info(:name) ORDER BY cid', {
      name,
    }).map((column) => column.name),
  }))
}

/** A name of the list above, as SQL text. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** How many rows a table of the list has. */
export const countTableRows = (db: Database, { name }: PracticeTable): number =>
  first<{ n: number }>(db, `SELECT count(*) AS n FROM ${quoted(name)}`)?.n ?? 0

/** The rows of a table of the list, one after another, by their first column. */
export function iterateTable(db: Database, { name, columns }: PracticeTable): IterableIterator<TableRow> {
  const list = columns.map(quoted).join(', ')
  return db
    .prepare(`SELECT ${list} FROM ${quoted(name)} ORDER BY 1, 2`)
    .iterate() as IterableIterator<TableRow>
}

/** Adds a row to a table of the list; columns that are not given take what the table gives them. */
export function insertTableRow(
  db: Database,
  { name }: PracticeTable,
  columns: readonly string[],
  values: Readonly<Record<string, Bound>>,
): void {
  const sql = `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(', ')})
    VALUES (${columns.map((column) => `:${column}`).join(', ')})`
  run(db, sql, values)
}

/** Empties a table of the list. */
export const emptyTable = (db: Database, { name }: PracticeTable): number =>
  run(db, `DELETE FROM ${quoted(name)}`)

/** Runs work in one transaction whose references are checked at its end, so that tables can come in any order. */
export function inOneTransaction<Result>(db: Database, work: () => Result): Result {
  return db
    .transaction(() => {
      db.pragma('defer_foreign_keys = ON')
      return work()
    })
    .immediate()
}

/** Runs reads on one state of the practice, whatever is written meanwhile. */
export function onOneState<Result>(db: Database, work: () => Result): Result {
  return db.transaction(work).deferred()
}
