import { useTranslations } from 'use-intl'
import { newestAct } from './undo-stack'
import { useKeys } from './use-keys'

/** The key that takes back the newest act of the session, on every screen. Once a window. */
export function useUndoKey(): void {
  const t = useTranslations('ui.undo')
  const sayNothing = async (): Promise<void> => {
    // No first screen has a notice, so what shows them is not loaded with it.
    const { notifications } = await import('@mantine/notifications')
    notifications.show({
      id: 'nothing-to-undo',
      message: t('nothing'),
      closeButtonProps: { 'aria-label': t('close') },
    })
  }
  useKeys({ undo: () => void (newestAct()?.takeBack() ?? sayNothing()) })
}
