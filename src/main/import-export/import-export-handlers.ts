import type { Handlers } from '../door'

/** Answers the calls of `shared/import-export.ts`. */
export const importExportHandlers = {} satisfies Partial<Handlers>
