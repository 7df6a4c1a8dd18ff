import { notifications } from '@mantine/notifications'
import type { Practice } from '@shared/settings'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useFailureNotice } from '../ui/use-failure-notice'

/** Makes a backup now and says so; the screen one is on goes on meanwhile. */
export function useBackUp(): () => void {
  const t = useTranslations('search')
  const sayFailure = useFailureNotice()
  const backUp = async (): Promise<void> => {
    try {
      const { last } = await call('backups.makeNow', {})
      await refresh(['backups.state', 'backups.list'])
      notifications.show({
        message: t('backedUp', { rows: last?.rows ?? 0 }),
        closeButtonProps: { 'aria-label': t('close') },
      })
    } catch (error) {
      sayFailure(t('backUpFailed'), error)
    }
  }
  return () => void backUp()
}

/** Changes light and dark; the window follows by itself. */
export function useChooseTheme(): (theme: Practice['theme']) => void {
  const t = useTranslations('search')
  const sayFailure = useFailureNotice()
  const change = async (theme: Practice['theme']): Promise<void> => {
    try {
      // Asked anew, so that a setting changed a moment ago is not put back.
      const { id: _id, createdAt: _made, updatedAt: _changed, ...draft } = await call('settings.get', {})
      await call('settings.save', { ...draft, theme })
    } catch (error) {
      sayFailure(t('themeFailed'), error)
    }
  }
  return (theme) => void change(theme)
}
