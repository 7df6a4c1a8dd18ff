import { z } from 'zod'
import { topicId } from './advice'
import { call, event } from './call'
import type { Likeness } from './client-likeness'
import { clientConditions } from './client-view'
import { byId, calendarDay, line, longText, type RecordTimes, recordId } from './ids'
import { letterKinds } from './letters'
import type { NextStep } from './next-step'
import { type Stage, stages } from './stages'

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
    .array(z.strictObject({ customFieldId: recordId, value: line(2_000) }))
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
  readonly email: string
  readonly phone: string
  readonly outOfWorkSince: string | null
  readonly opportunityCount: number
}

export const clientSortKeys = ['name', 'stage', 'waiting', 'quiet', 'promise', 'next', 'lastLetter'] as const
export type ClientSortKey = (typeof clientSortKeys)[number]

/** What narrows the list of clients. Everything asked for must hold. */
export const clientFilter = z.strictObject({
  /** Words looked for in name, employer and tags; each must be found. */
  filter: line().default(''),
  state: z.enum(clientStates).nullable().default(null),
  tag: line(60).min(1).nullable().default(null),
  /** One of these is the stage now; none asks for nothing. */
  stages: z.array(z.enum(stages)).max(stages.length).default([]),
  condition: z.enum(clientConditions).nullable().default(null),
})
export type ClientFilter = z.input<typeof clientFilter>

export const clientQuery = clientFilter.extend({
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

/**
 * The clients that an act is for: those named, or the whole list as it is narrowed, but for some. So nobody has to carry a
 * hundred thousand ids about.
 */
export const clientSelection = z.union([
  z.strictObject({ ids: z.array(recordId).min(1).max(20_000) }),
  z.strictObject({ list: clientFilter, except: z.array(recordId).max(20_000).default([]) }),
])
export type ClientSelection = z.input<typeof clientSelection>

/** A cell that was edited in the table: what is absent stays as it is. */
export const clientChange = z.strictObject({
  id: recordId,
  fullName: line().min(1).optional(),
  state: z.enum(clientStates).optional(),
  tags: z.array(line(60).min(1)).max(30).optional(),
})
export type ClientChange = z.input<typeof clientChange>

/** What can be done to many clients at once. */
export const bulkAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tag'),
    add: z.array(line(60).min(1)).max(30).default([]),
    remove: z.array(line(60).min(1)).max(30).default([]),
  }),
  z.strictObject({ kind: z.literal('state'), state: z.enum(clientStates) }),
  z.strictObject({ kind: z.literal('remove') }),
])
export type BulkAct = z.input<typeof bulkAct>

/** What an act over many clients did. `changeSetId` takes it back as a whole; null when nothing had to change. */
export type BulkAnswer = { readonly changeSetId: string | null; readonly count: number }

/** So many letters are drafted at once, at most. */
export const lettersAtOnce = 100

export const letterRun = z.strictObject({
  /** Names the run, to hear of its progress and to stop it. */
  runId: recordId,
  selection: clientSelection,
  topicId,
  kind: z.enum(letterKinds).default('letter'),
})
export type LetterRun = z.input<typeof letterRun>

/** Why a client of the selection got no letter. */
export type LeftOutReason = 'not_active' | 'has_draft'

/** What became of a run of letters. A run that was stopped has written nothing. */
export type LetterRunAnswer = BulkAnswer & {
  readonly stopped: boolean
  /** The drafts, in the order of the names. */
  readonly letterIds: readonly string[]
  /** Who got none and why, by name. */
  readonly leftOut: readonly { readonly id: string; readonly name: string; readonly reason: LeftOutReason }[]
  /** How many were more than can be drafted at once. */
  readonly overLimit: number
}

export type ClientTagCount = { readonly tag: string; readonly count: number }

/** What is known of somebody who may be in the practice already. */
export const similarQuery = z.strictObject({
  fullName: line().default(''),
  email: line(254).default(''),
  phone: line(60).default(''),
  /** The client that is being edited, who is no double of themselves. */
  exceptId: recordId.nullable().default(null),
})
export type SimilarQuery = z.input<typeof similarQuery>

/** Another client who may be the same person, and by what. */
export type SimilarClient = {
  readonly id: string
  readonly name: string
  readonly state: ClientState
  readonly by: Likeness
}

/** Two clients who may be one person. */
export type ClientPair = { readonly one: SimilarClient; readonly other: SimilarClient; readonly by: Likeness }

/** How much hangs on a client, so that one sees what a merge moves. */
export type ClientWeight = {
  readonly client: Client
  readonly opportunities: number
  readonly entries: number
  readonly notes: number
  readonly letters: number
}

/** The fields that a merge lets one choose. */
export const mergeFields = clientDraft.omit({ id: true })

export const clientsCalls = {
  'clients.list': call<ClientPage>()(clientQuery),
  'clients.get': call<Client>()(byId),
  'clients.save': call<Client>()(clientDraft),
  'clients.change': call<Client>()(clientChange),
  'clients.remove': call<null>()(byId),
  'clients.restore': call<Client>()(byId),
  'clients.neighbours': call<ClientNeighbours>()(z.strictObject({ id: recordId, query: clientQuery })),
  'clients.tags': call<readonly ClientTagCount[]>()(z.strictObject({})),
  'clients.bulk': call<BulkAnswer>()(z.strictObject({ selection: clientSelection, act: bulkAct })),
  'clients.draftLetters': call<LetterRunAnswer>()(letterRun),
  'clients.stopLetters': call<null>()(z.strictObject({ runId: recordId })),
  'clients.similar': call<readonly SimilarClient[]>()(similarQuery),
  'clients.pairs': call<readonly ClientPair[]>()(z.strictObject({})),
  'clients.weight': call<ClientWeight>()(byId),
  /** Everything of `goneId` goes to `keepId`, whose fields become the chosen ones. */
  'clients.merge': call<BulkAnswer>()(
    z.strictObject({ keepId: recordId, goneId: recordId, fields: mergeFields }),
  ),
}

export const clientsEvents = {
  'clients.lettersProgress': event<{
    readonly runId: string
    readonly done: number
    readonly total: number
  }>(),
}
