import type { Handlers } from '../door'

/** Answers the calls of `shared/records.ts`. */
export const recordsHandlers = {} satisfies Partial<Handlers>
