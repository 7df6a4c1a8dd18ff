import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useDayText } from '../ui/day-text'
import styles from './page-part.module.css'

/** Says that the client has had as many letters this week as the coach allows, and when the next is free. Holds nothing up. */
export function BudgetLine({ clientId }: { readonly clientId: string }) {
  const t = useTranslations('letters.leave')
  const { day } = useDayText()
  const clock = useCall('followUps.ofClient', { clientId })
  const client = useCall('clients.get', { id: clientId })
  if (!clock.data || !client.data) return null
  const { sent, limit, freeOn } = clock.data.budget
  if (freeOn === null) return null
  const name = client.data.preferredName || (client.data.fullName.split(' ')[0] ?? '')
  return <p className={styles.budget}>{t('budget', { sent, name, limit, day: day(freeOn) })}</p>
}
