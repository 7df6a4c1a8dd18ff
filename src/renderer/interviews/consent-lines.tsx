import { UnstyledButton } from '@mantine/core'
import { type Consent, consentNow, consentPurposes } from '@shared/records'
import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'
import styles from './fact-list.module.css'

/** What holds for each purpose, with its day. */
export function ConsentNow({ consents }: { readonly consents: readonly Consent[] }) {
  const t = useTranslations('records.consent')
  return (
    <dl className={styles.facts}>
      {consentPurposes.map((purpose) => (
        <div key={purpose} className={styles.fact}>
          <dt>{t('purpose', { purpose })}</dt>
          <dd>
            <ConsentState consent={consentNow(consents, purpose)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ConsentState({ consent }: { readonly consent: Consent | null }) {
  const t = useTranslations('records.consent')
  const { day } = useDayText()
  if (consent === null) return <span className="quiet">{t('notAsked')}</span>
  const { state } = consent
  return (
    <>
      {state === 'given' && <Check className={styles.sign} size={16} strokeWidth={1.75} aria-hidden />}
      {t('stateOn', { state, day: day(consent.happenedOn, 'year') })}
    </>
  )
}

type ConsentHistoryProps = {
  readonly consents: readonly Consent[]
  readonly onEdit: (consent: Consent) => void
}

/** Every line of consent, newest first. Choosing one corrects it. */
export function ConsentHistory({ consents, onEdit }: ConsentHistoryProps) {
  const t = useTranslations('records.consent')
  const { day } = useDayText()
  return (
    <ul className={styles.lines} aria-label={t('history')}>
      {consents.map((consent) => (
        <li key={consent.id}>
          <UnstyledButton className={styles.consent ?? ''} onClick={() => onEdit(consent)}>
            <span className={styles.when}>{day(consent.happenedOn, 'year')}</span>
            <span>{t('line', { purpose: consent.purpose, state: consent.state })}</span>
            <span className="quiet" data-private>
              {consent.detail}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
