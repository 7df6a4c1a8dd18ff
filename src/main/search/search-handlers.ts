import type { Handlers } from '../door'

/** Answers the calls of `shared/search.ts`. */
export const searchHandlers = {} satisfies Partial<Handlers>
