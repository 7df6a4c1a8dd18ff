import type { TrashKind, TrashRow } from '@shared/trash'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { type CallError, call, callKey, useCall } from '../api'

const pageSize = 100

export type TrashFilter = { readonly words: string; readonly kind: TrashKind | null }

export type TrashPages = {
  readonly rows: readonly TrashRow[]
  readonly total: number
  readonly allTotal: number
  /** Asks for the next hundred; null when all are there. */
  readonly showMore: (() => void) | null
}

/** The trash, a hundred records at a time. Null until the first are there; the old ones stay while others load. */
export function useTrashPages(filter: TrashFilter): {
  readonly pages: TrashPages | null
  readonly error: CallError | null
  readonly retry: () => void
} {
  const [more, setMore] = useState({ filter, pages: 1 })
  const pageCount = more.filter === filter ? more.pages : 1
  const input = (page: number) => ({ ...filter, offset: page * pageSize, limit: pageSize })
  const first = useCall('trash.list', input(0), { keepPrevious: true })
  const others = useQueries({
    queries: Array.from({ length: pageCount - 1 }, (_, index) => ({
      queryKey: callKey('trash.list', input(index + 1)),
      queryFn: () => call('trash.list', input(index + 1)),
    })),
  })
  const retry = () => void first.refetch()
  const { data } = first
  if (!data) return { pages: null, error: first.error, retry }
  const rows = [data, ...others.flatMap((other) => other.data ?? [])].flatMap((page) => page.rows)
  return {
    error: first.error,
    retry,
    pages: {
      rows,
      total: data.total,
      allTotal: data.allTotal,
      showMore: pageCount * pageSize < data.total ? () => setMore({ filter, pages: pageCount + 1 }) : null,
    },
  }
}
