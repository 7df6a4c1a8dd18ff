import type { ClientSelection } from '@shared/clients'
import { useSyncExternalStore } from 'react'
import { type ListQuery, toFilter, whenNarrowed } from './list-query'

/** Clients by id, or the whole list but for some: a hundred thousand ids are never carried about. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> }

export const noSelection: Selection = { kind: 'some', ids: new Set() }

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id)

/** How many are selected of a list of `total`. */
export const countSelected = (selection: Selection, total: number): number =>
  selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size)

/** The selection with these clients in it, or out of it. */
export function withClients(selection: Selection, ids: readonly string[], isIn: boolean): Selection {
  const set = new Set(selection.kind === 'some' ? selection.ids : selection.except)
  for (const id of ids) {
    if (isIn === (selection.kind === 'some')) set.add(id)
    else set.delete(id)
  }
  return selection.kind === 'some' ? { kind: 'some', ids: set } : { kind: 'all', except: set }
}

/** The selection as calls take it. */
export const toClientSelection = (selection: Selection, query: ListQuery): ClientSelection =>
  selection.kind === 'some'
    ? { ids: [...selection.ids] }
    : { list: toFilter(query), except: [...selection.except] }

let current: Selection = noSelection
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What is selected in the clients table; it outlives the screen, so that one can look at a client and come back. */
export const useSelection = (): Selection => useSyncExternalStore(subscribe, () => current)

/** Selects something else. */
export function setSelection(next: Selection): void {
  current = next
  for (const listener of listeners) listener()
}

// "All but some" means another list as soon as the list is another one, so that nothing stays selected then.
whenNarrowed(() => setSelection(noSelection))

/** The selection at this moment, for handlers. */
export const selectionNow = (): Selection => current
