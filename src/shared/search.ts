import { z } from 'zod'
import { call } from './call'
import type { SearchKind } from './search-query'
import type { RoundStage } from './stages'

/** A stretch of text; `isHit` where it is what was looked for. */
export type MarkedText = readonly { readonly text: string; readonly isHit: boolean }[]

/** One record that was found. */
export type SearchHit = {
  readonly kind: SearchKind
  /** The record's id. */
  readonly id: string
  readonly clientId: string | null
  readonly clientName: string | null
  readonly employerId: string | null
  readonly employerName: string | null
  readonly opportunityId: string | null
  /** The calendar day it is about; null for what has none, such as a client. */
  readonly on: string | null
  /** A name or title; empty for records that have none, such as notes. */
  readonly title: MarkedText
  /** The words around the first hit, or the first words. */
  readonly snippet: MarkedText
  /** The stage of a round. */
  readonly stage: RoundStage | null
}

export type SearchAnswer = {
  /** Grouped by kind, the likeliest group first, the newest first within it. */
  readonly hits: readonly SearchHit[]
  /** True when there are more than are given. */
  readonly hasMore: boolean
  /** Filters that mean nothing, as typed. */
  readonly unknown: readonly string[]
  /** True while older records are still being read into the index. */
  readonly isIncomplete: boolean
}

export const searchCalls = {
  'search.find': call<SearchAnswer>()(z.strictObject({ text: z.string().max(10_000) })),
}
