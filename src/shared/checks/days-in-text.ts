import { addDays, isDay } from '../dates'
import { englishMonths as months } from '../english-words'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

const monthNames = months
  .map((month) => (month === 'may' ? month : `${month}|${month.slice(0, 3)}`))
  .join('|')

/** The ways in which a letter writes a day, as the inside of a pattern. */
export const dayPattern = [
  `(?:${weekdays.join('|')})(?:,? (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${monthNames})\\.?)?`,
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${monthNames})\\b\\.?(?:,? \\d{4})?`,
  `(?:${monthNames})\\.? \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4})?`,
  '\\d{4}-\\d{2}-\\d{2}',
].join('|')

/** A day as it is written, with the days it can mean. */
export type WrittenDay = {
  readonly words: string
  /** Calendar days, nearest to today first. Empty for a day that does not exist. */
  readonly days: readonly string[]
  readonly isWeekday: boolean
}

const two = (value: number): string => String(value).padStart(2, '0')

function monthNumber(word: string): number {
  return months.findIndex((month) => month.slice(0, 3) === word.toLowerCase().slice(0, 3)) + 1
}

/** What a written day can mean, seen from today: a weekday within two weeks, a day without a year in three years. */
export function readWrittenDay(words: string, today: string): WrittenDay {
  const iso = /\d{4}-\d{2}-\d{2}/u.exec(words)
  if (iso) return { words, days: isDay(iso[0]) ? [iso[0]] : [], isWeekday: false }
  const dated =
    /(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?\b/iu.exec(words)
  const month = monthNumber(dated?.[2] ?? dated?.[3] ?? '')
  const number = Number(dated?.[1] ?? dated?.[4] ?? 0)
  if (dated && month > 0) {
    const named = /\b(\d{4})\b/u.exec(words)?.[1]
    const year = Number(today.slice(0, 4))
    const years = named === undefined ? [year, year - 1, year + 1] : [Number(named)]
    const days = years.map((one) => `${one}-${two(month)}-${two(number)}`).filter(isDay)
    return { words, days, isWeekday: false }
  }
  const wanted = weekdays.findIndex((name) => words.toLowerCase().startsWith(name))
  if (wanted < 0) return { words, days: [], isWeekday: false }
  const steps = Array.from({ length: 29 }, (_, index) => (index % 2 === 0 ? index / 2 : -(index + 1) / 2))
  const days = steps
    .map((step) => addDays(today, step))
    .filter((day) => new Date(`${day}T00:00:00Z`).getUTCDay() === wanted)
  return { words, days, isWeekday: true }
}
