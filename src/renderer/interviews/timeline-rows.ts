import { daysBetween } from '@shared/dates'
import type { Standing, TimelineItem } from '@shared/interviews'
import { isOfKind, type TimelineKind } from './timeline-kinds'

/** Gaps of this many days and more are named on the timeline. */
const namedGapDays = 10

/** A line of the timeline: an entry, or a silence that is long enough to be named. */
export type TimelineRow =
  | {
      readonly type: 'entry'
      readonly item: TimelineItem
      /** True when the line below runs through days after a broken promise. */
      readonly isOver: boolean
      /** True for a check-in that nobody at the employer has answered since. */
      readonly isUnanswered: boolean
    }
  | {
      readonly type: 'gap'
      readonly key: string
      readonly days: number
      readonly isOver: boolean
      readonly untilToday: boolean
    }

/** What of an opportunity's standing the timeline draws. */
export type PromiseState = Pick<Standing, 'opportunityId' | 'daysLate' | 'promise'>

type TimelineView = {
  readonly timeline: readonly TimelineItem[]
  readonly standings: readonly PromiseState[]
  readonly today: string
  /** The opportunity looked at; null shows all of them. */
  readonly opportunityId: string | null
  /** The kind of entry looked at; null shows every kind. Silence is not named when only some are shown. */
  readonly kind?: TimelineKind | null
}

const isOpenQuestion = (item: TimelineItem) => item.type === 'question' && item.answeredByLetterId === null

/** What belongs to the opportunity, and what belongs to no opportunity at all. */
export const isAbout = (opportunityId: string | null) => (item: { readonly opportunityId: string | null }) =>
  opportunityId === null || item.opportunityId === null || item.opportunityId === opportunityId

/** Signs of life from the employer's side that answer an earlier check-in. */
const isSignOfEmployer = (item: TimelineItem) =>
  (item.type === 'message' && item.direction === 'in') ||
  item.type === 'event' ||
  item.type === 'ending' ||
  item.type === 'round'

function isUnansweredCheckIn(item: TimelineItem, all: readonly TimelineItem[]): boolean {
  if (item.type !== 'message' || item.direction !== 'out' || item.kind !== 'check_in') return false
  return !all.some(
    (other) => other.opportunityId === item.opportunityId && other.on >= item.on && isSignOfEmployer(other),
  )
}

/**
 * Lays out a history newest first: open questions on top, silences of ten days and more named,
 * the stretch since the earliest broken promise marked. The input is sorted here, so any order will do.
 */
export function timelineRows({
  timeline,
  standings,
  today,
  opportunityId,
  kind = null,
}: TimelineView): readonly TimelineRow[] {
  const about = timeline.filter(isAbout(opportunityId))
  const shown = about.filter(isOfKind(kind))
  const namesGaps = kind === null
  const brokenOn = standings
    .filter((standing) => standing.daysLate !== null && standing.promise !== null)
    .filter((standing) => opportunityId === null || standing.opportunityId === opportunityId)
    .map((standing) => standing.promise?.to ?? today)
    .toSorted()[0]
  // A span is over the promise when even its older end lies on the broken day or after it.
  const isOver = (olderDay: string | undefined) =>
    brokenOn !== undefined && olderDay !== undefined && olderDay >= brokenOn

  const byDay = shown.toSorted((a, b) => b.on.localeCompare(a.on))
  const ordered = [...byDay.filter(isOpenQuestion), ...byDay.filter((item) => !isOpenQuestion(item))]

  const rows: TimelineRow[] = []
  const newest = ordered[0]
  if (newest !== undefined) {
    const days = daysBetween(newest.on, today)
    if (namesGaps && days >= namedGapDays)
      rows.push({ type: 'gap', key: 'today', days, isOver: isOver(newest.on), untilToday: true })
  }
  for (const [index, item] of ordered.entries()) {
    const older = ordered[index + 1]
    const over = isOver(older?.on)
    rows.push({ type: 'entry', item, isOver: over, isUnanswered: isUnansweredCheckIn(item, about) })
    if (older === undefined) continue
    // Days ahead are not silence, so a gap is counted from today at the latest.
    const days = daysBetween(older.on, item.on > today ? today : item.on)
    if (namesGaps && days >= namedGapDays)
      rows.push({ type: 'gap', key: item.id, days, isOver: over, untilToday: item.on > today })
  }
  return rows
}

/** The least height in px of a row: one line and the room below it. What was written about an entry has a line at least. */
const leastHeight = { gap: 34, entry: 36, detail: 20 } as const

const hasDetail = (item: TimelineItem): boolean =>
  'detail' in item ? item.detail.trim() !== '' : item.type === 'question' || item.type === 'promise'

/** How many of the first rows surely fill a height in px, wherever their lines break. */
export function rowsThatFill(rows: readonly TimelineRow[], height: number): number {
  let filled = 0
  for (const [index, row] of rows.entries()) {
    if (filled >= height) return index
    filled += leastHeight[row.type]
    if (row.type === 'entry' && hasDetail(row.item)) filled += leastHeight.detail
  }
  return rows.length
}

/** The newest question nobody has answered that concerns this opportunity or none in particular. */
export function newestOpenQuestion(
  timeline: readonly TimelineItem[],
  opportunityId: string | null,
): Extract<TimelineItem, { type: 'question' }> | null {
  const open = timeline
    .filter((item) => item.type === 'question')
    .filter((item) => item.answeredByLetterId === null)
    .filter(isAbout(opportunityId))
  return open.toSorted((a, b) => b.on.localeCompare(a.on))[0] ?? null
}
