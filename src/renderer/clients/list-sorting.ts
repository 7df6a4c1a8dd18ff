import type { ClientSortKey } from '@shared/clients'
import type { SortingState } from '@tanstack/react-table'
import type { ListQuery } from './list-query'

/**
 * Columns that show days counted back from a date. `clients.list` sorts by the date, the table by what it shows,
 * so their directions are opposite: the most days is the earliest date.
 */
const countedDays: ReadonlySet<string> = new Set<ClientSortKey>(['waiting', 'quiet', 'promise'])

/** The list's order as the table's columns show it. */
export const toSorting = (sort: ListQuery['sort']): SortingState =>
  sort.map(({ key, descending }) => ({ id: key, desc: countedDays.has(key) ? !descending : descending }))

/** What the table shows as its order, as `clients.list` takes it. */
export const toListSort = (sorting: SortingState): ListQuery['sort'] =>
  sorting.map(({ id, desc }) => ({
    // Column ids of sortable columns are the sort keys themselves.
    key: id as ClientSortKey,
    descending: countedDays.has(id) ? !desc : desc,
  }))
