import { createContext, use, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { useNextStepText } from '../ui/next-step-text'

/** What the cells of a row speak with, made once a table: a translator a cell was half the cost of the first rows. */
export function useClientWords() {
  const fresh = { t: useTranslations('clients'), ...useDayText(), today: useToday(), next: useNextStepText() }
  // The same object for as long as it says the same, or every cell would be drawn anew with each step of scrolling.
  const [words, setWords] = useState(fresh)
  if (words.t !== fresh.t || words.today !== fresh.today) setWords(fresh)
  return words
}

export const ClientWords = createContext<ReturnType<typeof useClientWords> | null>(null)

/** The words of the table that a cell stands in. */
export function useWords(): ReturnType<typeof useClientWords> {
  const words = use(ClientWords)
  if (!words) throw new Error('A cell of the clients table needs the words of its table')
  return words
}
