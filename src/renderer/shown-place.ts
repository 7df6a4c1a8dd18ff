import { useSyncExternalStore } from 'react'
import { readCaseAhead } from './interviews/read-case-ahead'
import { type Place, placeOf } from './navigation'

/** As long as this the place before stays on screen while the next one is read; a case mostly takes a few milliseconds. */
const longestWaitMs = 100

let shown: { readonly hash: string; readonly place: Place } | null = null
const listeners = new Set<() => void>()

function shownPlace(): Place {
  const { hash } = window.location
  shown ??= { hash, place: placeOf(hash) }
  return shown.place
}

/** Shows the place of the hash: at once where nothing has to be read, else when that is there, so that it is painted once. */
function follow(): void {
  const { hash } = window.location
  if (shown?.hash === hash) return
  const place = placeOf(hash)
  const arrive = () => {
    // Only where the window still goes.
    if (window.location.hash !== hash || shown?.hash === hash) return
    shown = { hash, place }
    for (const listener of listeners) listener()
  }
  const reading = place.at === 'client' ? readCaseAhead(place.id) : null
  if (reading === null) return arrive()
  void reading.then(arrive)
  setTimeout(arrive, longestWaitMs)
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('hashchange', follow)
  listeners.add(listener)
  // It may have gone elsewhere between being drawn and listening.
  follow()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('hashchange', follow)
  }
}

/** The place the window shows; the component is drawn again when it changes. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, shownPlace)
}
