import type { TimelineItem } from '@shared/interviews'
import type { Database } from 'better-sqlite3'
import { listHandedPacks } from './packs-repository'

/** The packs that a client was handed, as lines of their history. */
export const packItems = (db: Database, clientId: string): TimelineItem[] =>
  listHandedPacks(db, clientId).map(
    ({ id, handedOn, form, parts, noteCount, documentCount, wish }): TimelineItem => ({
      type: 'pack',
      id,
      on: handedOn,
      opportunityId: null,
      employer: null,
      form,
      parts,
      noteCount,
      documentCount,
      detail: wish,
    }),
  )
