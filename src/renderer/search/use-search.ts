import type { SearchAnswer } from '@shared/search'
import { useEffect, useState } from 'react'
import { call } from '../api'

/** Long enough to be one question for two quick keys, too short to be noticed. */
const pauseMs = 40

export type SearchState = {
  /** The newest answer that is known; null before the first. */
  readonly answer: SearchAnswer | null
  /** The text that the answer is for. */
  readonly answered: string
  readonly error: unknown
}

/** Asks for what the text finds. An answer that comes after a newer question was asked is dropped. */
export function useSearch(text: string): SearchState {
  const [state, setState] = useState<SearchState>({ answer: null, answered: '', error: null })
  useEffect(() => {
    let isNewest = true
    const ask = async (): Promise<void> => {
      try {
        const answer = await call('search.find', { text })
        if (isNewest) setState({ answer, answered: text, error: null })
      } catch (error) {
        if (isNewest) setState({ answer: null, answered: text, error })
      }
    }
    const timer = setTimeout(() => void ask(), pauseMs)
    return () => {
      isNewest = false
      clearTimeout(timer)
    }
  }, [text])
  return state
}
