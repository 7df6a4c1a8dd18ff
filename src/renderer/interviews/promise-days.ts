import { addDays, addWorkingDays } from '@shared/dates'

/** The two ends of what an employer promised, as calendar days. */
export type PromisedDays = { readonly from: string; readonly to: string }

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
 * day it was said (`YYYY-MM-DD`). A single number is a day, not a range: 'in a week' promises that day.
 * Null when the text is something else; more than two years ahead is something else too.
 */
export function promisedDaysOf(text: string, saidOn: string): PromisedDays | null {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/[.!]$/, '')
  if (words === 'today') return { from: saidOn, to: saidOn }
  if (words === 'tomorrow') return { from: addDays(saidOn, 1), to: addDays(saidOn, 1) }
  const match = span.exec(words)
  if (match === null) return null
  const [, first = '', second, working, unit = 'day'] = match
  const size = unitDays.get(unit) ?? 1
  const low = numberOf(first) * size
  const high = second === undefined ? low : numberOf(second) * size
  if (high < low || high > 730) return null
  const dayAfter = (count: number) =>
    working === undefined || unit !== 'day' ? addDays(saidOn, count) : addWorkingDays(saidOn, count)
  return { from: dayAfter(low), to: dayAfter(high) }
}
