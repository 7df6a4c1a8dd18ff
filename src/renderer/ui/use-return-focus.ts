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

/**
 * The same as an element, for a dialog that stays in the tree while it is closed: put it beside the dialog while that is
 * open. The library gives the focus back only to a dialog whose code was there before it was opened.
 */
export function ReturnFocus(): null {
  useReturnFocus()
  return null
}
