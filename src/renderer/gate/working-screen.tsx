import type { GateFacts, WorkingGate } from '@shared/gate'
import { useFormatter, useTranslations } from 'use-intl'
import styles from './gate.module.css'
import { GateFrame } from './gate-frame'

/** What is being done to a practice of an older format before it opens, and how far it is where that is known. */
export function WorkingScreen({ facts }: { readonly facts: GateFacts & WorkingGate }) {
  const t = useTranslations('gate.working')
  const format = useFormatter()
  const { step, share, closesAfter } = facts
  const words =
    step.type === 'format'
      ? t('format', { at: step.at, of: step.of })
      : t(step.type, {
          known: share === null ? 'no' : 'yes',
          share: format.number(share ?? 0, { style: 'percent', maximumFractionDigits: 0 }),
        })
  return (
    <GateFrame title={t('title')}>
      <p className={styles.about}>{t('about')}</p>
      <progress
        className={styles.progress}
        aria-label={t('title')}
        max={1}
        {...(share === null ? {} : { value: share })}
      />
      <output className={styles.step}>{words}</output>
      {closesAfter ? <p className={styles.about}>{t('closesAfter')}</p> : null}
    </GateFrame>
  )
}
