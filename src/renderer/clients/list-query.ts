import type { ClientQuery, ClientSortKey, ClientState } from '@shared/clients'
import { useSyncExternalStore } from 'react'

/** How the coach has left the list: what it is narrowed to and how it is sorted. */
export type ListQuery = {
  readonly filter: string
  readonly state: ClientState | null
  readonly sort: readonly { readonly key: ClientSortKey; readonly descending: boolean }[]
}

/** The most urgent first: promises that have passed, then those that end soonest. */
export const initialListQuery: ListQuery = {
  filter: '',
  state: 'active',
  sort: [{ key: 'promise', descending: false }],
}

let current = initialListQuery
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The list's query, kept for as long as the window lives, so that a client is left to the same list. */
export const useListQuery = (): ListQuery => useSyncExternalStore(subscribe, () => current)

/** Changes parts of the list's query. */
export function setListQuery(part: Partial<ListQuery>): void {
  current = { ...current, ...part }
  for (const listener of listeners) listener()
}

/** The query as calls take it. */
export const toClientQuery = ({ filter, state, sort }: ListQuery): ClientQuery => ({
  filter: filter.trim(),
  state,
  sort: [...sort],
})
