import { useEffect, useRef } from 'react'

/**
 * Brings the line that was looked for into view and gives it the focus, once: rows call themselves by `data-item`. A part
 * that is still loading is waited for, whichever part of the case draws it.
 */
export function useArrival(itemId: string | null): void {
  const arrivedAt = useRef<string | null>(null)
  useEffect(() => {
    if (itemId === null || arrivedAt.current === itemId) return undefined
    const arrive = (): boolean => {
      const item = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`)
      if (item === null) return false
      arrivedAt.current = itemId
      item.scrollIntoView({ block: 'center' })
      item.focus({ preventScroll: true })
      return true
    }
    if (arrive()) return undefined
    const watcher = new MutationObserver(() => {
      if (arrive()) watcher.disconnect()
    })
    watcher.observe(document.body, { childList: true, subtree: true })
    return () => watcher.disconnect()
  }, [itemId])
}
