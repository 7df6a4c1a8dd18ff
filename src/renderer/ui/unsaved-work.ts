import { useEffect, useId } from 'react'

/** Typed text that only the coach can save: an open form, a changed piece of advice. */
const unsaved = new Set<string>()

/** Says whether something holds text that would be lost with the window. */
export function markUnsaved(key: string, isUnsaved: boolean): void {
  if (isUnsaved) unsaved.add(key)
  else unsaved.delete(key)
}

/** True while text would be lost with the window. */
export const hasUnsavedWork = (): boolean => unsaved.size > 0

/** Lets the window ask before it closes, as long as this part is on screen and has unsaved text. */
export function useUnsavedWork(isUnsaved: boolean): void {
  const key = useId()
  useEffect(() => {
    markUnsaved(key, isUnsaved)
    return () => markUnsaved(key, false)
  }, [key, isUnsaved])
}
