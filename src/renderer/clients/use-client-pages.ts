import type { ClientPage, ClientQuery, ClientRow } from '@shared/clients'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type CallError, call, callKey, queryClient, useCall } from '../api'
import { rememberClientCount } from '../practice'
import { type RowRange, usePageSpan } from '../ui/use-page-span'
import { listStand, toClientQuery } from './list-query'

export const pageSize = 100
/** Rows asked for before they are reached. */
const rowsAhead = 60

const pageInput = (query: ClientQuery, page: number): ClientQuery => ({
  ...query,
  offset: page * pageSize,
  limit: pageSize,
})

const pageOptions = (query: ClientQuery, page: number) => {
  const input = pageInput(query, page)
  return { queryKey: callKey('clients.list', input), queryFn: () => call('clients.list', input) }
}

/** Asks for the first rows before anything is drawn. */
export function askForFirstClients(): void {
  void queryClient.prefetchQuery(pageOptions(toClientQuery(listStand().query), 0))
}

type KnownPages = { readonly pages: readonly ClientPage[]; readonly rows: readonly ClientRow[] }

export type ClientPages = {
  readonly total: number
  readonly activeTotal: number
  readonly allTotal: number
  /** All rows that are there, the same list as long as nothing was added to them. */
  readonly loaded: readonly ClientRow[]
  /** The row at a position from 0; null while its page is on the way. */
  readonly rowAt: (index: number) => ClientRow | null
  /** True while the rows on screen still belong to an earlier query. */
  readonly isOld: boolean
}

/** The rows of a list, asked for a hundred at a time where they are looked at. Null until the first page is there. */
export function useClientPages(query: ClientQuery): {
  readonly pages: ClientPages | null
  readonly error: CallError | null
  readonly retry: () => void
  /** Takes which rows are looked at, so that their pages are asked for. */
  readonly onRange: (range: RowRange) => void
} {
  const first = useCall('clients.list', pageInput(query, 0), { keepPrevious: true })
  // Rows of the old query stay until the new first page is there; then all pages change at once.
  const [shown, setShown] = useState(query)
  if (first.data && !first.isPlaceholderData && shown !== query) setShown(query)

  const [span, onRange] = usePageSpan(pageSize, rowsAhead)
  const numbers = Array.from({ length: span.last - span.first + 1 }, (_, step) => span.first + step)
  const results = useQueries({ queries: numbers.map((page) => pageOptions(shown, page)) })

  const { data } = first
  const [known, setKnown] = useState(() => knownFrom(data ? [data] : []))
  useEffect(() => {
    if (data) rememberClientCount(data.allTotal)
  }, [data])

  const retry = () => void first.refetch()
  if (!data) return { pages: null, error: first.error, retry, onRange }
  const loaded = new Map<number, ClientPage>([[0, data]])
  for (const [step, result] of results.entries()) {
    if (result.data) loaded.set(span.first + step, result.data)
  }
  const inOrder = [...loaded.entries()].toSorted(([one], [other]) => one - other).map(([, page]) => page)
  if (known.pages.length !== inOrder.length || inOrder.some((page, place) => page !== known.pages[place]))
    setKnown(knownFrom(inOrder))
  return {
    error: first.error,
    retry,
    onRange,
    pages: {
      loaded: known.rows,
      total: data.total,
      activeTotal: data.activeTotal,
      allTotal: data.allTotal,
      rowAt: (index) => loaded.get(Math.floor(index / pageSize))?.rows[index % pageSize] ?? null,
      isOld: first.isPlaceholderData,
    },
  }
}

/** While a list changes, two of its pages may hold the same client for a moment. */
const knownFrom = (pages: readonly ClientPage[]): KnownPages => ({
  pages,
  rows: [...new Map(pages.flatMap(({ rows }) => rows).map((row) => [row.id, row])).values()],
})
