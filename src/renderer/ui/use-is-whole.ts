import { startTransition, useEffect, useState } from 'react'

/** A window that is hidden has no frames; what it draws is whole all the same. */
const withoutFramesMs = 200

/** Does something once the frame that is drawn next has been painted. Answers how to give it up. */
function afterPaint(act: () => void): () => void {
  const actOnce = () => {
    giveUp()
    act()
  }
  let afterFrame: ReturnType<typeof setTimeout> | undefined
  // Called before the frame is painted; a timer set there comes after it.
  const frame = requestAnimationFrame(() => {
    afterFrame = setTimeout(actOnce)
  })
  const hidden = setTimeout(actOnce, withoutFramesMs)
  const giveUp = () => {
    cancelAnimationFrame(frame)
    clearTimeout(afterFrame)
    clearTimeout(hidden)
  }
  return giveUp
}

/**
 * False while a part is drawn for the first time, true right after it has been shown: what the first screen does not show
 * is drawn then, and the coach does not wait for it. A deferred value would not wait for the paint where the browser has a
 * moment left before it. `isAtOnce` draws the whole in one go.
 */
export function useIsWhole(isAtOnce = false): boolean {
  const [isWhole, setIsWhole] = useState(isAtOnce)
  useEffect(() => {
    if (isWhole) return undefined
    return afterPaint(() => startTransition(() => setIsWhole(true)))
  }, [isWhole])
  return isWhole || isAtOnce
}
