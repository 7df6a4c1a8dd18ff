import { useEffect, useRef } from 'react'

/**
 * Brings the line that was looked for into view and gives it the focus, once: rows call themselves by `data-item`. A part
 * that is still loading is looked through again each time the case is drawn.
 */
export function useArrival(itemId: string | null): void {
  const arrivedAt = useRef<string | null>(null)
  useEffect(() => {
    if (itemId === null || arrivedAt.current === itemId) return
    const item = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(itemId)}"]`)
    if (item === null) return
    arrivedAt.current = itemId
    item.scrollIntoView({ block: 'center' })
    item.focus({ preventScroll: true })
  })
}
