import { lazy, Suspense } from 'react'
import { usePrepare } from '../ui/prepare-session'

const PrepareDialog = lazy(() => import('./prepare-dialog').then((part) => ({ default: part.PrepareDialog })))

/** Keeps the dialog that prepares a session at hand on every screen. Used once, by the app. */
export function PrepareHost() {
  const about = usePrepare()
  if (about === null) return null
  return (
    <Suspense fallback={null}>
      <PrepareDialog about={about} />
    </Suspense>
  )
}
