import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { FindingLine } from './finding-line'
import styles from './findings-bar.module.css'
import { useDismissals } from './use-dismissal'

type RecipientFindingsProps = {
  readonly letterId: string
  readonly name: string
  readonly address: string
}

/** What the record says against a recipient; nothing where it has nothing against them. */
export function RecipientFindings({ letterId, name, address }: RecipientFindingsProps) {
  const t = useTranslations('checks.bar')
  const dismissals = useDismissals(letterId)
  const recipient = { letterId, name: name.trim(), address: address.trim() }
  const { data } = useCall('checks.ofRecipient', recipient, {
    enabled: recipient.address.includes('@'),
    keepPrevious: true,
  })
  // That an address is not the one on record is said beside its field.
  const shown = (data?.findings ?? []).filter(
    ({ rule, dismissed }) => rule !== 'recipient_unknown' && dismissed === null,
  )
  if (shown.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('region')}>
      {shown.map((finding) => (
        <FindingLine key={finding.key} finding={finding} isQuoted={false} dismissals={dismissals} />
      ))}
    </ul>
  )
}
