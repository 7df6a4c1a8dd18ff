import type { Handlers } from '../door'

/** Answers the calls of `shared/today.ts`. */
export const todayHandlers = {} satisfies Partial<Handlers>
