import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { type RecordedTable, recordedTable, recordedTables } from './recorded-tables'

// The rows that an act touches are noted by triggers of this connection alone, so that any repository function can be part
// of an act without knowing of it. They rest while `recording` says so, which costs an ordinary write one comparison.

/** A row that an act touched: as it was before and as it is now (null: it is gone). */
export type TouchedRow = {
  readonly recordId: string
  readonly before: string
  readonly after: string | null
}

const columnCache = new WeakMap<Database, Map<RecordedTable, readonly string[]>>()

/** The columns of a table, in its own order; read once a connection, since the format does not change under it. */
export function columnsOf(db: Database, table: RecordedTable): readonly string[] {
  let cache = columnCache.get(db)
  if (!cache) {
    cache = new Map()
    columnCache.set(db, cache)
  }
  let columns = cache.get(table)
  if (!columns) {
    columns = all<{ name: string }>(db, `SELECT name FROM pragma_table_info('${table}') ORDER BY cid`).map(
      ({ name }) => name,
    )
    cache.set(table, columns)
  }
  return columns
}

/** Columns of a row as one JSON object, as SQL; all of them unless said otherwise. */
export const imageSql = (
  db: Database,
  table: RecordedTable,
  row: string,
  columns: readonly string[] = columnsOf(db, table),
): string => `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`

/**
 * The columns that tell whether an added row still is as it was: when it was changed or removed and what it belongs to. A
 * copy of every added row would make the record of an import as large as the import. Where no time of change is kept, all.
 */
export function stampColumns(db: Database, table: RecordedTable): readonly string[] {
  const columns = columnsOf(db, table)
  return columns.includes('updatedAt')
    ? columns.filter((column) => /^(updatedAt|deletedAt|.+Id)$/.test(column))
    : columns
}

/** Starts to note what is touched. */
export function startRecording(db: Database): void {
  install(db)
  run(db, 'DELETE FROM temp.touchedRow')
  run(db, 'UPDATE temp.recording SET isOn = 1')
}

/** Stops noting; what was noted stays until the next start. */
export function stopRecording(db: Database): void {
  run(db, 'UPDATE temp.recording SET isOn = 0')
}

/** The tables that were touched, each after those it refers to. */
export function touchedTables(db: Database): RecordedTable[] {
  const names = all<{ tableName: string }>(db, 'SELECT DISTINCT tableName FROM temp.touchedRow')
  const touched = new Set(names.map(({ tableName }) => recordedTable(tableName)))
  return recordedTables.filter((table) => touched.has(table))
}

/** What was touched in one table and was there before, in the order of ids. */
export function touchedRows(db: Database, table: RecordedTable): TouchedRow[] {
  return all<TouchedRow>(
    db,
    `SELECT touched.recordId, touched.beforeRow AS before,
       CASE WHEN now.id IS NOT NULL THEN ${imageSql(db, table, 'now')} END AS after
     FROM temp.touchedRow touched LEFT JOIN ${table} now ON now.id = touched.recordId
     WHERE touched.tableName = :table AND touched.beforeRow IS NOT NULL ORDER BY touched.recordId`,
    { table },
  )
}

/** Writes the rows that an act added to one table and that are still there, after this position; says how many. */
export function keepAddedRows(
  db: Database,
  table: RecordedTable,
  changeSetId: string,
  position: number,
): number {
  return run(
    db,
    `INSERT INTO changeRow (changeSetId, position, tableName, recordId, afterRow)
     SELECT :changeSetId, :position + row_number() OVER (ORDER BY touched.recordId), :table, touched.recordId,
       ${imageSql(db, table, 'now', stampColumns(db, table))}
     FROM temp.touchedRow touched JOIN ${table} now ON now.id = touched.recordId
     WHERE touched.tableName = :table AND touched.beforeRow IS NULL`,
    { changeSetId, position, table },
  )
}

function install(db: Database): void {
  if (first(db, "SELECT 1 FROM temp.sqlite_schema WHERE name = 'recording'")) return
  const triggers = recordedTables.map((table) => {
    const note = (row: string, image: string) =>
      `INSERT INTO touchedRow VALUES ('${table}', ${row}.id, ${image}) ON CONFLICT DO NOTHING`
    const on = (event: string, name: string, row: string, image: string) =>
      `CREATE TEMP TRIGGER recording_${table}${name} AFTER ${event} ON main.${table}
         WHEN (SELECT isOn FROM recording) BEGIN ${note(row, image)}; END;`
    return [
      on('INSERT', 'Added', 'new', 'NULL'),
      on('UPDATE', 'Changed', 'old', imageSql(db, table, 'old')),
      on('DELETE', 'Erased', 'old', imageSql(db, table, 'old')),
    ].join('\n')
  })
  db.exec(`
    CREATE TEMP TABLE recording (isOn INTEGER NOT NULL) STRICT;
    INSERT INTO temp.recording VALUES (0);
    CREATE TEMP TABLE touchedRow (
      tableName TEXT NOT NULL, recordId TEXT NOT NULL, beforeRow TEXT, PRIMARY KEY (tableName, recordId)
    ) STRICT, WITHOUT ROWID;
    ${triggers.join('\n')}`)
}
