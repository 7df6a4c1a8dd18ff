import { addDays, addWorkingDays } from '@shared/dates'
import type { PromiseSpan } from '@shared/interviews'

/** The two ends of what an employer promised, as calendar days, and the span they were counted from. */
export type PromisedDays = { readonly from: string; readonly to: string } & PromiseSpan

const unitDays = new Map([
  ['day', 1],
  ['week', 7],
  ['fortnight', 14],
  ['month', 30],
])
const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

const span = new RegExp(
  String.raw`^(?:in|within|after)?\s*(\d+|${numberWords.join('|')}|an?)?` +
    String.raw`(?:\s*(?:to|or|-|–|—)\s*(\d+|${numberWords.join('|')}))?` +
    String.raw`\s*(working|business)?\s*(day|week|fortnight|month)s?(?:'? time)?$`,
)

function numberOf(text: string): number {
  const word = numberWords.indexOf(text)
  if (word >= 0) return word
  return /^\d+$/.test(text) ? Number(text) : 1
}

/**
 * Reads an English span such as '7 to 10 days', 'two weeks', 'within 5 working days' or 'tomorrow', counted from the
 * day it was said (`YYYY-MM-DD`). A single number is a day, not a range: 'in a week' promises that day. Working days
 * leave out weekends and `holidays`. Null when the text is something else; more than two years ahead is something else
 * too.
 */
export function promisedDaysOf(
  text: string,
  saidOn: string,
  holidays: ReadonlySet<string> = new Set(),
): PromisedDays | null {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/[.!]$/, '')
  if (words === 'today') return { from: saidOn, to: saidOn, dayKind: 'calendar', spanFrom: 0, spanTo: 0 }
  const match = words === 'tomorrow' ? span.exec('1 day') : span.exec(words)
  if (match === null) return null
  const [, first = '', second, working, unit = 'day'] = match
  if (working !== undefined && unit !== 'day') return null
  const size = unitDays.get(unit) ?? 1
  const spanFrom = numberOf(first) * size
  const spanTo = second === undefined ? spanFrom : numberOf(second) * size
  if (spanTo < spanFrom || spanTo > 730) return null
  const dayAfter = (count: number) =>
    working === undefined ? addDays(saidOn, count) : addWorkingDays(saidOn, count, holidays)
  return {
    from: dayAfter(spanFrom),
    to: dayAfter(spanTo),
    dayKind: working === undefined ? 'calendar' : 'working',
    spanFrom,
    spanTo,
  }
}
