import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { type ListPlace, type RowWindow, rememberRow } from './use-row-window'

export type RowFocus = {
  readonly index: number
  /** False while the row with the focus is scrolled out of what is drawn; the grid itself takes the Tab stop then. */
  readonly isRowDrawn: boolean
  readonly set: (index: number) => void
  readonly move: (by: number) => void
  /** Puts the focus on the row that holds it, for instance after an edit. */
  readonly take: () => void
  /** Back to the first row, without taking the focus. */
  readonly toTop: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** One row of the grid holds the focus; keys move it, also to rows that are not drawn yet. */
export function useRowFocus(options: {
  readonly gridRef: RefObject<HTMLTableElement | null>
  readonly list: RowWindow
  readonly place: ListPlace
  readonly count: number
}): RowFocus {
  const { gridRef, list, place, count } = options
  const [wanted, setWanted] = useState(place.index)
  const index = Math.max(0, Math.min(wanted, count - 1))
  const wantsFocus = useRef(place.wasUsed)

  const set = (next: number): void => {
    rememberRow(place, next)
    setWanted(next)
  }
  /** Focuses the row if it is drawn. */
  const reach = (row: number): boolean => {
    const element = gridRef.current?.querySelector<HTMLElement>(`[data-index="${row}"]`)
    element?.focus({ preventScroll: true })
    return element !== null && element !== undefined
  }
  const moveTo = (next: number): void => {
    const bounded = Math.max(0, Math.min(next, count - 1))
    set(bounded)
    list.scrollTo(bounded)
    wantsFocus.current = !reach(bounded)
  }
  const arrive = useEffectEvent(() => {
    if (place.wasUsed) list.scrollTo(index)
  })
  useEffect(() => arrive(), [])

  const hasFocus = (): boolean => gridRef.current?.contains(document.activeElement) ?? false

  // After a jump the row is drawn only by a later render, so every render tries until it is there.
  useLayoutEffect(() => {
    if (wantsFocus.current && reach(index)) wantsFocus.current = false
  })

  return {
    index,
    isRowDrawn: list.items.some((item) => item.index === index),
    set,
    // The first press shows where the focus is; only the next ones move it.
    move: (by) => moveTo(hasFocus() ? index + by : index),
    take: () => {
      wantsFocus.current = !reach(index)
    },
    toTop: () => {
      set(0)
      list.scrollTo(0)
    },
    onKeyDown: (event) => {
      const steps: Readonly<Record<string, number>> = {
        Home: -count,
        End: count,
        PageDown: list.pageRows,
        PageUp: -list.pageRows,
      }
      const by = steps[event.key]
      if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      event.preventDefault()
      moveTo(index + by)
    },
  }
}
