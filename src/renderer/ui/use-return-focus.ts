import { useEffect } from 'react'

/** Gives the focus back to where it was when the component goes away, for a dialog that is drawn only while it is open. */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
}
