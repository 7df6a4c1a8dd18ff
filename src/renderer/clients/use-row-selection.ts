import type { ClientQuery } from '@shared/clients'
import { useRef } from 'react'
import { call } from '../api'
import { isSelected, type Selection, selectionNow, setSelection, withClients } from './selection'
import type { ClientPages } from './use-client-pages'

/** Rows that a call gives at once, and as many as a stretch between two clicks may have. */
const rowsAtOnce = 500
const stretchAtMost = 5_000

export type RowSelection = {
  readonly toggle: (index: number) => void
  /** Selects from where the last one was chosen to this row, in place of the last such stretch. */
  readonly extendTo: (from: number, to: number) => void
}

/** Selecting by rows: one, or a stretch from an anchor. */
export function useRowSelection(pages: ClientPages, query: ClientQuery): RowSelection {
  // An anchor is a place in a list, so another list or order has none.
  const anchor = useRef<{
    readonly query: ClientQuery
    readonly index: number
    readonly base: Selection
  } | null>(null)

  const idsBetween = async (from: number, to: number): Promise<readonly string[]> => {
    const first = Math.min(from, to)
    const last = Math.min(Math.max(from, to), first + stretchAtMost - 1)
    const places = Array.from({ length: last - first + 1 }, (_, step) => first + step)
    const drawn = places.flatMap((place) => pages.rowAt(place)?.id ?? [])
    if (drawn.length === places.length) return drawn
    const ids: string[] = []
    for (let offset = first; offset <= last; offset += rowsAtOnce) {
      const limit = Math.min(rowsAtOnce, last - offset + 1)
      const page = await call('clients.list', { ...query, offset, limit })
      ids.push(...page.rows.map(({ id }) => id))
    }
    return ids
  }

  return {
    toggle: (index) => {
      const row = pages.rowAt(index)
      if (!row) return
      const now = selectionNow()
      setSelection(withClients(now, [row.id], !isSelected(now, row.id)))
      anchor.current = { query, index, base: selectionNow() }
    },
    extendTo: (from, to) => {
      if (anchor.current?.query !== query) anchor.current = { query, index: from, base: selectionNow() }
      const { index, base } = anchor.current
      void idsBetween(index, to).then((ids) => setSelection(withClients(base, ids, true)))
    },
  }
}
