import type { Database } from 'better-sqlite3'

/**
 * Runs work that keeps references whole by itself, without SQLite's own search for referring rows: that reads whole
 * tables where an index is over live rows only, once for each erased row. Not inside a transaction, where it has no effect.
 */
export function unguarded<Result>(db: Database, work: () => Result): Result {
  if (db.inTransaction) throw new Error('references are guarded until the transaction ends')
  db.pragma('foreign_keys = OFF')
  try {
    return work()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
