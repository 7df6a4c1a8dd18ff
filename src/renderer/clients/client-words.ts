import { createContext, use } from 'react'
import { useTranslations } from 'use-intl'
import { useToday } from '../practice'
import { useDayText } from '../ui/day-text'
import { useNextStepText } from '../ui/next-step-text'

/** What the cells of a row speak with, made once a table: a translator a cell was half the cost of the first rows. */
export function useClientWords() {
  return { t: useTranslations('clients'), ...useDayText(), today: useToday(), next: useNextStepText() }
}

export const ClientWords = createContext<ReturnType<typeof useClientWords> | null>(null)

/** The words of the table that a cell stands in. */
export function useWords(): ReturnType<typeof useClientWords> {
  const words = use(ClientWords)
  if (!words) throw new Error('A cell of the clients table needs the words of its table')
  return words
}
