import type { ClientSortKey, ClientState } from './clients'
import type { Stage } from './stages'

// No schemas here: the first screen reads this file before it has any.

/** What a list of clients can be narrowed to by one press. */
export const clientConditions = [
  'promise_passed',
  'interview_soon',
  'quiet',
  'no_opportunity',
  'follow_up_due',
] as const
export type ClientCondition = (typeof clientConditions)[number]

/** An interview is soon within so many days, a client quiet after so many. */
export const soonDays = 7
export const quietDays = 21

/** The columns of the clients table in their first order; those of `firstHidden` are shown when asked for. */
export const clientColumnIds = [
  'name',
  'state',
  'stage',
  'waiting',
  'quiet',
  'promise',
  'next',
  'tags',
  'lastLetter',
  'email',
  'phone',
  'outOfWork',
  'opportunities',
] as const
export type ClientColumnId = (typeof clientColumnIds)[number]
export const firstHidden: readonly ClientColumnId[] = [
  'state',
  'email',
  'phone',
  'outOfWork',
  'opportunities',
]

/** What the list of clients is narrowed to and how it is sorted. */
export type ClientListQuery = {
  readonly filter: string
  readonly state: ClientState | null
  readonly tag: string | null
  readonly stages: readonly Stage[]
  readonly condition: ClientCondition | null
  readonly sort: readonly { readonly key: ClientSortKey; readonly descending: boolean }[]
}

/** How the columns stand. Those without a width share the room that is left. */
export type ClientListLayout = {
  readonly order: readonly ClientColumnId[]
  readonly hidden: readonly ClientColumnId[]
  readonly widths: Readonly<Partial<Record<ClientColumnId, number>>>
}

/** The most urgent first: promises that have passed, then those that end soonest. */
export const firstListQuery: ClientListQuery = {
  filter: '',
  state: 'active',
  tag: null,
  stages: [],
  condition: null,
  sort: [{ key: 'promise', descending: false }],
}

export const firstListLayout: ClientListLayout = { order: clientColumnIds, hidden: firstHidden, widths: {} }

/** Stages of those who have left the interviews behind and wait for the decision. */
const finalistStages: readonly Stage[] = ['meet_team', 'final', 'references', 'background_check', 'approval']

/** The views that every practice has. Each shows active clients, the most pressing first. */
export const builtInViews = {
  promise_passed: { ...firstListQuery, condition: 'promise_passed' },
  interview_soon: {
    ...firstListQuery,
    condition: 'interview_soon',
    sort: [{ key: 'next', descending: false }],
  },
  quiet: { ...firstListQuery, condition: 'quiet', sort: [{ key: 'quiet', descending: false }] },
  finalists: { ...firstListQuery, stages: finalistStages, sort: [{ key: 'waiting', descending: false }] },
  no_opportunity: {
    ...firstListQuery,
    condition: 'no_opportunity',
    sort: [{ key: 'name', descending: false }],
  },
} as const satisfies Record<string, ClientListQuery>
export type BuiltInView = keyof typeof builtInViews
export const builtInViewNames = Object.keys(builtInViews) as readonly BuiltInView[]

/** Whether two queries ask for the same clients in the same order. */
export function isSameQuery(one: ClientListQuery, other: ClientListQuery): boolean {
  const written = ({ filter, state, tag, stages, condition, sort }: ClientListQuery) =>
    JSON.stringify([
      filter.trim(),
      state,
      tag,
      stages.toSorted(),
      condition,
      sort.map(({ key, descending }) => [key, descending]),
    ])
  return written(one) === written(other)
}
