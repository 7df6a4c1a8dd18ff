import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useEffectEvent } from 'react'
import { listPlace } from './list-place'

export type RowWindow = {
  readonly items: readonly { readonly index: number }[]
  /** Height in px of the rows that are not drawn, above and below. */
  readonly before: number
  readonly after: number
  readonly scrollTo: (index: number) => void
  /** Rows that fit on the screen at once. */
  readonly pageRows: number
}

/** Which rows of a long list are drawn, and how far it is scrolled; the scroll position outlives the screen. */
export function useRowWindow(options: {
  readonly scrollRef: RefObject<HTMLDivElement | null>
  readonly count: number
  readonly rowHeight: number
  readonly onRange: (range: { readonly from: number; readonly to: number }) => void
}): RowWindow {
  const { scrollRef, count, rowHeight } = options
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this hook
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: listPlace.scrollTop,
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
    listPlace.scrollTop = scrollTop
  }, [scrollTop])

  return {
    items,
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    pageRows: Math.max(1, Math.floor((virtual.scrollRect?.height ?? rowHeight) / rowHeight) - 2),
  }
}
