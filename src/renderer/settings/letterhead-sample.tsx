import type { PracticeDraft } from '@shared/settings'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import styles from './letterhead-sample.module.css'

/** A small sheet that shows what the letterhead will look like while it is typed. */
export function LetterheadSample({ practice }: { readonly practice: PracticeDraft }) {
  const t = useTranslations('settings.letterhead')
  const { day } = useDayText()
  const today = useToday()
  const logo = useCall('settings.logo', {})
  const { coachName, practiceName, addressText, email, phone, website } = practice
  const lines = [practiceName, ...addressText.split('\n'), phone, email, website].filter(
    (line) => line.trim() !== '',
  )
  const color = { '--letterhead': practice.accentColor } as React.CSSProperties
  return (
    <figure className={styles.desk} aria-label={t('sample')}>
      <div
        className={styles.paper}
        data-size={practice.pageSize}
        data-font={practice.letterFont}
        data-window={practice.addressWindow}
        style={color}
      >
        <div className={styles.head}>
          <span className={styles.name}>
            {logo.data ? <img className={styles.logo} src={logo.data.dataUrl} alt="" /> : null}
            {coachName || t('sampleName')}
          </span>
          <span className={styles.lines}>
            {lines.map((line, index) => (
              // Lines of a letterhead may repeat and have no identity but their place.
              <span key={`${index} ${line}`}>{line}</span>
            ))}
          </span>
        </div>
        <p className={styles.recipient}>{t('sampleRecipient')}</p>
        <p className={styles.day}>{day(today, 'full')}</p>
        <p>{t('sampleGreeting')}</p>
        <p>{t('sampleBody')}</p>
        <p className={styles.closing}>{practice.closing || t('sampleClosing')}</p>
        <p className={styles.signature}>{practice.signature || coachName || t('sampleName')}</p>
      </div>
    </figure>
  )
}
