import type { Handlers } from '../door'

/** Answers the calls of `shared/trash.ts`. */
export const trashHandlers = {} satisfies Partial<Handlers>
