import { lazy, Suspense } from 'react'
import { useStart } from '../practice'
import { useKeys } from '../ui/use-keys'
import { useQuietMoment } from '../ui/use-quiet-moment'
import { startTour, useTour } from './tour-store'

const Tour = lazy(() => import('./tour').then((part) => ({ default: part.Tour })))
const TourOffer = lazy(() => import('./tour-offer').then((part) => ({ default: part.TourOffer })))

/** Keeps the tour at hand in a demo practice, and offers it there the first time. Used once, by the app. */
export function TourHost() {
  const state = useTour()
  const { isDemo, offersTour } = useStart()
  const isQuiet = useQuietMoment()
  useKeys({ takeTour: startTour }, { enabled: isDemo })
  const isOffered = state === 'new' && offersTour && isQuiet
  if (state !== 'on' && !isOffered) return null
  return <Suspense fallback={null}>{state === 'on' ? <Tour /> : <TourOffer />}</Suspense>
}
