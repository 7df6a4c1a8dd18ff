import { clockText, mediansFrom } from '@shared/figures'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import styles from './client-figures.module.css'
import { FunnelFigure, OutcomesFigure, totalOf } from './funnel-figures'

/** Fewer opportunities than this are said in a sentence rather than drawn. */
const drawnFrom = 5

/** What one client's search adds up to so far. */
export function ClientFigures({ clientId, name }: { readonly clientId: string; readonly name: string }) {
  const t = useTranslations('figures.client')
  const { data } = useCall('figures.client', { clientId })
  if (!data) return null
  const { funnel, outcomes, waiting, coaching } = data
  const ended = totalOf(outcomes)
  return (
    <section className={styles.section} aria-label={t('title')}>
      {funnel.begun < drawnFrom ? (
        <>
          <h2 className={styles.title}>{t('funnel', { name })}</h2>
          <p className={styles.sentence}>{t('summary', funnel)}</p>
        </>
      ) : (
        <FunnelFigure
          funnel={funnel}
          title={t('funnel', { name })}
          note={t('begun', { count: funnel.begun })}
        />
      )}
      {ended < drawnFrom ? null : (
        <OutcomesFigure outcomes={outcomes} title={t('outcomes')} note={t('ended', { count: ended })} />
      )}
      <p className={styles.sentence}>
        {waiting === null
          ? t('tooFewWaits', { from: mediansFrom })
          : t('waiting', { cases: waiting.cases, median: waiting.medianDays })}
      </p>
      <p className={styles.sentence}>
        {coaching.meetings === 0
          ? t('noCoaching')
          : t('coaching', { hours: clockText(coaching.minutes), meetings: coaching.meetings })}
      </p>
    </section>
  )
}
