import { type CalendarKind, calendarKinds } from '@shared/calendar'
import { useSyncExternalStore } from 'react'

/** How the coach has left the calendar. */
export type CalendarView = {
  readonly span: 'month' | 'week'
  /** The chosen day; null is today. */
  readonly on: string | null
  readonly kinds: readonly CalendarKind[]
}

let current: CalendarView = { span: 'month', on: null, kinds: calendarKinds }
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The calendar's view, kept for as long as the window lives, so that Back comes to the same day. */
export const useCalendarView = (): CalendarView => useSyncExternalStore(subscribe, () => current)

/** Changes parts of the view. */
export function setCalendarView(part: Partial<CalendarView>): void {
  current = { ...current, ...part }
  for (const listener of listeners) listener()
}

/** Shows a kind of entry, or hides it. */
export function toggleKind(kind: CalendarKind): void {
  const isShown = current.kinds.includes(kind)
  setCalendarView({
    kinds: calendarKinds.filter((one) => (one === kind ? !isShown : current.kinds.includes(one))),
  })
}
