import type { EmployerQuery, EmployerSortKey } from '@shared/employers'
import { useSyncExternalStore } from 'react'
import type { ListPlace } from '../ui/use-row-window'

type EmployerSort = { readonly key: EmployerSortKey; readonly descending: boolean }

/** How the coach has left the list of employers: narrowed, sorted, scrolled. */
export type EmployerListQuery = { readonly filter: string; readonly sort: readonly EmployerSort[] }

/** Where the coach was in the list of employers. */
export const employerListPlace: ListPlace = { index: 0, scrollTop: 0, wasUsed: false }

let current: EmployerListQuery = { filter: '', sort: [{ key: 'name', descending: false }] }
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The list's query, kept for as long as the window lives. */
export const useEmployerListQuery = (): EmployerListQuery => useSyncExternalStore(subscribe, () => current)

/** Changes parts of the list's query. */
export function setEmployerListQuery(part: Partial<EmployerListQuery>): void {
  current = { ...current, ...part }
  for (const listener of listeners) listener()
}

/** The query as the call takes it. */
export const toEmployerQuery = ({ filter, sort }: EmployerListQuery): EmployerQuery => ({
  filter: filter.trim(),
  sort: [...sort],
})

/** Names begin at A; of numbers the greatest is looked for first. */
const startsDescending = (key: EmployerSortKey): boolean => key !== 'name'

/**
 * The order after a click on a column: it becomes the one that sorts, a second click turns it round. With `adds` it joins
 * the others, up to three, and a third click takes it out again.
 */
export function sortedBy(
  sort: readonly EmployerSort[],
  key: EmployerSortKey,
  adds: boolean,
): readonly EmployerSort[] {
  const place = sort.findIndex((one) => one.key === key)
  const found = sort[place]
  const first = { key, descending: startsDescending(key) }
  if (!adds) return [found && sort.length === 1 ? { key, descending: !found.descending } : first]
  if (!found) return [...sort, first].slice(-3)
  if (found.descending === first.descending) return sort.with(place, { key, descending: !found.descending })
  return sort.length > 1 ? sort.toSpliced(place, 1) : sort
}
