import { useSyncExternalStore } from 'react'

/** What of the palette is on screen: the box itself, or the form of a new client it has led to. */
export type PaletteState =
  | { readonly shows: 'nothing' }
  | { readonly shows: 'palette'; readonly text: string }
  | { readonly shows: 'newClient'; readonly name: string }

let state: PaletteState = { shows: 'nothing' }
const listeners = new Set<() => void>()

function put(next: PaletteState): void {
  state = next
  for (const listener of listeners) listener()
}

/** Opens the box for searching and commands, with a text in it if one is given; from any button or key. */
export const openPalette = (text = ''): void => put({ shows: 'palette', text })

/** Takes the box or the form away. */
export const closePalette = (): void => put({ shows: 'nothing' })

/** Opens the form of a new client, from any screen. */
export const openNewClient = (name = ''): void => put({ shows: 'newClient', name })

/** What is on screen; the component is drawn again when it changes. */
export function usePaletteState(): PaletteState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
