import { useEffect } from 'react'

let isTold = false

/** Marks once when the first rows of the window were on screen: `npm run bench` reads the mark `rows-painted`. */
export function useFirstPaint(isThere: boolean): void {
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
