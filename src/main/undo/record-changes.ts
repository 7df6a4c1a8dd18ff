import type { ChangeKind } from '@shared/undo'
import type { Database } from 'better-sqlite3'
import { deferSearchIndex } from '../search/search-index-repository'
import { countChangeRows, insertChangeRow, insertChangeSet } from './change-sets-repository'
import {
  keepAddedRows,
  keepErasedRows,
  startRecording,
  stopRecording,
  touchedRows,
  touchedTables,
} from './recording-repository'
import { changedColumns } from './row-image'

/** How an act is called and when it happens. */
export type Act = {
  readonly kind: ChangeKind
  /** What was done, in words for the coach: '12 clients set to paused'. */
  readonly label: string
  readonly at: string
  readonly newId: () => string
}

export type Recorded<Result> = {
  readonly result: Result
  /** What `undoChangeSet` takes back; null when nothing was changed. */
  readonly changeSetId: string | null
  readonly rowCount: number
}

const recording = new WeakSet<Database>()

/**
 * Runs an act in one transaction and records every row it writes, in whatever repository, so that it can be taken back as
 * a whole, also after a restart. `work` is synchronous. When it throws, nothing is written and nothing recorded.
 */
export function recordChanges<Result>(
  db: Database,
  act: Act & { readonly undoesId?: string },
  work: () => Result,
): Recorded<Result> {
  if (recording.has(db)) throw new Error('an act is being recorded already')
  return db
    .transaction(() => {
      startRecording(db)
      recording.add(db)
      try {
        // Such an act may write ten thousand records; the index of the search follows after it.
        const result = deferSearchIndex(db, () => {
          const answer = work()
          if (answer instanceof Promise) throw new Error('an act must be over when it returns')
          return answer
        })
        stopRecording(db)
        return { result, ...write(db, act) }
      } finally {
        recording.delete(db)
      }
    })
    .immediate()
}

function write(
  db: Database,
  act: Act & { readonly undoesId?: string },
): { readonly changeSetId: string | null; readonly rowCount: number } {
  const tables = touchedTables(db)
  const { kind, label, at: createdAt, newId, undoesId = null } = act
  const changeSetId = newId()
  insertChangeSet(db, { id: changeSetId, kind, label, createdAt, undoesId })
  let rowCount = 0
  let lines = 0
  for (const tableName of tables) {
    rowCount += keepErasedRows(db, tableName, changeSetId, rowCount)
    for (const row of touchedRows(db, tableName)) {
      const changed = changedColumns(row.before, row.after)
      if (changed === null) continue
      rowCount += 1
      insertChangeRow(db, {
        tableName,
        recordId: row.recordId,
        beforeRow: JSON.stringify(changed.before),
        afterRow: JSON.stringify(changed.after),
        changeSetId,
        position: rowCount,
      })
    }
  }
  let added = 0
  for (const tableName of tables) {
    const kept = keepAddedRows(db, tableName, changeSetId, lines)
    lines += kept.lines
    added += kept.rows
  }
  return { changeSetId: countChangeRows(db, changeSetId, rowCount + added), rowCount: rowCount + added }
}
