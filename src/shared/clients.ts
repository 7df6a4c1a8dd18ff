import { z } from 'zod'
import { call } from './call'
import { byId, calendarDay, line, longText, type RecordTimes, recordId } from './ids'
import type { NextStep } from './next-step'
import type { Stage } from './stages'

export const clientStates = ['prospective', 'active', 'paused', 'closed', 'archived'] as const
export type ClientState = (typeof clientStates)[number]

/** A job seeker whom the coach follows. */
export type Client = RecordTimes & {
  readonly id: string
  readonly fullName: string
  readonly preferredName: string
  readonly email: string
  readonly phone: string
  readonly addressText: string
  readonly state: ClientState
  readonly goals: string
  readonly outOfWorkSince: string | null
  readonly ranABusiness: boolean
  readonly tags: readonly string[]
  /** What is known of the coach's own fields; a field without a value is left out. */
  readonly fields: readonly ClientFieldValue[]
}

/** The value of one of the coach's own fields. */
export type ClientFieldValue = { readonly customFieldId: string; readonly value: string }

/** The form of a client; `id` is absent for a new one. */
export const clientDraft = z.strictObject({
  id: recordId.optional(),
  fullName: line().min(1),
  preferredName: line().default(''),
  email: z.union([z.literal(''), z.email().max(254)]).default(''),
  phone: line(60).default(''),
  addressText: longText(1_000).default(''),
  state: z.enum(clientStates).default('active'),
  goals: longText(4_000).default(''),
  outOfWorkSince: calendarDay.nullable().default(null),
  ranABusiness: z.boolean().default(false),
  tags: z.array(line(60).min(1)).max(30).default([]),
  /** Values of the coach's own fields; an empty one takes the value away, and fields that are left out keep theirs. */
  fields: z
    .array(z.strictObject({ customFieldId: recordId, value: line(500) }))
    .max(100)
    .default([]),
})
export type ClientDraft = z.input<typeof clientDraft>

/** One row of the clients table. Days are whole calendar days counted to the practice's today. */
export type ClientRow = {
  readonly id: string
  readonly name: string
  readonly state: ClientState
  readonly tags: readonly string[]
  readonly employer: string | null
  readonly opportunityId: string | null
  readonly stage: Stage | null
  /** Days since the newest stage. */
  readonly waitingDays: number | null
  /** Days since any contact either way. */
  readonly quietDays: number | null
  readonly promisedFrom: string | null
  readonly promisedTo: string | null
  /** today - promisedTo, when that is past and nothing newer happened; otherwise null. */
  readonly daysLate: number | null
  readonly openQuestions: number
  readonly nextRoundOn: string | null
  readonly next: NextStep
  readonly lastLetterOn: string | null
}

export const clientSortKeys = ['name', 'stage', 'waiting', 'quiet', 'promise', 'next', 'lastLetter'] as const
export type ClientSortKey = (typeof clientSortKeys)[number]

export const clientQuery = z.strictObject({
  /** Words looked for in name, employer and tags. */
  filter: line().default(''),
  state: z.enum(clientStates).nullable().default(null),
  sort: z
    .array(z.strictObject({ key: z.enum(clientSortKeys), descending: z.boolean() }))
    .max(3)
    .default([]),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})
export type ClientQuery = z.input<typeof clientQuery>

/** A page of the clients table; totals are over the whole list. */
export type ClientPage = {
  readonly rows: readonly ClientRow[]
  readonly total: number
  readonly activeTotal: number
  readonly allTotal: number
}

/** Where a client stands in a list, for J and K. Positions count from 1. */
export type ClientNeighbours = {
  readonly previousId: string | null
  readonly nextId: string | null
  readonly position: number
  readonly total: number
}

export const clientsCalls = {
  'clients.list': call<ClientPage>()(clientQuery),
  'clients.get': call<Client>()(byId),
  'clients.save': call<Client>()(clientDraft),
  'clients.remove': call<null>()(byId),
  'clients.restore': call<Client>()(byId),
  'clients.neighbours': call<ClientNeighbours>()(z.strictObject({ id: recordId, query: clientQuery })),
}
