import { type LedgerLetter, type LedgerSpan, type LedgerTopic, ledgerOutcomes } from '@shared/advice-ledger'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { hashOf } from '../navigation'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { Failure } from '../ui/failure'
import styles from './ledger.module.css'
import { CountsCells, CountsHead } from './ledger-table'

type LedgerDetailProps = {
  readonly topic: LedgerTopic
  readonly title: string
  readonly days: LedgerSpan
}

/** One piece of advice: by the stage at which it was given, and its newest letters with what followed each. */
export function LedgerDetail({ topic, title, days }: LedgerDetailProps) {
  const t = useTranslations('adviceLedger')
  const stage = useTranslations('stages')
  const letters = useCall('adviceLedger.letters', { topicId: topic.topicId, days }, { keepPrevious: true })
  return (
    <div className={styles.detail}>
      <h2 className={styles.title}>{title}</h2>
      <h3 className={styles.head}>{t('byStage')}</h3>
      <table className={styles.table} aria-label={t('byStage')}>
        <CountsHead first={t('stage')} />
        <tbody>
          {topic.stages.map((counts) => (
            <tr key={counts.stage ?? ''}>
              <th scope="row">{counts.stage === null ? t('noStage') : stage(counts.stage)}</th>
              <CountsCells counts={counts} />
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className={styles.head}>{t('newest')}</h3>
      {letters.error ? <Failure error={letters.error} onRetry={() => void letters.refetch()} /> : null}
      {letters.data ? <Letters letters={letters.data} /> : null}
    </div>
  )
}

function Letters({ letters }: { readonly letters: readonly LedgerLetter[] }) {
  const t = useTranslations('adviceLedger')
  const { day } = useDayText()
  const today = useToday()
  const on = (value: string) => day(value, value.slice(0, 4) === today.slice(0, 4) ? 'short' : 'year')
  return (
    <table className={styles.table} aria-label={t('newest')}>
      <thead>
        <tr>
          <th scope="col">{t('sent')}</th>
          <th scope="col">{t('client')}</th>
          <th scope="col">{t('followed')}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((letter) => (
          <tr key={letter.letterId}>
            <td className={styles.day}>{on(letter.sentOn)}</td>
            <td>
              <a href={hashOf({ at: 'letter', id: letter.letterId })} title={letter.title}>
                {letter.client}
              </a>
              <span className="quiet">, {letter.employer}</span>
            </td>
            <td>
              <Followed letter={letter} on={on} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type FollowedProps = { readonly letter: LedgerLetter; readonly on: (day: string) => string }

function Followed({ letter, on }: FollowedProps) {
  const t = useTranslations('adviceLedger')
  const found = ledgerOutcomes.flatMap((outcome) => {
    const day = letter[`${outcome}On`]
    return day === null ? [] : [{ outcome, day }]
  })
  if (found.length === 0)
    return <span className="quiet">{t(letter.isSettled ? 'nothing' : 'nothingYet')}</span>
  return found
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ outcome, day }) => (
      <span key={outcome} className={styles.followed}>
        {t('followedOn', { what: t(`outcomes.${outcome}`), day: on(day) })}
      </span>
    ))
}
