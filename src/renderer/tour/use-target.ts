import { useEffect, useState } from 'react'

/** Where something is in the window, in CSS pixels. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const lookAgainMs = 120

const isSame = (one: Box | null, other: Box | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.left === other.left &&
    one.top === other.top &&
    one.width === other.width &&
    one.height === other.height)

/** The part of an element that the window shows. */
function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const from = { left: Math.max(0, left), top: Math.max(0, top) }
  return {
    ...from,
    width: Math.max(0, Math.min(window.innerWidth, right) - from.left),
    height: Math.max(0, Math.min(window.innerHeight, bottom) - from.top),
  }
}

/**
 * Follows an element that is on screen or soon will be; null while there is none. It is brought into view when it is found.
 * A look now and then sees whatever moves it: a list that scrolls, a window that changes, a screen that is still loading.
 */
export function useTarget(selector: string | null): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    let shown: Element | null = null
    const look = (): void => {
      const element = selector === null ? null : document.querySelector(selector)
      if (element !== null && element !== shown) element.scrollIntoView({ block: 'nearest' })
      shown = element
      const next = element === null ? null : boxOf(element)
      setBox((before) => (isSame(before, next) ? before : next))
    }
    look()
    const timer = setInterval(look, lookAgainMs)
    return () => clearInterval(timer)
  }, [selector])
  return box
}
