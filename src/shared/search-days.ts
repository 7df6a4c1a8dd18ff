import { addDays, isDay } from './dates'
import { englishMonths as months } from './english-words'

export type NamedDays = {
  /** The day that is named, or the first one of the month or year. */
  readonly first: string
  /** How many of the words it took. */
  readonly words: number
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The number of a month by its English name or the first three letters and more of it; 0 when it is none. */
const monthOf = (word: string): number => {
  const lower = word.toLowerCase().replace(/[.,]$/, '')
  return lower.length < 3 ? 0 : months.findIndex((name) => name.startsWith(lower)) + 1
}

const yearOf = (word: string | undefined): number | null =>
  word !== undefined && /^[12]\d{3}$/.test(word) ? Number(word) : null

const dayNumberOf = (word: string | undefined): number | null => {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?[.,]?$/i.exec(word ?? '')
  return match ? Number(match[1]) : null
}

/** A day in the newest year in which it does not lie ahead: a search looks back. */
function withoutYear(today: string, month: number, day: number): string | null {
  const year = Number(today.slice(0, 4))
  const candidates = [year, year - 1, year - 2, year - 3, year - 4].map(
    (one) => `${one}-${two(month)}-${two(day)}`,
  )
  return candidates.find((one) => isDay(one) && one <= today) ?? null
}

/**
 * Reads a day, month or year at the beginning of some words: `2026-05-01`, `2026-05`, `2026`, `1 May`, `1 May 2026`, `May 1`,
 * `May`, `May 2026`, `today`, `yesterday`. Null when they name none.
 */
export function namedDaysAt(words: readonly string[], today: string): NamedDays | null {
  const [one = '', second, third] = words
  if (isDay(one)) return { first: one, words: 1 }
  if (/^\d{4}-\d{2}$/.test(one) && isDay(`${one}-01`)) return { first: `${one}-01`, words: 1 }
  if (/^today$/i.test(one)) return { first: today, words: 1 }
  if (/^yesterday$/i.test(one)) return { first: addDays(today, -1), words: 1 }
  const year = yearOf(one)
  if (year !== null) return { first: `${year}-01-01`, words: 1 }

  const month = monthOf(one)
  const isMonthFirst = month > 0
  const theMonth = isMonthFirst ? month : monthOf(second ?? '')
  if (theMonth === 0) return null
  const theDay = dayNumberOf(isMonthFirst ? second : one)
  if (!isMonthFirst && theDay === null) return null
  const used = theDay === null ? 1 : 2
  const theYear = yearOf(used === 1 ? second : third)
  if (theYear !== null) {
    const first = `${theYear}-${two(theMonth)}-${two(theDay ?? 1)}`
    return isDay(first) ? { first, words: used + 1 } : null
  }
  const first = withoutYear(today, theMonth, theDay ?? 1)
  return first === null ? null : { first, words: used }
}
