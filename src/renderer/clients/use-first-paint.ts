import { useEffect } from 'react'
import type { ClientPages } from './use-client-pages'

let isTold = false

/** Marks once when the first rows were on screen: `npm run bench` reads the mark `rows-painted`. */
export function useFirstPaint(pages: ClientPages | null): void {
  const isThere = pages !== null
  useEffect(() => {
    if (!isThere || isTold) return
    isTold = true
    // The first frame draws the rows, the second one begins after that frame was shown.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark('rows-painted')
      }),
    )
  }, [isThere])
}
