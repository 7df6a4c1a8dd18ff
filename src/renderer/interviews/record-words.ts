import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { EntryOf } from './case-file'

const kilobyte = 1_000

/** A size in words, as files are counted: `340 kB`, `2.4 MB`. */
export function useSizeText(): (bytes: number) => string {
  const locale = useLocale()
  return (bytes) => {
    const isSmall = bytes < kilobyte * kilobyte
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: isSmall ? 'kilobyte' : 'megabyte',
      maximumFractionDigits: isSmall ? 0 : 1,
    }).format(isSmall ? Math.max(1, bytes / kilobyte) : bytes / kilobyte ** 2)
  }
}

/** When, how long and how a meeting is held, as a sentence of its own: `10:00, 50 minutes, by video`. */
export function useAppointmentFacts(): (appointment: EntryOf<'appointment'>) => string {
  const t = useTranslations('records.appointments')
  const words = useTranslations('interviews.timeline')
  const format = useFormatter()
  return ({ startTime, minutes, medium }) =>
    format.list(
      [
        startTime ?? '',
        t('minutesFact', { minutes }),
        medium === null ? '' : words('medium', { medium }),
      ].filter(Boolean),
      { type: 'unit' },
    )
}

/** A length in hours and minutes: `5 hours 30 minutes`. */
export function useLengthText(): (minutes: number) => string {
  const t = useTranslations('records.appointments')
  return (total) => {
    const hours = Math.floor(total / 60)
    const minutes = total % 60
    return t('hours', { hours, minutes, both: hours > 0 && minutes > 0 ? 'yes' : 'no' })
  }
}
