/** Calendar days as text, `YYYY-MM-DD`, years 0001 to 9999, proleptic Gregorian. No zone, no clock, no local time. */

const dayMs = 86_400_000
const dayShape = /^\d{4}-\d{2}-\d{2}$/

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
/** Days of a common year before each month. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
/** Days from 1 January of the year 1 to 1970-01-01. */
const epoch = 719_162

/** Days since 1970-01-01, or null when the text is no day that exists. Counted by hand: a Date costs twenty times as much. */
function dayNumber(text: string): number | null {
  if (!dayShape.test(text)) return null
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  const most = (monthDays[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
  if (year === 0 || day === 0 || day > most) return null
  const years = year - 1
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)
  const before = (daysBefore[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0)
  return years * 365 + leapDays + before + day - 1 - epoch
}

function numberOf(day: string): number {
  const number = dayNumber(day)
  if (number === null) throw new RangeError('Not a calendar day')
  return number
}

function dayOf(number: number): string {
  const date = new Date(number * dayMs)
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) throw new RangeError('The day lies outside the years 1 to 9999')
  return date.toISOString().slice(0, 10)
}

/** The day itself when it exists (surrounding spaces are dropped), else null. */
export function parseDay(text: string): string | null {
  const day = text.trim()
  return dayNumber(day) === null ? null : day
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return dayNumber(text) !== null
}

/** Whether a record may hold the day: it exists, and days can be added to it without running out of years. */
export function isRecordDay(day: string): boolean {
  return isDay(day) && day >= '1000' && day < '3000'
}

/** The day `days` later; earlier when negative. Throws RangeError for a text that is no day. */
export function addDays(day: string, days: number): string {
  return dayOf(numberOf(day) + Math.trunc(days))
}

/** The same day `months` later, earlier when negative; the month's last day where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const first = new Date(numberOf(`${day.slice(0, 7)}-01`) * dayMs)
  first.setUTCFullYear(year, month - 1 + Math.trunc(months), 1)
  const start = dayOf(first.getTime() / dayMs)
  first.setUTCMonth(first.getUTCMonth() + 1, 0)
  return addDays(start, Math.min(date, first.getUTCDate()) - 1)
}

/** Days from one day to another: positive when `to` is later. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from)
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(numberOf(day) * dayMs).getUTCDay()
  return weekday === 0 || weekday === 6
}

/**
 * The day `days` working days later, or earlier when negative; Saturdays, Sundays and `holidays` do not count.
 * 0 gives the day itself, or the next working day. At most 10,000.
 */
export function addWorkingDays(day: string, days: number, holidays: ReadonlySet<string> = new Set()): string {
  if (!Number.isInteger(days) || Math.abs(days) > 10_000) throw new RangeError('Not a number of working days')
  const isOff = (candidate: string): boolean => isWeekend(candidate) || holidays.has(candidate)
  const step = days < 0 ? -1 : 1
  let current = day
  for (let left = Math.abs(days); left > 0; ) {
    current = addDays(current, step)
    if (!isOff(current)) left -= 1
  }
  while (isOff(current)) current = addDays(current, step)
  return current
}

export type DayTextOptions = {
  readonly year?: boolean
  readonly weekday?: boolean
  readonly month?: 'long' | 'short'
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(locale: string, { year, weekday, month = 'long' }: DayTextOptions): Intl.DateTimeFormat {
  const key = `${locale}|${year}|${weekday}|${month}`
  const known = formatters.get(key)
  if (known) return known
  const formatter = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    calendar: 'gregory',
    day: 'numeric',
    month,
    ...(year ? { year: 'numeric' } : {}),
    ...(weekday ? { weekday: 'short' } : {}),
  })
  formatters.set(key, formatter)
  return formatter
}

/** A day as people write it: '5 May', 'Tue 5 May', '15 May 2026'. Plain 'en' is written the British way. */
export function dayText(day: string, locale: string, options: DayTextOptions = {}): string {
  const formatter = formatterOf(locale === 'en' ? 'en-GB' : locale, options)
  const text = formatter.format(new Date(numberOf(day) * dayMs))
  // Runtimes differ on a comma after the weekday; the same letter must read the same on all of them.
  return options.weekday ? text.replace(/^(\p{L}+\.?),\s/u, '$1 ') : text
}

/** A number of days with its word: '1 day', '10 days'. */
export function daysText(days: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days)
}

const zoneFormatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times as much as using it, and lists ask for many days. */
function zoneFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = zoneFormatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  zoneFormatters.set(timeZone, made)
  return made
}

/** The time of day, `HH:MM`, that an instant has in a time zone (IANA name). */
export function timeIn(timeZone: string, instant: Date | string): string {
  const options = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(instant))
}

/** The calendar day that an instant (a Date or ISO text) falls on in a time zone (IANA name). */
export function todayIn(timeZone: string, instant: Date | string): string {
  // American days are all digits between slashes; taking the text apart costs half of asking for its parts.
  const [month = '', day = '', year = ''] = zoneFormatter(timeZone).format(new Date(instant)).split('/')
  return `${year.padStart(4, '0')}-${month}-${day}`
}
