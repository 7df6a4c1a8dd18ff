import type { Handlers } from '../door'

/** Answers the calls of `shared/follow-ups.ts`. */
export const followUpsHandlers = {} satisfies Partial<Handlers>
