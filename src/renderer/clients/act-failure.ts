import { useTranslations } from 'use-intl'
import { useFailureNotice } from '../ui/use-failure-notice'

/** Says that something in the list was not done, and why. */
export function useActFailure(): (error: unknown) => void {
  const t = useTranslations('clients')
  const sayFailure = useFailureNotice()
  return (error) => sayFailure(t('notDone'), error)
}
