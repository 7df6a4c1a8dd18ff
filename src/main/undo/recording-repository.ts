import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { type RecordedTable, recordedTable, recordedTables } from './recorded-tables'

// The rows that an act touches are noted by triggers of this connection alone, so that any repository function can be part
// of an act without knowing of it. They rest while `recording` says so, which costs an ordinary write one comparison.

/** A row that an act changed: as it was before and as it is now. */
export type TouchedRow = {
  readonly recordId: string
  readonly before: string
  readonly after: string
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

/** What is noted: nothing, all, or all but rows that are added. */
const NOTING = { nothing: 0, all: 1, butAdded: 2 } as const

/** Starts to note what is touched. */
export function startRecording(db: Database): void {
  prepareRecording(db)
  run(db, 'DELETE FROM temp.touchedRow')
  run(db, 'DELETE FROM temp.toldRow')
  setNoting(db, 'all')
}

/** Stops noting; what was noted stays until the next start. */
export function stopRecording(db: Database): void {
  setNoting(db, 'nothing')
}

const setNoting = (db: Database, what: keyof typeof NOTING): number =>
  run(db, 'UPDATE temp.recording SET isOn = :isOn', { isOn: NOTING[what] })

/** Rows of one table that an act added: of each what tells changes, as a JSON list, and what is the same for all of them. */
export type AddedRows = {
  readonly tableName: RecordedTable
  readonly records: string
  readonly shared: string
}

/**
 * Adds very many rows that are told instead of being noted one by one, which would take longer than adding them. Outside an
 * act it only adds them.
 */
export function addTold(db: Database, told: readonly AddedRows[], add: () => void): void {
  if (!isInstalled(db) || !first(db, 'SELECT 1 FROM temp.recording WHERE isOn = 1')) {
    add()
    return
  }
  setNoting(db, 'butAdded')
  add()
  setNoting(db, 'all')
  for (const rows of told) run(db, 'INSERT INTO temp.toldRow VALUES (:tableName, :records, :shared)', rows)
}

/** The tables that were touched, each after those it refers to. */
export function touchedTables(db: Database): RecordedTable[] {
  const names = all<{ tableName: string }>(
    db,
    'SELECT tableName FROM temp.touchedRow UNION SELECT tableName FROM temp.toldRow',
  )
  const touched = new Set(names.map(({ tableName }) => recordedTable(tableName)))
  return recordedTables.filter((table) => touched.has(table))
}

/** Of one table, what was there before the act began. */
const wasThere = `touched.tableName = :table AND touched.beforeRow IS NOT NULL
  AND touched.recordId NOT IN (SELECT record.value ->> 'id' FROM temp.toldRow told, json_each(told.records) record
    WHERE told.tableName = :table)`

/** What was touched in one table, was there before and still is, in the order of ids. */
export function touchedRows(db: Database, table: RecordedTable): TouchedRow[] {
  return all<TouchedRow>(
    db,
    `SELECT touched.recordId, touched.beforeRow AS before, ${imageSql(db, table, 'now')} AS after
     FROM temp.touchedRow touched JOIN ${table} now ON now.id = touched.recordId
     WHERE ${wasThere} ORDER BY touched.recordId`,
    { table },
  )
}

/** Writes the rows that an act erased from one table, as they were, after this position; says how many. */
export function keepErasedRows(
  db: Database,
  table: RecordedTable,
  changeSetId: string,
  position: number,
): number {
  return run(
    db,
    `INSERT INTO changeRow (changeSetId, position, tableName, recordId, beforeRow)
     SELECT :changeSetId, :position + row_number() OVER (ORDER BY touched.recordId), :table, touched.recordId,
       touched.beforeRow
     FROM temp.touchedRow touched
     WHERE ${wasThere} AND NOT EXISTS (SELECT 1 FROM ${table} now WHERE now.id = touched.recordId)`,
    { changeSetId, position, table },
  )
}

/** Rows of one table that are kept in one line: few lines, each read in some milliseconds. */
export const ROWS_A_LINE = 500

/** Writes the rows that an act added to one table and that are still there, in lines after this position. */
export function keepAddedRows(
  db: Database,
  table: RecordedTable,
  changeSetId: string,
  position: number,
): { readonly lines: number; readonly rows: number } {
  const kept = 'INSERT INTO changeAdded (changeSetId, position, tableName, records, shared)'
  const about = { changeSetId, table }
  const noted = run(
    db,
    `${kept}
     SELECT :changeSetId, :position + 1 + line, :table, json_group_array(json(record)), '{}' FROM (
       SELECT (row_number() OVER (ORDER BY touched.recordId) - 1) / ${ROWS_A_LINE} AS line,
         ${imageSql(db, table, 'now', ['id', ...stampColumns(db, table).filter((name) => name !== 'id')])} AS record
       FROM temp.touchedRow touched JOIN ${table} now ON now.id = touched.recordId
       WHERE touched.tableName = :table AND touched.beforeRow IS NULL
     ) GROUP BY line`,
    { ...about, position },
  )
  const told = run(
    db,
    `${kept} SELECT :changeSetId, :position + row_number() OVER (ORDER BY rowid), tableName, records, shared
     FROM temp.toldRow WHERE tableName = :table`,
    { ...about, position: position + noted },
  )
  const rows = first<{ rows: number }>(
    db,
    `SELECT sum(json_array_length(records)) AS rows FROM changeAdded
     WHERE changeSetId = :changeSetId AND position > :position`,
    { changeSetId, position },
  )
  return { lines: noted + told, rows: rows?.rows ?? 0 }
}

const isInstalled = (db: Database): boolean =>
  first(db, "SELECT 1 FROM temp.sqlite_schema WHERE name = 'recording'") !== undefined

/** Makes the triggers ready, which an act does by itself; a large one has no time to lose. */
export function prepareRecording(db: Database): void {
  if (isInstalled(db)) return
  const triggers = recordedTables.map((table) => {
    const note = (row: string, image: string) =>
      `INSERT INTO touchedRow VALUES ('${table}', ${row}.id, ${image}) ON CONFLICT DO NOTHING`
    const on = (event: string, name: string, row: string, image: string) =>
      `CREATE TEMP TRIGGER recording_${table}${name} AFTER ${event} ON main.${table}
         WHEN (SELECT isOn FROM recording)${event === 'INSERT' ? ` = ${NOTING.all}` : ''} BEGIN ${note(row, image)}; END;`
    return [
      on('INSERT', 'Added', 'new', 'NULL'),
      on('UPDATE', 'Changed', 'old', imageSql(db, table, 'old')),
      on('DELETE', 'Erased', 'old', imageSql(db, table, 'old')),
    ].join('\n')
  })
  db.exec(`
    CREATE TEMP TABLE recording (isOn INTEGER NOT NULL) STRICT;
    INSERT INTO temp.recording VALUES (${NOTING.nothing});
    CREATE TEMP TABLE touchedRow (
      tableName TEXT NOT NULL, recordId TEXT NOT NULL, beforeRow TEXT, PRIMARY KEY (tableName, recordId)
    ) STRICT, WITHOUT ROWID;
    CREATE TEMP TABLE toldRow (tableName TEXT NOT NULL, records TEXT NOT NULL, shared TEXT NOT NULL) STRICT;
    ${triggers.join('\n')}`)
}
