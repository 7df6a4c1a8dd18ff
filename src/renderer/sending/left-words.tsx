import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { hashOf } from '../navigation'
import { useDayText } from '../ui/day-text'

/** How a letter went out last, or where its e-mail stands. Nothing before it has left. */
export function LeftWords({ clientId, letterId }: { readonly clientId: string; readonly letterId: string }) {
  const t = useTranslations('sending.leave')
  const { instant } = useDayText()
  const sent = useCall('sending.list', { part: 'all', clientId })
  const newest = sent.data?.find((one) => one.letterId === letterId && one.state !== 'cancelled')
  if (!newest) return null
  const { id, way, state, to, leftAt, nextTryAt, createdAt } = newest
  const words =
    state === 'sent'
      ? t('way', { way, address: to.address, at: instant(leftAt ?? createdAt) })
      : t('state', { state, at: instant(nextTryAt ?? createdAt) })
  const tone = state === 'failed' || state === 'unknown' || state === 'missed' ? 'late' : 'quiet'
  return (
    <a className={tone} href={hashOf({ at: 'outbox', id })}>
      {words}
    </a>
  )
}
