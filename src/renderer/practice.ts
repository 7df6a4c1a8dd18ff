import type { StartFacts } from '@shared/app'
import type { Practice } from '@shared/settings'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { callKey, queryClient, useAppEvent } from './api'

/** `PracticeProvider` fills both: every key that is printed asks for them, and an observer of the cache each would be dear. */
export const StartContext = createContext<StartFacts | null>(null)
export const PracticeContext = createContext<Practice | null>(null)

/** What the window was started with. Known before the first paint, so it is never loading. */
export function useStart(): StartFacts {
  const start = use(StartContext)
  if (!start) throw new Error('The window was drawn before app.start was answered')
  return start
}

/** The coach's practice: letterhead and how the app looks. Follows every change, from whatever window. */
export function usePractice(): Practice {
  const start = useStart()
  return use(PracticeContext) ?? start.practice
}

/** The practice's calendar day, `YYYY-MM-DD`. */
export const useToday = (): string => useStart().today

/** Puts the answer of `app.start` where every screen reads it. */
export function rememberStart(start: StartFacts): void {
  queryClient.setQueryData(callKey('app.start', {}), start)
  queryClient.setQueryData(callKey('settings.get', {}), start.practice)
}

/** Keeps the practice and its day current when main says that they changed. Used once, by the app. */
export function usePracticeEvents(): void {
  const client = useQueryClient()
  useAppEvent('settings.changed', (practice) => {
    client.setQueryData(callKey('settings.get', {}), practice)
  })
  useAppEvent('today.changed', ({ today }) => {
    client.setQueryData<StartFacts>(callKey('app.start', {}), (start) => start && { ...start, today })
    // Days late, what is due and what lies ahead: nearly every answer follows from the day.
    void client.invalidateQueries()
  })
}

/** Keeps the number of clients in the sidebar current with a page that just arrived. */
export function rememberClientCount(clientCount: number): void {
  queryClient.setQueryData<StartFacts>(callKey('app.start', {}), (start) =>
    start && start.clientCount !== clientCount ? { ...start, clientCount } : start,
  )
}
