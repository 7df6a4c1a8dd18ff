import { lazy, Suspense, useEffect } from 'react'
import { call, callKey, queryClient } from '../api'
import { goTo, type Place } from '../navigation'
import { useKeys } from '../ui/use-keys'
import { closePalette, openPalette, usePaletteState } from './palette-store'
import { rememberClient } from './recent'

const loadPalette = () => import('./palette')
const Palette = lazy(() => loadPalette().then((part) => ({ default: part.Palette })))
const ClientDialog = lazy(() =>
  import('../clients/client-dialog').then((part) => ({ default: part.ClientDialog })),
)

/** Keeps the palette at hand on every screen; its code is loaded after the first screen. Used once, by the app. */
export function PaletteHost({ place }: { readonly place: Place }) {
  const state = usePaletteState()
  const clientId = place.at === 'client' ? place.id : null
  useKeys({ showPalette: () => openPalette() })
  useEffect(() => {
    // Once the first screen is drawn, so that a quick hand loses no letter to the loading of the box.
    const handle = requestIdleCallback(() => void loadPalette(), { timeout: 2_000 })
    return () => cancelIdleCallback(handle)
  }, [])
  useEffect(() => {
    if (clientId !== null) void rememberVisit(clientId)
  }, [clientId])
  return (
    <Suspense fallback={null}>
      {state.shows === 'palette' && <Palette key={state.text} text={state.text} clientId={clientId} />}
      {state.shows === 'newClient' && (
        <ClientDialog
          client={null}
          fullName={state.name}
          opened
          onClose={closePalette}
          onSaved={(client) => goTo({ at: 'client', id: client.id, tab: 'timeline' })}
        />
      )}
    </Suspense>
  )
}

async function rememberVisit(id: string): Promise<void> {
  try {
    // The case asks the same, so that this is answered from the cache.
    const client = await queryClient.fetchQuery({
      queryKey: callKey('clients.get', { id }),
      queryFn: () => call('clients.get', { id }),
    })
    rememberClient({ id, name: client.fullName })
  } catch {
    // A case that cannot be opened says so itself, and is nothing to come back to.
  }
}
