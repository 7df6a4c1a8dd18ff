import { AppError } from '@shared/errors'
import type { UndoAnswer } from '@shared/undo'
import type { Database } from 'better-sqlite3'
import { unguarded } from '../db/unguarded'
import { deferSearchIndex } from '../search/search-index-repository'
import {
  type ChangeRow,
  getChangeSet,
  listAddedRows,
  listChangeRows,
  markUndone,
  undoingOf,
} from './change-sets-repository'
import { recordChanges } from './record-changes'
import { type RecordedTable, recordedTable } from './recorded-tables'
import { type RowImage, readImage } from './row-image'
import {
  eraseAdded,
  eraseRow,
  findImage,
  hasNewerTwin,
  nameOfRecord,
  putRowBack,
  setColumns,
} from './undo-repository'

type Writing = { readonly at: string; readonly newId: () => string }

/** Rows that the search takes in while they are put back; more follow with the next search. */
const INDEXED_AT_ONCE = 500
/** More names than these make no sentence. */
const NAMES_SHOWN = 5

/**
 * Takes an act back as a whole, in one transaction: every row that still is as the act left it becomes what it was before.
 * Rows changed since, and rows that newer ones build on, stay and are counted. Throws AppError not-found, undo-done.
 */
export function undoChangeSet(db: Database, id: string, writing: Writing): UndoAnswer {
  const set = getChangeSet(db, id)
  if (set.undoneAt !== null) throw new AppError('undo-done')
  const act = { kind: 'undo', label: set.label, undoesId: id, ...writing } as const
  const { result, changeSetId } = unguarded(db, () =>
    recordChanges(db, act, () => {
      const isLarge = set.rowCount > INDEXED_AT_ONCE
      const answer = isLarge ? deferSearchIndex(db, () => putAllBack(db, id)) : putAllBack(db, id)
      markUndone(db, id, writing.at)
      if (set.undoesId !== null) markUndone(db, set.undoesId, null)
      return answer
    }),
  )
  return { changeSetId, label: set.label, ...result }
}

/** Does an act again that was taken back, by taking that back. Throws AppError not-found. */
export function redoChangeSet(db: Database, id: string, writing: Writing): UndoAnswer {
  const undoing = undoingOf(db, id)
  if (undoing === null) throw new AppError('not-found')
  return undoChangeSet(db, undoing, writing)
}

type PutBack = Pick<UndoAnswer, 'putBack' | 'left' | 'leftNames'>

function putAllBack(db: Database, changeSetId: string): PutBack {
  const rows = listChangeRows(db, changeSetId)
  // Erased rows first, each after those it refers to; then what was changed; last, the other way round, what was added, which
  // acts of earlier versions have among their rows.
  const erased = rows.filter((row) => row.afterRow === null)
  const changed = rows.filter((row) => row.beforeRow !== null && row.afterRow !== null)
  const added = rows.filter((row) => row.beforeRow === null).toReversed()
  let putBack = 0
  const left: { readonly table: RecordedTable; readonly id: string }[] = []
  for (const row of [...erased, ...changed, ...added]) {
    const table = recordedTable(row.tableName)
    if (putOneBack(db, table, row, changeSetId)) putBack += 1
    else left.push({ table, id: row.recordId })
  }
  for (const line of listAddedRows(db, changeSetId).toReversed()) {
    const { gone, left: stay } = eraseAdded(db, line)
    putBack += gone
    for (const id of stay) left.push({ table: line.tableName, id })
  }
  const names = left.flatMap(({ table, id }) => nameOfRecord(db, table, id) ?? [])
  return {
    putBack,
    left: left.length,
    leftNames: [...new Set(names)].slice(0, NAMES_SHOWN),
  }
}

/** True when the row is as it was before the act. */
function putOneBack(
  db: Database,
  table: RecordedTable,
  { recordId, beforeRow, afterRow }: ChangeRow,
  changeSetId: string,
): boolean {
  const image = findImage(db, table, recordId)
  const now = image === null ? null : readImage(image)
  if (beforeRow === null) {
    if (now === null) return true
    return isAsLeft(now, readImage(afterRow ?? '{}')) && eraseRow(db, table, recordId)
  }
  const before = readImage(beforeRow)
  if (afterRow === null)
    return now === null && (hasNewerTwin(db, table, before, changeSetId) || putRowBack(db, table, before))
  const after = readImage(afterRow)
  // A column that was edited since is no reason to leave the others; a newer time of change alone is no edit of them.
  const { updatedAt: _updatedAt, ...edited } = after
  if (now === null || !isAsLeft(now, edited)) return false
  const columns = Object.entries(before).filter(([column]) => now[column] === after[column])
  return setColumns(db, table, recordId, Object.fromEntries(columns))
}

const isAsLeft = (now: RowImage, left: RowImage): boolean =>
  Object.entries(left).every(([column, value]) => now[column] === value)
