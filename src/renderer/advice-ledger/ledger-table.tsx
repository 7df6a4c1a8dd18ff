import { UnstyledButton } from '@mantine/core'
import { type LedgerCounts, type LedgerTopic, ledgerOutcomes, saysSomething } from '@shared/advice-ledger'
import { useTranslations } from 'use-intl'
import styles from './ledger.module.css'

type LedgerTableProps = {
  readonly topics: readonly LedgerTopic[]
  readonly chosenId: string
  readonly titleOf: (topicId: string) => string
  readonly onChoose: (topicId: string) => void
}

/** One line a piece of advice. */
export function LedgerTable({ topics, chosenId, titleOf, onChoose }: LedgerTableProps) {
  const t = useTranslations('adviceLedger')
  return (
    <table className={styles.table} aria-label={t('table')}>
      <CountsHead first={t('topic')} />
      <tbody>
        {topics.map((topic) => (
          <tr key={topic.topicId} data-chosen={topic.topicId === chosenId || undefined}>
            <th scope="row">
              <UnstyledButton
                className={styles.choose}
                aria-current={topic.topicId === chosenId || undefined}
                onClick={() => onChoose(topic.topicId)}
              >
                {titleOf(topic.topicId)}
              </UnstyledButton>
            </th>
            <CountsCells counts={topic} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The head of every table of the ledger. */
export function CountsHead({ first }: { readonly first: string }) {
  const t = useTranslations('adviceLedger')
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col" className={styles.number}>
          {t('letters')}
        </th>
        <th scope="col" className={styles.number}>
          {t('settled')}
        </th>
        {ledgerOutcomes.map((outcome) => (
          <th key={outcome} scope="col" className={styles.number}>
            {t(`short.${outcome}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** How many, and after how many of them what followed: a share only where there are letters enough for one. */
export function CountsCells({ counts }: { readonly counts: LedgerCounts }) {
  const t = useTranslations('adviceLedger')
  const { letters, settled } = counts
  return (
    <>
      <td className={styles.number}>{letters}</td>
      <td className={styles.number}>{settled}</td>
      {saysSomething(counts) ? (
        ledgerOutcomes.map((outcome) => (
          <td
            key={outcome}
            className={styles.number}
            title={t('cases', { count: counts[outcome], of: settled })}
          >
            {t('share', { share: counts[outcome] / settled })}{' '}
            <span className="quiet">({counts[outcome]})</span>
          </td>
        ))
      ) : (
        <td colSpan={ledgerOutcomes.length} className={`quiet ${styles.few}`}>
          {t('tooFew')}
        </td>
      )}
    </>
  )
}
