import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { goTo } from '../navigation'
import { useStart } from '../practice'
import { isPressed, keysOf } from '../ui/key-map'
import { useFailureNotice } from '../ui/use-failure-notice'

/** Locks the practice at once. Where no passphrase is set there is nothing to lock it with, and Settings is where one is set. */
export function useLock(): () => void {
  const t = useTranslations('vault')
  const sayFailure = useFailureNotice()
  const lock = async (): Promise<void> => {
    try {
      const { locked } = await call('vault.lock', {})
      if (locked) return
      goTo({ at: 'settings', partId: 'protection' })
      notifications.show({ message: t('nothingToLockWith'), closeButtonProps: { 'aria-label': t('close') } })
    } catch (error) {
      sayFailure(t('notLocked'), error)
    }
  }
  return () => void lock()
}

/** The key that locks works wherever one is, in a text and in a dialog too. */
export function useLockKey(lock: () => void): void {
  const isMac = useStart().platform === 'darwin'
  const pressed = useEffectEvent((event: KeyboardEvent): void => {
    if (!keysOf('lock').some((key) => isPressed(key, event, { inText: false, bareKeys: false, isMac })))
      return
    event.preventDefault()
    lock()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => pressed(event)
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
}
