import { useSyncExternalStore } from 'react'
import { call } from '../api'

/** `new` until the tour was taken or declined in this window; whether it was before, main knows. */
type TourState = 'new' | 'on' | 'over'

let state: TourState = 'new'
const listeners = new Set<() => void>()

function put(next: TourState): void {
  // It is not offered again, now or at the next start.
  if (state === 'new') void call('app.tourSeen', {})
  state = next
  for (const listener of listeners) listener()
}

/** Begins the tour of the demo practice, from any screen. */
export const startTour = (): void => put('on')

/** Takes the tour away, or the offer of it. */
export const endTour = (): void => put('over')

/** Where the tour stands; the component is drawn again when that changes. */
export function useTour(): TourState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
