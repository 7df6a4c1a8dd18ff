import { daysBetween } from '@shared/dates'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import { bold } from './bold'
import type { EntryOf } from './case-file'
import { useSpanWords } from './span-words'
import styles from './timeline.module.css'

type PromiseSentenceProps = {
  readonly item: EntryOf<'promise'>
  readonly today: string
  readonly settledOn: string | null
}

/** A promise on the day it was promised for: late, due, ahead or answered, and who said so. */
export function PromiseSentence({ item, today, settledOn }: PromiseSentenceProps) {
  const t = useTranslations('interviews.timeline')
  const spanWords = useSpanWords()
  const { day } = useDayText()
  const { promisedFrom, promisedTo, saidBy, words } = item
  const span = spanWords(item)
  const isDay = promisedFrom === promisedTo
  const isAhead = item.isOpen && promisedTo >= today
  const past = isDay ? 'promisedDay' : 'promisedSpan'
  const ahead = isDay ? 'promiseAhead' : 'promiseAheadSpan'
  const said = {
    named: saidBy ? 'yes' : 'no',
    by: saidBy,
    day: day(item.saidOn, 'short'),
    spanned: span === '' ? 'no' : 'yes',
    span,
  }
  return (
    <>
      <span className={styles.line}>
        {t.rich(isAhead ? ahead : past, {
          ...bold,
          from: day(promisedFrom, 'short'),
        })}{' '}
        <PromiseState item={item} today={today} settledOn={settledOn} />
      </span>
      <span className={styles.detail} data-private={words ? true : undefined}>
        {words ? t('promiseWords', { ...said, words }) : t('promiseSaid', said)}
      </span>
    </>
  )
}

function PromiseState({ item, today, settledOn }: PromiseSentenceProps) {
  const t = useTranslations('interviews.timeline')
  const { day } = useDayText()
  if (settledOn !== null)
    return <span className="good">{t('promiseSettled', { day: day(settledOn, 'short') })}</span>
  if (!item.isOpen) return <span className="quiet">{t('promiseOver')}</span>
  const days = daysBetween(item.promisedTo, today)
  if (days > 0) return <span className="late">{t('daysLate', { days })}</span>
  return <span className={days === 0 ? 'due' : 'waiting'}>{t('dueIn', { days: -days })}</span>
}
