import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'

export type RowKeys = {
  /** Moves the focus by one row; the first press shows where it starts. */
  readonly move: (by: 1 | -1) => void
  /** The id of the row with the focus. */
  readonly focusedId: () => string | null
}

/** The focus among rows that go away while they have it: it then stands on the row that took the place. */
export function useRowKeys(list: RefObject<HTMLElement | null>, rowCount: number): RowKeys {
  const lastIndex = useRef<number | null>(null)
  const elements = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const focusAt = (index: number): void => {
    const found = elements()
    const bounded = Math.max(0, Math.min(index, found.length - 1))
    lastIndex.current = bounded
    found[bounded]?.focus()
  }
  const arrive = useEffectEvent((left: number) => {
    if (left > 0 && lastIndex.current !== null && document.activeElement === document.body)
      focusAt(lastIndex.current)
  })
  useEffect(() => arrive(rowCount), [rowCount])
  return {
    move: (by) => {
      const at = elements().findIndex((row) => row === document.activeElement)
      focusAt(at < 0 ? (lastIndex.current ?? 0) : at + by)
    },
    focusedId: () => {
      const { activeElement } = document
      return activeElement instanceof HTMLElement && list.current?.contains(activeElement)
        ? (activeElement.dataset.id ?? null)
        : null
    },
  }
}
