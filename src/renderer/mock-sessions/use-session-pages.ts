import type { SessionRow } from '@shared/mock-sessions'
import { useQueries } from '@tanstack/react-query'
import { type CallError, call, callKey, useCall } from '../api'

const pageSize = 100

export type SessionPages = {
  readonly total: number
  /** The row at a position from 0; null while its page is on the way. */
  readonly rowAt: (index: number) => SessionRow | null
}

const pageInput = (page: number) => ({ offset: page * pageSize, limit: pageSize })

/** All sessions, asked for where they are looked at. Null until the first page is there. */
export function useSessionPages(range: { readonly from: number; readonly to: number }): {
  readonly pages: SessionPages | null
  readonly error: CallError | null
  readonly retry: () => void
} {
  const first = useCall('mockSessions.list', pageInput(0))
  const from = Math.floor(range.from / pageSize)
  const count = Math.floor(Math.max(range.from, range.to) / pageSize) - from + 1
  const results = useQueries({
    queries: Array.from({ length: count }, (_, step) => ({
      queryKey: callKey('mockSessions.list', pageInput(from + step)),
      queryFn: () => call('mockSessions.list', pageInput(from + step)),
    })),
  })
  const retry = () => void first.refetch()
  if (!first.data) return { pages: null, error: first.error, retry }
  const loaded = new Map([[0, first.data]])
  for (const [step, { data }] of results.entries()) if (data) loaded.set(from + step, data)
  return {
    error: first.error,
    retry,
    pages: {
      total: first.data.total,
      rowAt: (index) => loaded.get(Math.floor(index / pageSize))?.rows[index % pageSize] ?? null,
    },
  }
}
