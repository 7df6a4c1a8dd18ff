import type { SessionRow } from '@shared/mock-sessions'
import { useQueries } from '@tanstack/react-query'
import { type CallError, call, callKey, useCall } from '../api'
import { type RowRange, usePageSpan } from '../ui/use-page-span'

const pageSize = 100

export type SessionPages = {
  readonly total: number
  /** The row at a position from 0; null while its page is on the way. */
  readonly rowAt: (index: number) => SessionRow | null
}

const pageInput = (page: number) => ({ offset: page * pageSize, limit: pageSize })

/** All sessions, asked for where they are looked at. Null until the first page is there. */
export function useSessionPages(): {
  readonly pages: SessionPages | null
  readonly error: CallError | null
  readonly retry: () => void
  /** Takes which rows are looked at, so that their pages are asked for. */
  readonly onRange: (range: RowRange) => void
} {
  const first = useCall('mockSessions.list', pageInput(0))
  const [span, onRange] = usePageSpan(pageSize)
  const results = useQueries({
    queries: Array.from({ length: span.last - span.first + 1 }, (_, step) => ({
      queryKey: callKey('mockSessions.list', pageInput(span.first + step)),
      queryFn: () => call('mockSessions.list', pageInput(span.first + step)),
    })),
  })
  const retry = () => void first.refetch()
  if (!first.data) return { pages: null, error: first.error, retry, onRange }
  const loaded = new Map([[0, first.data]])
  for (const [step, { data }] of results.entries()) if (data) loaded.set(span.first + step, data)
  return {
    error: first.error,
    retry,
    onRange,
    pages: {
      total: first.data.total,
      rowAt: (index) => loaded.get(Math.floor(index / pageSize))?.rows[index % pageSize] ?? null,
    },
  }
}
