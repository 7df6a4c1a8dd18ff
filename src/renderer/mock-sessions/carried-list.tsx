import type { CarriedQuestion } from '@shared/mock-sessions/questions-due'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import styles from './session-report.module.css'

/** Questions that come back, each with why and when. */
export function CarriedList({ questions }: { readonly questions: readonly CarriedQuestion[] }) {
  const t = useTranslations('sessionReport')
  const { day } = useDayText()
  const today = useToday()
  return (
    <ul className={styles.again}>
      {questions.map(({ carriedFromId, body, mean, on, dueSession, dueOn }) => (
        <li key={carriedFromId}>
          <span className={styles.finding}>{body}</span>
          <span className="quiet">
            {dueOn <= today
              ? t('dueSince', { mean, day: day(on, 'short'), due: day(dueOn, 'short') })
              : t('comesBack', { mean, day: day(on, 'short'), session: dueSession })}
          </span>
        </li>
      ))}
    </ul>
  )
}
