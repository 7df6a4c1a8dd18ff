import { useLocale } from 'use-intl'

/** `2026-05-15` as an instant that formats to the same day in UTC; a calendar day has no time zone. */
const dayAsUtc = (day: string): Date => new Date(`${day}T00:00:00Z`)

const formats = {
  /** `15 May` */
  short: { day: 'numeric', month: 'short' },
  /** `Fri 15 May` */
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  /** `Fri 15` */
  near: { weekday: 'short', day: 'numeric' },
  /** `15 May 2026` */
  full: { day: 'numeric', month: 'long', year: 'numeric' },
  /** `Friday 15 May 2026` */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** `15 May 2026`, with a short month */
  year: { day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DayForm = keyof typeof formats

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${key}`
  const known = formatters.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formatters.set(name, made)
  return made
}

/** A calendar day (`YYYY-MM-DD`) in words. The comma that English puts after a weekday is left out, as on every screen. */
export function dayText(day: string, form: DayForm, locale: string): string {
  return formatter(locale, form, { ...formats[form], timeZone: 'UTC' })
    .format(dayAsUtc(day))
    .replace(',', '')
}

/** An instant (UTC ISO text) as the clock shows it here: `14:02`. */
export function clockText(at: string | Date, locale: string): string {
  return formatter(locale, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  )
}

/** An instant (UTC ISO text) as day and time: `15 May 2026 14:02`. */
export function instantText(at: string, locale: string): string {
  const day = formatter(locale, 'instant day', formats.year).format(new Date(at))
  return `${day} ${clockText(at, locale)}`
}

/** The functions above, in the interface's locale. */
export function useDayText() {
  const locale = useLocale()
  return {
    day: (day: string, form: DayForm = 'weekday') => dayText(day, form, locale),
    clock: (at: string | Date) => clockText(at, locale),
    instant: (at: string) => instantText(at, locale),
  }
}
