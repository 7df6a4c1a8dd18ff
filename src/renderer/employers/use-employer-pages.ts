import type { EmployerPage, EmployerQuery, EmployerRow } from '@shared/employers'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { type CallError, call, callKey, useCall } from '../api'
import { type RowRange, usePageSpan } from '../ui/use-page-span'

const pageSize = 200

const pageInput = (query: EmployerQuery, page: number): EmployerQuery => ({
  ...query,
  offset: page * pageSize,
  limit: pageSize,
})

export type EmployerPages = Pick<EmployerPage, 'total' | 'allTotal' | 'pairs' | 'firstPair'> & {
  /** The row at a position from 0; null while its page is on the way. */
  readonly rowAt: (index: number) => EmployerRow | null
  /** True while the rows on screen still belong to an earlier query. */
  readonly isOld: boolean
}

/** The rows of the list, asked for where they are looked at. Null until the first page is there. */
export function useEmployerPages(query: EmployerQuery): {
  readonly pages: EmployerPages | null
  readonly error: CallError | null
  readonly retry: () => void
  /** Takes which rows are looked at, so that their pages are asked for. */
  readonly onRange: (range: RowRange) => void
} {
  const first = useCall('employers.list', pageInput(query, 0), { keepPrevious: true })
  // Rows of the old query stay until the new first page is there; then all pages change at once.
  const [shown, setShown] = useState(query)
  if (first.data && !first.isPlaceholderData && shown !== query) setShown(query)

  const [span, onRange] = usePageSpan(pageSize)
  const results = useQueries({
    queries: Array.from({ length: span.last - span.first + 1 }, (_, step) => {
      const input = pageInput(shown, span.first + step)
      return { queryKey: callKey('employers.list', input), queryFn: () => call('employers.list', input) }
    }),
  })

  const { data } = first
  const retry = () => void first.refetch()
  if (!data) return { pages: null, error: first.error, retry, onRange }
  const loaded = new Map<number, EmployerPage>([[0, data]])
  for (const [step, result] of results.entries()) if (result.data) loaded.set(span.first + step, result.data)
  return {
    error: first.error,
    retry,
    onRange,
    pages: {
      ...data,
      rowAt: (index) => loaded.get(Math.floor(index / pageSize))?.rows[index % pageSize] ?? null,
      isOld: first.isPlaceholderData,
    },
  }
}
