import type { BackupReason } from '@shared/backups'
import { addDays, addMonths } from '@shared/dates'

/** What the rule needs to know of a backup; `madeOn` is the practice's calendar day. */
export type DatedBackup = {
  readonly name: string
  readonly madeAt: string
  readonly madeOn: string
  readonly reason: BackupReason
}

const NEWEST = 3
const DAYS = 14
const MONTHS = 12
/** What can take back a restore, an import or a change of format stays a while, however many backups follow. */
const SAFETY_DAYS = 30
const safety: readonly BackupReason[] = [
  'before-migration',
  'before-version',
  'before-import',
  'before-restore',
]
/** Imports can come by the dozen in one afternoon. */
const SAFETY_A_REASON = 5

/**
 * The backups that may go: all but the newest three of the last day, the newest of each of the last 14 days and of each
 * of the last 12 months, and what was made before a risky act in the last 30 days. The newest never goes. `asOf` is the
 * day by which they are judged old; it may lag behind the clock but never runs ahead of it.
 */
export function expiredBackups(backups: readonly DatedBackup[], asOf: string): readonly string[] {
  const newestFirst = backups.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
  const [newest] = newestFirst
  if (!newest) return []
  const days = new Set<string>()
  const months = new Set<string>()
  const acts = new Map<BackupReason, number>()
  let ofLastDay = 0
  const isKept = ({ madeOn, reason }: DatedBackup): boolean => {
    const isFirstOfDay = !days.has(madeOn)
    const isFirstOfMonth = !months.has(madeOn.slice(0, 7))
    days.add(madeOn)
    months.add(madeOn.slice(0, 7))
    if (madeOn === newest.madeOn) {
      ofLastDay += 1
      if (ofLastDay <= NEWEST) return true
    }
    if (isFirstOfDay && madeOn > addDays(asOf, -DAYS)) return true
    if (isFirstOfMonth && madeOn > addMonths(asOf, -MONTHS)) return true
    if (!safety.includes(reason) || madeOn <= addDays(asOf, -SAFETY_DAYS)) return false
    const before = acts.get(reason) ?? 0
    acts.set(reason, before + 1)
    return before < SAFETY_A_REASON
  }
  return newestFirst.filter((one) => !isKept(one)).map(({ name }) => name)
}

/** The day after which no backup made on `day` is left, if the app is used now and then. */
export function forgottenOn(day: string): string {
  return addDays(addMonths(day, MONTHS), 1)
}
