import { useSyncExternalStore } from 'react'

/** Whom a session is prepared for; null asks. What it prepares for is chosen by the app where it is not said. */
export type PrepareFor = {
  readonly clientId: string | null
  readonly opportunityId?: string | null
  readonly roundId?: string | null
}

let shown: PrepareFor | null = null
const listeners = new Set<() => void>()

function put(next: PrepareFor | null): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Opens the dialog that prepares a session, from any screen. */
export const openPrepare = (about: PrepareFor): void => put(about)

/** Takes the dialog away. */
export const closePrepare = (): void => put(null)

/** What is being prepared; null while nothing is. */
export const usePrepare = (): PrepareFor | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
