import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

const DEFERRED = 'searchDeferred'
const SWITCH_OFF = 'INSERT INTO local_state VALUES (:name, :one) ON CONFLICT DO NOTHING'
const SWITCH_ON = 'DELETE FROM local_state WHERE name = :name'

/**
 * Does work that writes very many records without indexing each of them in passing: the records are marked and follow with
 * `indexMarked`. Inside a transaction no savepoint is opened: while one is, SQLite walks over all that was written since at
 * the end of each statement, and ten thousand rows take minutes.
 */
export function deferSearchIndex<Answer>(db: Database, work: () => Answer): Answer {
  return db.inTransaction ? deferred(db, work) : db.transaction(() => deferred(db, work))()
}

function deferred<Answer>(db: Database, work: () => Answer): Answer {
  const isOutermost = run(db, SWITCH_OFF, { name: DEFERRED, one: '1' }) > 0
  try {
    return work()
  } finally {
    // A transaction that has failed as a whole has taken the switch back with it.
    if (isOutermost && db.inTransaction) run(db, SWITCH_ON, { name: DEFERRED })
  }
}

/** Marks very many records of a kind, that were added while the triggers rested, in one line. */
export function markManyForSearch(db: Database, kind: string, recordIds: readonly string[]): void {
  const sql = 'INSERT INTO local_searchMany (kind, recordIds) VALUES (:kind, :recordIds)'
  run(db, sql, { kind, recordIds: JSON.stringify(recordIds) })
}

const listMarks = (db: Database, limit: number): { kind: string; recordId: string }[] =>
  all(db, 'SELECT kind, recordId FROM local_searchMark LIMIT :limit', { limit })

/** Makes the marks of one such line; false when there is none. */
function unfoldMarks(db: Database): boolean {
  const many = first<{ position: number }>(
    db,
    'SELECT position FROM local_searchMany ORDER BY position LIMIT 1',
  )
  if (!many) return false
  deferSearchIndex(db, () => {
    run(
      db,
      `INSERT INTO local_searchMark SELECT many.kind, record.value
       FROM local_searchMany many, json_each(many.recordIds) record WHERE many.position = :position
       ON CONFLICT DO NOTHING`,
      many,
    )
    run(db, 'DELETE FROM local_searchMany WHERE position = :position', many)
  })
  return true
}

/** Indexes up to `limit` marked records and says whether any are left. A mark that is made again is worked off at once. */
export function indexMarked(db: Database, limit: number): boolean {
  const waiting = listMarks(db, limit)
  const marks = waiting.length < limit && unfoldMarks(db) ? listMarks(db, limit) : waiting
  if (marks.length === 0) return false
  db.transaction(() => {
    for (const mark of marks) {
      run(db, 'DELETE FROM local_searchMark WHERE kind = :kind AND recordId = :recordId', mark)
      run(db, 'INSERT INTO local_searchMark VALUES (:kind, :recordId)', mark)
    }
  })()
  return ['local_searchMark', 'local_searchMany'].some(
    (table) => first(db, `SELECT 1 FROM ${table} LIMIT 1`) !== undefined,
  )
}

/** Pages of the index that one slice of merging writes at the most, a few milliseconds. */
const PAGES_A_SLICE = 40
/** SQLite counts one change for the request itself. */
const CHANGES_OF_A_REQUEST = 1

/** Puts some of the parts together that saves have added to the index; says whether there is more to do. */
export function mergeSearchIndex(db: Database): boolean {
  const before = totalChanges(db)
  run(db, `INSERT INTO local_search (local_search, rank) VALUES ('merge', :pages)`, { pages: PAGES_A_SLICE })
  run(db, `INSERT INTO local_searchName (local_searchName, rank) VALUES ('merge', :pages)`, {
    pages: PAGES_A_SLICE,
  })
  return totalChanges(db) - before > 2 * CHANGES_OF_A_REQUEST
}

const totalChanges = (db: Database): number =>
  first<{ changes: number }>(db, 'SELECT total_changes() AS changes')?.changes ?? 0

/** Makes the whole index anew from the records, for a new caseload or after a damage. One transaction. */
export function rebuildSearchIndex(db: Database): void {
  db.transaction(() => {
    run(db, `INSERT INTO local_search (local_search) VALUES ('delete-all')`)
    run(db, `INSERT INTO local_searchName (local_searchName) VALUES ('delete-all')`)
    run(db, 'DELETE FROM local_searchRow')
    run(db, 'DELETE FROM local_searchMark')
    run(db, 'DELETE FROM local_searchMany')
    run(db, 'INSERT INTO local_searchRow SELECT * FROM local_searchFresh')
    run(
      db,
      'INSERT INTO local_search (rowid, scope, title, body) SELECT rowKey, scope, title, body FROM local_searchWords ORDER BY rowKey',
    )
    run(
      db,
      `INSERT INTO local_searchName (rowid, name) SELECT rowKey, title FROM local_searchRow
        WHERE kind IN ('client', 'employer', 'contact') ORDER BY rowKey`,
    )
  })()
}
