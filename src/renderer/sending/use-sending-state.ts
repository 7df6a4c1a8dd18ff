import type { Sending } from '@shared/sending'
import { useTranslations } from 'use-intl'
import { useDayText } from '../ui/day-text'

/** Where a line of the ledger stands, in one or two sentences; empty for what simply went out. */
export function useSendingState(): (sending: Sending) => string {
  const t = useTranslations('sending')
  const { instant } = useDayText()
  return ({ way, state, dueAt, nextTryAt, problem, createdAt }) => {
    const at = instant(nextTryAt ?? dueAt ?? createdAt)
    const why = problem === null ? '' : t(`problem.${problem}`)
    if (way !== 'smtp') return ''
    switch (state) {
      case 'queued':
        return problem === null ? t('state.queued', { at }) : `${why} ${t('state.retry', { at })}`
      case 'sending':
        return t('state.sending')
      case 'sent':
        return ''
      case 'unknown':
        return t(problem === 'interrupted' ? 'state.unknownClosed' : 'state.unknown')
      case 'missed':
        return t('state.missed', { at: instant(dueAt ?? createdAt) })
      case 'failed':
        return `${why} ${t('state.failed')}`.trim()
      case 'cancelled':
        return t('state.cancelled')
      default:
        return state satisfies never
    }
  }
}
