import type { Handlers } from '../door'

/** Answers the calls of `shared/views.ts`. */
export const viewsHandlers = {} satisfies Partial<Handlers>
