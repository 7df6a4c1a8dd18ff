import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import { refresh, useAppEvent, useRemember } from '../api'

/** Keeps what the window knows of the backups up to date, and says it when one failed that nobody had asked for. */
export function useBackupEvents(): void {
  const t = useTranslations('settings.backups')
  const remember = useRemember()
  useAppEvent('backups.changed', (state) => {
    remember('backups.state', {}, state)
    void refresh(['backups.list'])
    const say = (title: string, message: string): void => {
      notifications.show({
        id: title,
        autoClose: false,
        color: 'var(--late)',
        title,
        message,
        closeButtonProps: { 'aria-label': t('close') },
      })
    }
    if (state.problem) say(t('noticeTitle'), state.problem.message)
    if (state.second?.problem) say(t('secondTitle'), state.second.problem.message)
  })
}
