import { elementScroll, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import { usePractice } from '../practice'
import { useIsWhole } from './use-is-whole'
import type { RowRange } from './use-page-span'

/** Where the coach was in a list, kept by its feature for as long as the window lives, so that Back comes to the same row. */
export type ListPlace = {
  /** Position of the row with the focus, from 0. */
  index: number
  scrollTop: number
  /** True once a row was opened or moved to; then coming back puts the focus there. */
  wasUsed: boolean
}

/** Keeps the row that holds the focus. */
export function rememberRow(place: ListPlace, index: number): void {
  place.index = index
  place.wasUsed = true
}

export type RowWindow = {
  readonly items: readonly { readonly index: number }[]
  /** Height in px of the rows that are not drawn, above and below. */
  readonly before: number
  readonly after: number
  readonly scrollTo: (index: number) => void
  /** Rows that fit on the screen at once. */
  readonly pageRows: number
}

/** A row's height in px, as tokens.css says for each density; the virtual list has to know it as a number. */
const rowHeights = { comfortable: 36, compact: 30 } as const

/** Rows beyond the edges that are drawn as well, so that a turn of the wheel finds them there. */
const overscan = 12

/** A list's height in px before it was ever measured: the window without title and tools. */
const likelyHeight = () => window.innerHeight - 140

let lastHeight: number | null = null

/** Hears of the height after a layout that happens anyway; reading it at once would ask for one more. */
function observeRect(
  { scrollElement }: Virtualizer<HTMLDivElement, Element>,
  tell: (rect: { width: number; height: number }) => void,
): (() => void) | undefined {
  if (scrollElement === null) return undefined
  const observer = new ResizeObserver(([entry]) => {
    const size = entry?.contentBoxSize[0]
    if (size === undefined) return
    lastHeight = size.blockSize
    tell({ width: size.inlineSize, height: size.blockSize })
  })
  observer.observe(scrollElement)
  return () => observer.disconnect()
}

/** Which rows of a long list are drawn, and how far it is scrolled; the scroll position outlives the screen. */
export function useRowWindow(options: {
  readonly scrollRef: RefObject<HTMLDivElement | null>
  readonly place: ListPlace
  readonly count: number
  readonly onRange: (range: RowRange) => void
}): RowWindow {
  const { scrollRef, place, count } = options
  const rowHeight = rowHeights[usePractice().density]
  const isWhole = useIsWhole()
  const isScrolled = useRef(false)
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes this hook
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: isWhole ? overscan : 1,
    initialOffset: place.scrollTop,
    initialRect: { width: 0, height: lastHeight ?? likelyHeight() },
    observeElementRect: observeRect,
    scrollToFn: (offset, scroll, instance) => {
      // A new list stands at its top already; saying so again would cost a layout before the first paint.
      if (!isScrolled.current && offset === 0) return
      isScrolled.current = true
      elementScroll(offset, scroll, instance)
    },
    // The head is sticky and one row high, so the last row of the view lies that much lower.
    scrollPaddingEnd: rowHeight,
  })
  const measuredHeight = useRef(rowHeight)
  useEffect(() => {
    if (measuredHeight.current === rowHeight) return
    measuredHeight.current = rowHeight
    virtual.measure()
  }, [virtual, rowHeight])

  const items = virtual.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  const report = useEffectEvent(() => options.onRange({ from, to }))
  useEffect(() => report(), [from, to])

  const scrollTop = virtual.scrollOffset ?? 0
  useEffect(() => {
    place.scrollTop = scrollTop
    if (scrollTop > 0) isScrolled.current = true
  }, [place, scrollTop])

  return {
    items,
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    pageRows: Math.max(1, Math.floor((virtual.scrollRect?.height ?? rowHeight) / rowHeight) - 2),
  }
}
