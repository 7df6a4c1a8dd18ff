import type { Handlers } from '../door'

/** Answers the calls of `shared/figures.ts`. */
export const figuresHandlers = {} satisfies Partial<Handlers>
