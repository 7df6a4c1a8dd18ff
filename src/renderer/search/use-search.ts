import type { SearchAnswer } from '@shared/search'
import { useEffect, useRef, useState } from 'react'
import { call } from '../api'

export type SearchState = {
  /** The newest answer that is known; null before the first. */
  readonly answer: SearchAnswer | null
  /** The text that the answer is for. */
  readonly answered: string
  readonly error: unknown
}

/**
 * Asks for what the text finds, at once: an answer takes less time than the shortest pause between two keys. While one is on
 * its way no other is asked for; what was typed meanwhile is one question afterwards, and an answer to older words is dropped.
 */
export function useSearch(text: string): SearchState {
  const [state, setState] = useState<SearchState>({ answer: null, answered: '', error: null })
  const wanted = useRef(text)
  const isAsking = useRef(false)
  useEffect(() => {
    const isWanted = (asked: string): boolean => wanted.current === asked
    const askUntilAnswered = async (): Promise<void> => {
      isAsking.current = true
      let asked: string
      do {
        asked = wanted.current
        const found = await ask(asked)
        if (isWanted(asked)) setState(found)
      } while (!isWanted(asked))
      isAsking.current = false
    }
    wanted.current = text
    if (!isAsking.current) void askUntilAnswered()
  }, [text])
  return state
}

async function ask(text: string): Promise<SearchState> {
  try {
    return { answer: await call('search.find', { text }), answered: text, error: null }
  } catch (error) {
    return { answer: null, answered: text, error }
  }
}
