import type { Finding } from '@shared/mock-sessions/session-findings'
import { useTranslations } from 'use-intl'
import styles from './session-report.module.css'

type FindingsListProps = {
  readonly title: string
  readonly findings: readonly Finding[]
  /** Said where there is none. */
  readonly none: string
}

/** Strengths or things to practise, each with the words of the hour it rests on. */
export function FindingsList({ title, findings, none }: FindingsListProps) {
  const t = useTranslations('sessionReport')
  const nameOf = useFindingText()
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.head}>{title}</h2>
      {findings.length === 0 ? <p className="quiet">{none}</p> : null}
      <ol className={styles.findings}>
        {findings.map((finding) => (
          <li key={JSON.stringify(finding.about)}>
            <span className={styles.finding}>{nameOf(finding)}</span>
            {finding.quotes.map(({ markId, text }) => (
              <span key={markId} className={`said ${styles.quote}`}>
                {t('quote', { text })}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A change smaller than what is written is none. */
const changeFrom = 0.05

function useFindingText(): (finding: Finding) => string {
  const t = useTranslations('sessionReport.findings')
  return ({ about, mean, change }) => {
    if (about.type === 'time') return t('time', { over: about.overCount, of: about.limitedCount })
    const scored = mean ?? 0
    if (about.type === 'question') return t('question', { question: about.body, mean: scored })
    return change === null || Math.abs(change) < changeFrom
      ? t('criterion', { name: about.name, mean: scored })
      : t('criterionChange', { name: about.name, mean: scored, change })
  }
}
