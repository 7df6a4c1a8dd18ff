import { useTranslations } from 'use-intl'
import { call, callKey, queryClient, useAppEvent, useCall } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'

export type ClientWindowControl = { readonly isShown: boolean; readonly toggle: () => void }

const remember = (shown: boolean): void => {
  queryClient.setQueryData(callKey('mockSessions.isClientWindowShown', {}), { isShown: shown })
}

/** The window that shows the client the question: whether it is open, and how it is opened and closed. */
export function useClientWindow(): ClientWindowControl {
  const t = useTranslations('mockSessions')
  const sayFailure = useFailureNotice()
  const isShown = useCall('mockSessions.isClientWindowShown', {}).data?.isShown ?? false
  useAppEvent('mockSessions.clientWindow', ({ isShown: shown }) => remember(shown))
  const toggle = async (): Promise<void> => {
    try {
      remember((await call('mockSessions.showClientWindow', { isShown: !isShown })).isShown)
    } catch (error) {
      sayFailure(t('notWritten'), error)
    }
  }
  return { isShown, toggle: () => void toggle() }
}
