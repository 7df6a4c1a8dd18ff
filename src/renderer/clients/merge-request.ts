import { useSyncExternalStore } from 'react'
import { goTo } from '../navigation'

/** Two clients that the coach wants to look at side by side. */
export type MergeRequest = { readonly oneId: string; readonly otherId: string }

let current: MergeRequest | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function set(next: MergeRequest | null): void {
  current = next
  for (const listener of listeners) listener()
}

/** The two clients that are to be merged, from wherever that was asked. */
export const useMergeRequest = (): MergeRequest | null => useSyncExternalStore(subscribe, () => current)

/** Puts two clients side by side on the list of clients. */
export function askToMerge(request: MergeRequest): void {
  set(request)
  goTo({ at: 'clients' })
}

/** Ends the request, whatever came of it. */
export const endMerge = (): void => set(null)
