import type { Handlers } from '../door'

/** Answers the calls of `shared/calendar.ts`. */
export const calendarHandlers = {} satisfies Partial<Handlers>
