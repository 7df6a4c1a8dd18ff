import type { ClockFacts } from '@shared/live-session'
import { useSyncExternalStore } from 'react'

// Main counts, this window shows. The clock stands apart from the session's record, so that a second that goes by draws
// nothing but digits.

let facts: ClockFacts | null = null
/** Milliseconds on each question, as they were last heard of. */
let spent: ReadonlyMap<string, number> = new Map()
const listeners = new Set<() => void>()

/** Takes what main said, by event or as an answer. */
export function hearClock(heard: ClockFacts): void {
  if (facts?.sessionId !== heard.sessionId) spent = new Map()
  facts = heard
  if (heard.questionId !== null) spent = new Map(spent).set(heard.questionId, heard.questionMs)
  for (const listener of listeners) listener()
}

/** Where the clock of a session stood when it was last heard of; null for one that is not in hand. */
export const clockOfSession = (sessionId: string): ClockFacts | null =>
  facts?.sessionId === sessionId ? facts : null

/** Milliseconds on a question; null for one that was not heard of. */
export const spentOn = (questionId: string): number | null => spent.get(questionId) ?? null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Something of the clock, plain so that it can be compared; drawn again only when that changes. */
export const useClock = <Shown extends string | number | boolean | null>(
  select: (heard: ClockFacts | null) => Shown,
): Shown => useSyncExternalStore(subscribe, () => select(facts))
