import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { employerListPlace } from './employer-list-query'

export type EmployerRows = {
  readonly items: readonly { readonly index: number }[]
  /** Height in px of the rows that are not drawn, above and below. */
  readonly before: number
  readonly after: number
  /** The one row that Tab reaches. */
  readonly index: number
  readonly isRowDrawn: boolean
  readonly set: (index: number) => void
  readonly move: (by: number) => void
  readonly toTop: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** Which rows of the list are drawn and which one holds the focus; both outlive the screen. */
export function useEmployerRows(options: {
  readonly scrollRef: RefObject<HTMLDivElement | null>
  readonly count: number
  readonly rowHeight: number
  readonly onRange: (range: { readonly from: number; readonly to: number }) => void
}): EmployerRows {
  const { scrollRef, count, rowHeight } = options
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this hook
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: employerListPlace.scrollTop,
    initialRect: { width: 0, height: window.innerHeight },
    // The head is sticky and one row high, so the last row of the view lies that much lower.
    scrollPaddingEnd: rowHeight,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  const items = virtual.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  const report = useEffectEvent(() => options.onRange({ from, to }))
  useEffect(() => report(), [from, to])
  const scrollTop = virtual.scrollOffset ?? 0
  useEffect(() => {
    employerListPlace.scrollTop = scrollTop
  }, [scrollTop])

  const [wanted, setWanted] = useState(employerListPlace.index)
  const index = Math.max(0, Math.min(wanted, count - 1))
  const wantsFocus = useRef(employerListPlace.wasUsed)
  const set = (next: number): void => {
    employerListPlace.index = next
    employerListPlace.wasUsed = true
    setWanted(next)
  }
  const reach = (row: number): boolean => {
    const element = scrollRef.current?.querySelector<HTMLElement>(`[data-index="${row}"]`)
    element?.focus({ preventScroll: true })
    return element !== null && element !== undefined
  }
  const moveTo = (next: number): void => {
    const bounded = Math.max(0, Math.min(next, count - 1))
    set(bounded)
    virtual.scrollToIndex(bounded, { align: 'auto' })
    wantsFocus.current = !reach(bounded)
  }
  const arrive = useEffectEvent(() => {
    if (employerListPlace.wasUsed) virtual.scrollToIndex(index, { align: 'auto' })
  })
  useEffect(() => arrive(), [])
  // After a jump the row is drawn only by a later render, so every render tries until it is there.
  useLayoutEffect(() => {
    if (wantsFocus.current && reach(index)) wantsFocus.current = false
  })

  const pageRows = Math.max(1, Math.floor((virtual.scrollRect?.height ?? rowHeight) / rowHeight) - 2)
  return {
    items,
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    index,
    isRowDrawn: items.some((item) => item.index === index),
    set,
    // The first press shows where the focus is; only the next ones move it.
    move: (by) => moveTo(scrollRef.current?.contains(document.activeElement) ? index + by : index),
    toTop: () => {
      set(0)
      virtual.scrollToIndex(0)
    },
    onKeyDown: (event) => {
      const steps: Readonly<Record<string, number>> = {
        Home: -count,
        End: count,
        PageDown: pageRows,
        PageUp: -pageRows,
      }
      const by = steps[event.key]
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      moveTo(index + by)
    },
  }
}
