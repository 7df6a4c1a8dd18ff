import type { Handlers } from '../door'

/** Answers the calls of `shared/board.ts`. */
export const boardHandlers = {} satisfies Partial<Handlers>
