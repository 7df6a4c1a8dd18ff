import type { LedgerTopic } from '@shared/advice-ledger'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { hashOf } from '../navigation'

/** The days after a letter that a topic's page looks at. */
const days = 30

/** How often a piece of advice has gone out, on its page in the library, with the way to what followed. */
export function TopicLedger({ topicId }: { readonly topicId: string }) {
  const t = useTranslations('adviceLedger')
  const { data } = useCall('adviceLedger.topics', { days })
  if (!data) return null
  const letters = data.find((one: LedgerTopic) => one.topicId === topicId)?.letters ?? 0
  return (
    <p>
      {t('summary', { count: letters })}{' '}
      {letters > 0 ? <a href={hashOf({ at: 'ledger', topicId })}>{t('details')}</a> : null}
    </p>
  )
}
