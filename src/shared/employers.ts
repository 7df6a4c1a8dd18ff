import { z } from 'zod'
import { call } from './call'
import type { ClientState } from './clients'
import { byClient, byId, line, longText, recordId } from './ids'
import type { Contact, Employer } from './interviews'
import type { EndingTag, RoundStage, Stage } from './stages'

/** Cases below which a typical wait is not said: a few interviews say nothing about an employer. */
export const fewestWaits = 5

/** One row of the employers' list. */
export type EmployerRow = {
  readonly id: string
  readonly name: string
  readonly people: number
  /** Clients whose opportunity there has not ended. */
  readonly inProcess: number
  readonly opportunities: number
  /** Rounds that were held. */
  readonly rounds: number
  /** Median of days from a round to the next sign; null when there are too few. */
  readonly waitDays: number | null
}

export const employerSortKeys = ['name', 'people', 'inProcess', 'opportunities', 'rounds', 'wait'] as const
export type EmployerSortKey = (typeof employerSortKeys)[number]

export const employerQuery = z.strictObject({
  /** Words looked for in the name and in the names of people. */
  filter: line().default(''),
  sort: z
    .array(z.strictObject({ key: z.enum(employerSortKeys), descending: z.boolean() }))
    .max(3)
    .default([]),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})
export type EmployerQuery = z.input<typeof employerQuery>

/** A page of the employers' list; totals are over the whole list. */
export type EmployerPage = {
  readonly rows: readonly EmployerRow[]
  readonly total: number
  readonly allTotal: number
  /** Pairs of employers that may be one: how many, and the first of them. */
  readonly pairs: number
  readonly firstPair: { readonly id: string; readonly name: string; readonly otherName: string } | null
}

/** One client's opportunity at an employer, as the employer's page shows it. */
export type EmployerOpportunity = {
  readonly opportunityId: string
  readonly clientId: string
  readonly clientName: string
  readonly clientState: ClientState
  readonly role: string
  readonly stage: Stage | null
  readonly stageOn: string | null
  readonly ending: EndingTag | null
  readonly endedOn: string | null
  /** False too where the client is done with the search though nobody recorded an ending. */
  readonly isInProcess: boolean
}

/** Everything the page of one employer shows. */
export type EmployerFile = {
  readonly employer: Employer
  readonly contacts: readonly Contact[]
  /** Those in process first, the newest on top. */
  readonly opportunities: readonly EmployerOpportunity[]
  readonly rounds: readonly { readonly stage: RoundStage; readonly count: number }[]
  /** Days from a round to the next sign: the median, null when there are too few, and from how many. */
  readonly wait: { readonly days: number | null; readonly cases: number }
  readonly promises: { readonly kept: number; readonly broken: number; readonly open: number }
  /** What was really asked there, the most frequent first, without who was asked. */
  readonly questions: readonly { readonly body: string; readonly count: number }[]
  /** Employers whose names may mean this one. */
  readonly similar: readonly { readonly id: string; readonly name: string; readonly opportunities: number }[]
}

/** The form of an employer; `id` is absent for a new one. */
export const employerDraft = z.strictObject({
  id: recordId.optional(),
  name: line().min(1),
  website: line(300).default(''),
  staffCount: z.int().min(1).max(5_000_000).nullable().default(null),
  detail: longText(4_000).default(''),
})
export type EmployerDraft = z.input<typeof employerDraft>

/** The form of a person at an employer. */
export const contactDraft = z.strictObject({
  id: recordId.optional(),
  employerId: recordId,
  fullName: line().min(1),
  role: line().default(''),
  email: z.union([z.literal(''), z.email().max(254)]).default(''),
  phone: line(60).default(''),
})
export type ContactDraft = z.input<typeof contactDraft>

/** What a dialog needs while an employer's name is typed. */
export type EmployerMatches = {
  /** The employer of exactly this name, with its people. */
  readonly known: {
    readonly id: string
    readonly people: readonly { readonly id: string; readonly fullName: string; readonly role: string }[]
  } | null
  /** Names to choose from. */
  readonly names: readonly string[]
  /** Another spelling of what may be the same employer; null when `known`. */
  readonly similar: string | null
}

/** An employer at which another client is in process too. */
export type SharedEmployer = {
  readonly employerId: string
  readonly employer: string
  readonly otherClients: number
}

export const employersCalls = {
  'employers.list': call<EmployerPage>()(employerQuery),
  'employers.get': call<EmployerFile>()(byId),
  'employers.find': call<EmployerMatches>()(z.strictObject({ name: line() })),
  'employers.listShared': call<readonly SharedEmployer[]>()(byClient),
  'employers.save': call<Employer>()(employerDraft),
  'employers.remove': call<null>()(byId),
  'employers.restore': call<null>()(byId),
  /** Makes one employer of two; the answer is what `undo.undo` takes back. */
  'employers.merge': call<{ readonly changeSetId: string | null }>()(
    z.strictObject({ keptId: recordId, otherId: recordId }),
  ),
  'employers.saveContact': call<Contact>()(contactDraft),
  'employers.removeContact': call<null>()(byId),
  'employers.restoreContact': call<null>()(byId),
}
