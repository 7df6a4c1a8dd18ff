import { addDays } from '@shared/dates'
import { recordingNoticeDays } from '@shared/recordings'
import { Mic } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import styles from './recording-part.module.css'

/** Says in a list that a session is recorded and until when; more plainly when the recording is about to go. */
export function RecordedUntil({ on }: { readonly on: string | null }) {
  const t = useTranslations('recordings')
  const { day } = useDayText()
  const today = useToday()
  if (on === null) return null
  const isSoon = on < addDays(today, recordingNoticeDays)
  return (
    <span className={`${styles.listed} ${isSoon ? 'due' : 'quiet'}`}>
      <Mic size={14} strokeWidth={1.75} aria-hidden />
      {t('listed', { isSoon: isSoon ? 'yes' : 'no', day: day(on, 'short') })}
    </span>
  )
}
