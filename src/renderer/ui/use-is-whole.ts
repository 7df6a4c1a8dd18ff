import { useDeferredValue } from 'react'

/**
 * False while a part is drawn for the first time, true right after it has been shown: what the first screen does not show
 * is drawn then, and the coach does not wait for it. `isAtOnce` draws the whole in one go.
 */
export const useIsWhole = (isAtOnce = false): boolean => useDeferredValue(true, isAtOnce)
