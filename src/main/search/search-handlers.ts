import type { Handlers } from '../door'
import { findRecords } from './search-service'

/** Answers the calls of `shared/search.ts`. */
export const searchHandlers = {
  'search.find': (context, { text }) => findRecords(context, text),
} satisfies Partial<Handlers>
