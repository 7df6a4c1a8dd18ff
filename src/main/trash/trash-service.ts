import { setImmediate as nextTurn } from 'node:timers/promises'
import { addDays } from '@shared/dates'
import { type ErasedAnswer, KEPT_DAYS, type TrashPage, type TrashRecord, type TrashRow } from '@shared/trash'
import type { Database } from 'better-sqlite3'
import { builtInTemplates } from '../advice/built-in-templates'
import { eraseSlice } from './erase'
import { queueRecords } from './erasure-repository'
import {
  countTrashed,
  listTrashed,
  ownersOf,
  queueAllTrashed,
  restoreRow,
  type TrashedRow,
  type TrashFilter,
} from './trash-repository'

/** A page of the trash. `dayOf` turns an instant into the practice's calendar day. */
export function trashPage(
  db: Database,
  query: {
    readonly words: string
    readonly kind: TrashFilter['kind']
    readonly offset: number
    readonly limit: number
  },
  dayOf: (instant: string) => string,
): TrashPage {
  const filter = { words: query.words.split(/\s+/).filter(Boolean), kind: query.kind }
  const isAll = filter.words.length === 0 && filter.kind === null
  const total = countTrashed(db, filter)
  return {
    rows: listTrashed(db, filter, query.offset, query.limit).map((row) => toRow(row, dayOf)),
    total,
    allTotal: isAll ? total : countTrashed(db, { words: [], kind: null }),
  }
}

/** Brings records back, each with what it belongs to; says how many came back. One transaction. */
export function restoreRecords(db: Database, records: readonly TrashRecord[], at: string): number {
  const restore = (record: TrashRecord): number => {
    const owners = ownersOf(db, record).map(restore)
    return owners.reduce((sum, count) => sum + count, restoreRow(db, record, at) ? 1 : 0)
  }
  return db.transaction(() => records.reduce((sum, record) => sum + restore(record), 0))()
}

/** Erases removed records for good, with all that belongs to them, in slices that leave the window free in between. */
export async function eraseRecords(
  db: Database,
  records: readonly TrashRecord[] | 'all',
): Promise<ErasedAnswer> {
  const asked = db.transaction(() => (records === 'all' ? queueAllTrashed(db) : queueRecords(db, records)))()
  const kept = await eraseQueued(db)
  return { erased: asked - kept, kept }
}

/** Erases all that is on its way out, in such slices; says how many records stay because something needs them. */
export async function eraseQueued(db: Database): Promise<number> {
  let kept = 0
  for (;;) {
    const slice = eraseSlice(db)
    kept += slice.kept
    if (slice.isDone) return kept
    await nextTurn()
  }
}

function toRow(row: TrashedRow, dayOf: (instant: string) => string): TrashRow {
  const { kind, id, code, on, clientName, employer } = row
  const removedOn = dayOf(row.deletedAt)
  const owners = [
    {
      kind: 'client' as const,
      name: clientName ?? '',
      isRemoved: kind !== 'client' && row.clientDeletedAt !== null,
    },
    {
      kind: 'opportunity' as const,
      name: row.opportunityRole ?? '',
      isRemoved: row.opportunityDeletedAt !== null,
    },
    {
      kind: 'employer' as const,
      name: employer ?? '',
      isRemoved: kind !== 'employer' && row.employerDeletedAt !== null,
    },
  ]
  return {
    kind,
    id,
    name: kind === 'wording' ? topicTitle(row.name ?? '') : (row.name ?? ''),
    code,
    on,
    clientName: kind === 'client' ? null : clientName,
    employer,
    removedOn,
    erasedOn: addDays(removedOn, KEPT_DAYS),
    comesWith: owners
      .filter(({ isRemoved }) => isRemoved)
      .map(({ kind: owner, name }) => ({ kind: owner, name })),
  }
}

const topicTitle = (topicId: string): string =>
  builtInTemplates().find(({ id }) => id === topicId)?.title ?? topicId
