import { useEffect, useState } from 'react'

/** True once the browser has had nothing to do: what no first screen needs is loaded then and not before. */
export function useQuietMoment(): boolean {
  const [isQuiet, setIsQuiet] = useState(false)
  useEffect(() => {
    const handle = requestIdleCallback(() => setIsQuiet(true), { timeout: 2_000 })
    return () => cancelIdleCallback(handle)
  }, [])
  return isQuiet
}
