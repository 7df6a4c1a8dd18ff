import { useEffect } from 'react'
import { call, queryClient, useAppEvent } from './api'
import { flushAll } from './ui/autosaver'
import { hasUnsavedWork } from './ui/unsaved-work'
import { useClosing } from './use-closing'
import { readHalfTyped } from './vault/half-typed'
import { tellTyped } from './vault/typed-keeper'

/**
 * Saves what is unsaved when the window loses the focus or closes, and asks anew when a new day has begun. Text that only
 * the coach can save lets main ask before the window closes.
 */
export function useWindowLife(): void {
  useClosing(async () => (await flushAll()) && !hasUnsavedWork())
  useAppEvent('vault.locking', () => {
    void flushAll().then((saved) => {
      // First, or what was told before it was saved would be kept as lost.
      tellTyped()
      return call('vault.readyToLock', { halfTyped: readHalfTyped(saved) })
    })
  })
  useEffect(() => {
    const onBlur = (): void => void flushAll()
    const onFocus = (): void => void askForToday()
    window.addEventListener('blur', onBlur)
    window.addEventListener('focus', onFocus)
    return () => {
      window.removeEventListener('blur', onBlur)
      window.removeEventListener('focus', onFocus)
    }
  }, [])
}

/** A window left open overnight would show yesterday's numbers: on a new day every answer is asked again. */
async function askForToday(): Promise<void> {
  const start = await call('app.start', {})
  const known = queryClient.getQueryData<typeof start>(['app.start', {}])
  queryClient.setQueryData(['app.start', {}], start)
  if (known?.today !== start.today) await queryClient.invalidateQueries()
}
