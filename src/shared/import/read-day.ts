import { isRecordDay } from '../dates'

/** How `4/5/2026` is meant. */
export const dayOrders = ['dmy', 'mdy'] as const
export type DayOrder = (typeof dayOrders)[number]

const namedMonths = new Map<string, number>()
for (const locale of ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'])
  for (const month of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
    for (let index = 0; index < 12; index += 1)
      namedMonths.set(folded(format.format(Date.UTC(2026, index, 15))), index + 1)
  }
namedMonths.set('sept', 9)

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}.]/gu, '')
    .toLowerCase()
    .trim()
}

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const solid = /^(\d{4})(\d{2})(\d{2})$/
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/
const dayNameYear =
  /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(\p{L}+)\.?,?[\s-]+(?:de\s+)?(\d{4}|\d{2})$/iu
const nameDayYear = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu
const weekday = /^\p{L}{2,12}\.?,?\s+(?=\d|\p{L})/u
const clock = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|z|[+-]\d{2}:?\d{2})?$/i

/** A clock time after the day, as programs export it, says nothing here. */
const withoutClock = (text: string): string => text.trim().replace(clock, '')

function dayOf(year: string, month: number, day: string): string | null {
  // Two digits: a file of a caseload holds days near its own time.
  const whole = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`
  const text = `${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRecordDay(text) ? text : null
}

/**
 * The day that a cell of a file means, or null where it means none: `2026-05-04`, `4.5.2026`, `4 May 2026`,
 * `May 4, 2026` and the like are plain by themselves; `4/5/2026` needs the order.
 */
export function readDay(cell: string, order: DayOrder | null): string | null {
  const text = withoutClock(cell)
  const first = yearFirst.exec(text)
  if (first) return dayOf(first[1] ?? '', Number(first[3]), first[4] ?? '')
  const compact = solid.exec(text)
  if (compact) return dayOf(compact[1] ?? '', Number(compact[2]), compact[3] ?? '')
  const plain = numbers.exec(text)
  if (plain) {
    const [, one = '', sign, other = '', year = ''] = plain
    const readBy = sign === '.' ? 'dmy' : (order ?? orderOf(text))
    if (readBy === null) return null
    return readBy === 'dmy' ? dayOf(year, Number(other), one) : dayOf(year, Number(one), other)
  }
  return readNamed(text) ?? readNamed(text.replace(weekday, ''))
}

function readNamed(text: string): string | null {
  const european = dayNameYear.exec(text)
  if (european) {
    const month = namedMonths.get(folded(european[2] ?? ''))
    return month === undefined ? null : dayOf(european[3] ?? '', month, european[1] ?? '')
  }
  const american = nameDayYear.exec(text)
  const month = american ? namedMonths.get(folded(american[1] ?? '')) : undefined
  return american && month !== undefined ? dayOf(american[3] ?? '', month, american[2] ?? '') : null
}

/** The order that one day of numbers shows by itself; null where both are possible, or it is no such day. */
function orderOf(cell: string): DayOrder | null {
  const match = numbers.exec(withoutClock(cell))
  if (!match || match[2] === '.') return null
  if (Number(match[1]) > 12) return 'dmy'
  return Number(match[3]) > 12 ? 'mdy' : null
}

/** What a column of days says of their order: `plain` needs no order, `asked` could be either. */
export function detectDayOrder(cells: Iterable<string>): DayOrder | 'plain' | 'asked' {
  const seen = { dmy: 0, mdy: 0, either: 0 }
  for (const cell of cells) {
    const match = numbers.exec(withoutClock(cell))
    if (match && match[2] !== '.') seen[orderOf(cell) ?? 'either'] += 1
  }
  if (seen.dmy + seen.mdy > 0) return seen.dmy >= seen.mdy ? 'dmy' : 'mdy'
  return seen.either > 0 ? 'asked' : 'plain'
}
