import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { CallError } from '../api'

/**
 * Says that something did not happen where no place on screen can say it. `error` is what was thrown: a `CallError`
 * brings its own sentence, anything else is a bug and is thrown on.
 */
export function useFailureNotice(): (title: string, error: unknown) => void {
  const t = useTranslations('ui')
  return (title, error) => {
    if (!(error instanceof CallError)) throw error
    notifications.show({
      color: 'var(--late)',
      title,
      message: error.answer.message,
      closeButtonProps: { 'aria-label': t('undo.close') },
    })
  }
}
