import type { Handlers } from '../door'

/** Answers the calls of `shared/employers.ts`. */
export const employersHandlers = {} satisfies Partial<Handlers>
