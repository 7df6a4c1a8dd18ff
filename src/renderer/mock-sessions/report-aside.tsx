import { Button } from '@mantine/core'
import { goodFrom } from '@shared/mock-sessions/session-facts'
import { findingsOf } from '@shared/mock-sessions/session-findings'
import { sessionMean } from '@shared/mock-sessions/session-means'
import { driftOf } from '@shared/mock-sessions/session-progress'
import { isEmptyDoc } from '@shared/rich-text'
import type { SessionReport } from '@shared/session-report'
import { useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { RichTextView } from '../ui/rich-text-view'
import { useAriaKeys } from '../ui/use-keys'
import { CarriedList } from './carried-list'
import { DriftWords } from './drift-words'
import { FindingsList } from './findings-list'
import styles from './session-report.module.css'

type ReportAsideProps = {
  readonly report: SessionReport
  /** What the client is called. */
  readonly name: string
  readonly showsOwn: boolean
  readonly onOwn: () => void
}

/** Strengths, what to practise, what comes back, the client's own view, and the coach's note. */
export function ReportAside({ report, name, showsOwn, onOwn }: ReportAsideProps) {
  const t = useTranslations('sessionReport')
  const ariaKeys = useAriaKeys()
  const { session, facts, last, carried } = report
  const { strengths, practise } = findingsOf(facts, last)
  const isScored = sessionMean(facts, 'coach') !== null
  return (
    <div className={styles.aside}>
      <FindingsList
        title={t('strengths')}
        findings={strengths}
        none={isScored ? t('noStrength', { from: goodFrom }) : t('nothingScored')}
      />
      <FindingsList
        title={t('practise')}
        findings={practise}
        none={isScored ? t('noWeakness', { from: goodFrom }) : t('nothingScored')}
      />
      <section className={styles.section} aria-label={t('again')}>
        <h2 className={styles.head}>{t('again')}</h2>
        {carried.length === 0 ? <p className="quiet">{t('againNone')}</p> : null}
        <CarriedList questions={carried} />
      </section>
      <section className={styles.section} aria-label={t('drift.title')}>
        <h2 className={styles.head}>{t('drift.title')}</h2>
        <DriftWords drift={driftOf([facts])} name={name} />
        <Button
          className={styles.after ?? ''}
          aria-expanded={showsOwn}
          aria-keyshortcuts={ariaKeys('ownScores')}
          rightSection={<KeyCap action="ownScores" />}
          onClick={onOwn}
        >
          {t(showsOwn ? 'own.hide' : 'own.show')}
        </Button>
      </section>
      {isEmptyDoc(session.note) ? null : (
        <section className={styles.section} aria-label={t('note')}>
          <h2 className={styles.head}>{t('note')}</h2>
          <div className={styles.note} data-private>
            <RichTextView doc={session.note} />
          </div>
        </section>
      )}
    </div>
  )
}
