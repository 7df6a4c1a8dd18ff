import { daysBetween } from '@shared/dates'
import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import { useDayText } from './day-text'
import styles from './promise-line.module.css'

export type PromiseLineProps = {
  /** Calendar days, `YYYY-MM-DD`. */
  readonly saidOn: string
  readonly promisedFrom: string
  readonly promisedTo: string
  readonly today: string
}

/** Time as it is drawn everywhere: said, promised, today. What runs past the promise is thick. */
export function PromiseLine({ saidOn, promisedFrom, promisedTo, today }: PromiseLineProps) {
  const t = useTranslations('ui')
  const { day } = useDayText()
  const isPast = promisedTo < today
  const end = isPast ? today : promisedTo
  const span = Math.max(1, daysBetween(saidOn, end))
  const share = (on: string): number => Math.min(100, Math.max(0, (daysBetween(saidOn, on) / span) * 100))
  const at = isPast ? share(promisedTo) : share(today)
  const promised =
    promisedFrom === promisedTo
      ? t('promise.on', { day: day(promisedTo, 'short') })
      : t('promise.between', { from: day(promisedFrom, 'short'), to: day(promisedTo, 'short') })
  const state = isPast ? 'late' : promisedTo === today ? 'due' : 'ahead'
  const stretch = { '--at': `${at}%`, '--from': `${share(promisedFrom)}%` } as CSSProperties
  return (
    <div className={styles.promise} data-state={state}>
      <div className={styles.line} style={stretch} aria-hidden>
        <span className={styles.tick} />
      </div>
      {/* The spaces grow with the line, so that the middle words follow their day and never touch the others. */}
      <div className={styles.captions}>
        <span>{t('promise.said', { day: day(saidOn, 'short') })}</span>
        <span style={{ flexGrow: at }} />
        {state === 'due' ? null : <span>{isPast ? promised : t('promise.today')}</span>}
        <span style={{ flexGrow: 100 - at }} />
        <span>{isPast ? t('promise.today') : state === 'due' ? t('promise.dueToday') : promised}</span>
      </div>
    </div>
  )
}
