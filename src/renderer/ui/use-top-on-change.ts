import { useEffect, useRef } from 'react'

/** Another order or filter begins at the top; coming back to the same list does not. */
export function useTopOnChange(query: unknown, toTop: () => void): void {
  const seen = useRef(query)
  useEffect(() => {
    if (seen.current === query) return
    seen.current = query
    toTop()
  }, [query, toTop])
}
