import type { Database } from 'better-sqlite3'
import { markClientKeysStale } from '../clients/client-keys-repository'
import type { Parameters } from '../db/statements'
import { markEmployersOfOpportunities, markEmployersStale } from '../employers/employer-figures-repository'
import { markManyForSearch } from '../search/search-index-repository'
import { markClientsStale } from '../standings/standings-repository'

/** What a new row of each table that an import fills puts out of date, as the triggers of single rows have it. */
export type MarkedTable =
  | 'customField'
  | 'client'
  | 'clientTag'
  | 'clientField'
  | 'employer'
  | 'contact'
  | 'opportunity'
  | 'round'
  | 'event'
  | 'ending'
  | 'promise'

type IdColumn = 'id' | 'clientId' | 'employerId' | 'opportunityId'

type Marks = {
  /** The record that the search takes in, and the column that names it. */
  readonly search?: readonly [kind: string, by: IdColumn]
  /** Columns that name a client whose standing or keys, or an employer whose figures, are out of date. */
  readonly standing?: 'id' | 'clientId'
  readonly keys?: 'id'
  readonly figures?: 'id' | 'employerId' | 'opportunityId'
}

const marks: Readonly<Record<MarkedTable, Marks>> = {
  customField: {},
  client: { search: ['client', 'id'], standing: 'id', keys: 'id' },
  clientTag: { search: ['client', 'clientId'], standing: 'clientId' },
  clientField: { search: ['client', 'clientId'] },
  employer: { search: ['employer', 'id'], figures: 'id' },
  contact: { search: ['contact', 'id'], figures: 'employerId' },
  opportunity: { search: ['opportunity', 'id'], standing: 'clientId', figures: 'employerId' },
  round: { search: ['round', 'id'], standing: 'clientId', figures: 'opportunityId' },
  event: { search: ['event', 'id'], standing: 'clientId', figures: 'opportunityId' },
  ending: { search: ['ending', 'id'], standing: 'clientId', figures: 'opportunityId' },
  promise: { search: ['promise', 'id'], standing: 'clientId' },
}

/** Marks together what added rows put out of date, where their triggers rested. */
export function markAdded(db: Database, table: MarkedTable, rows: readonly Parameters[]): void {
  const { search, standing, keys, figures } = marks[table]
  const idsBy = (column: IdColumn): string[] => [...new Set(rows.map((row) => String(row[column])))]
  if (search) markManyForSearch(db, search[0], idsBy(search[1]))
  if (standing) markClientsStale(db, idsBy(standing))
  if (keys) markClientKeysStale(db, idsBy(keys))
  if (figures === 'opportunityId') markEmployersOfOpportunities(db, idsBy(figures))
  else if (figures) markEmployersStale(db, idsBy(figures))
}
