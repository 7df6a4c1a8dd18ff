import { useCallback, useState } from 'react'

/** Pages of a list that are needed, both ends meant. */
export type PageSpan = { readonly first: number; readonly last: number }
/** Positions of rows that are drawn, from 0, both ends meant. */
export type RowRange = { readonly from: number; readonly to: number }

const none: PageSpan = { first: 0, last: 0 }

/**
 * Which pages a list needs for the rows it draws, with as many more as are `ahead`. A row more or less draws nothing anew:
 * the span stays the same until a row of another page comes near.
 */
export function usePageSpan(pageSize: number, ahead = 0): readonly [PageSpan, (range: RowRange) => void] {
  const [span, setSpan] = useState(none)
  const tell = useCallback(
    ({ from, to }: RowRange) => {
      const first = Math.floor(Math.max(0, from - ahead) / pageSize)
      const last = Math.floor((Math.max(from, to) + ahead) / pageSize)
      setSpan((before) => (before.first === first && before.last === last ? before : { first, last }))
    },
    [pageSize, ahead],
  )
  return [span, tell]
}
