import type { ClientListLayout, ClientListQuery } from '@shared/client-view'
import { firstListLayout, firstListQuery } from '@shared/client-view'
import type { ClientQuery, ClientSelection } from '@shared/clients'
import type { ClientListView } from '@shared/views'
import { useSyncExternalStore } from 'react'
import { call } from '../api'

export type ListQuery = ClientListQuery

type ListStand = { readonly query: ClientListQuery; readonly layout: ClientListLayout }

/** A pause after the last change before it is kept. */
const keepAfterMs = 500

let current: ListStand = { query: firstListQuery, layout: firstListLayout }
const listeners = new Set<() => void>()
let keeping: ReturnType<typeof setTimeout> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the list is narrowed to and how it is sorted. A client is left to the same list, and so is the app. */
export const useListQuery = (): ListQuery => useSyncExternalStore(subscribe, () => current.query)

/** How the list's columns stand. */
export const useListLayout = (): ClientListLayout => useSyncExternalStore(subscribe, () => current.layout)

/** The list as it stands, to be saved under a name. */
export const listStand = (): ListStand => current

const narrowing = new Set<() => void>()

/** Hears when the list is narrowed in another way, which its order and columns do not change. */
export function whenNarrowed(listener: () => void): void {
  narrowing.add(listener)
}

function change(next: ListStand): void {
  const isNarrowed = JSON.stringify(toFilter(next.query)) !== JSON.stringify(toFilter(current.query))
  current = next
  if (isNarrowed) for (const listener of narrowing) listener()
  for (const listener of listeners) listener()
  clearTimeout(keeping)
  keeping = setTimeout(keep, keepAfterMs)
}

/** Words that were typed are of the moment; the next start begins without them. A list that could not be kept is no loss. */
function keep(): void {
  const { query, layout } = current
  call('views.keep', toView({ query: { ...query, filter: '' }, layout })).catch(() => undefined)
}

/** Changes parts of the list's query. */
export function setListQuery(part: Partial<ListQuery>): void {
  change({ ...current, query: { ...current.query, ...part } })
}

/** Changes parts of the list's layout. */
export function setListLayout(part: Partial<ClientListLayout>): void {
  change({ ...current, layout: { ...current.layout, ...part } })
}

/** Shows a view: its query, and its columns where it has any of its own. */
export function showView(view: { readonly query: ListQuery; readonly layout?: ClientListLayout }): void {
  change({ query: view.query, layout: view.layout ?? current.layout })
}

/** Begins with the list as it was left. Called once, before anything is drawn. */
export function beginList(kept: ClientListView | null): void {
  if (kept) current = { query: kept.query, layout: { ...firstListLayout, ...kept.layout } }
}

/** The query as calls take it. */
export const toClientQuery = ({ stages, sort, ...rest }: ListQuery): ClientQuery => ({
  ...rest,
  filter: rest.filter.trim(),
  stages: [...stages],
  sort: [...sort],
})

/** What narrows the list, without its order. */
export function toFilter(query: ListQuery): Extract<ClientSelection, { readonly list: unknown }>['list'] {
  const { sort: _sort, ...filter } = toClientQuery(query)
  return filter
}

/** Query and layout as calls take them. */
export const toView = ({ query, layout }: ListStand) => ({
  query: { ...toFilter(query), sort: [...query.sort] },
  layout: { order: [...layout.order], hidden: [...layout.hidden], widths: { ...layout.widths } },
})
