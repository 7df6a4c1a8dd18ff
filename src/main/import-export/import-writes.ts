import type { Bound } from '../db/statements'

type Row = Readonly<Record<string, Bound>>

/** Rows made ready by the worker; main only inserts them. Moments are bound at the writing. */
export type ImportWrites = {
  readonly customField: Row[]
  readonly client: Row[]
  /** Null leaves a column as it is. */
  readonly clientChange: Row[]
  readonly clientTag: Row[]
  readonly clientField: Row[]
  readonly clientFieldChange: Row[]
  readonly employer: Row[]
  readonly contact: Row[]
  readonly contactChange: Row[]
  readonly opportunity: Row[]
  readonly opportunityChange: Row[]
  readonly round: Row[]
  readonly roundChange: Row[]
  readonly event: Row[]
  readonly ending: Row[]
  readonly promise: Row[]
}

/** Nothing to write yet. */
export const noWrites = (): ImportWrites => ({
  customField: [],
  client: [],
  clientChange: [],
  clientTag: [],
  clientField: [],
  clientFieldChange: [],
  employer: [],
  contact: [],
  contactChange: [],
  opportunity: [],
  opportunityChange: [],
  round: [],
  roundChange: [],
  event: [],
  ending: [],
  promise: [],
})
