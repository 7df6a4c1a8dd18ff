import { useFormatter, useTranslations } from 'use-intl'
import type { EntryOf } from './case-file'

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
