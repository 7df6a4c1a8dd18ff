import { quietDays, soonDays } from '@shared/client-view'
import type { ClientSortKey, clientFilter, clientQuery } from '@shared/clients'
import { addDays } from '@shared/dates'
import { assertNever } from '@shared/errors'
import type { Parameters } from '../db/statements'
import { processOrder } from '../standings/refresh-standings'

/** A filter after the check, with nothing absent. */
export type CheckedFilter = ReturnType<typeof clientFilter.parse>
export type CheckedQuery = ReturnType<typeof clientQuery.parse>

/** A longer text says no more about whom one looks for. */
const wordsAtMost = 8

/** Sort keys are closed words, so that no text of a window ever becomes SQL. Clients without a value come last. */
const sortColumns: Readonly<Record<ClientSortKey, string>> = {
  name: 's.name COLLATE NOCASE',
  stage: 's.stageRank',
  waiting: 's.stageOn',
  quiet: 's.contactOn',
  promise: 's.promisedTo',
  next: 's.nextOn',
  lastLetter: 's.lastLetterOn',
}

/** The ORDER BY of a list; the name settles ties, and between two of one name their place in the table. */
export function orderSql(
  sort: readonly { readonly key: ClientSortKey; readonly descending: boolean }[],
): string {
  const keys = sort.map(
    ({ key, descending }) => `${sortColumns[key]} ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  )
  return [...keys, 's.name COLLATE NOCASE', 's.rowid'].join(', ')
}

const wordsOf = (filter: string): readonly string[] =>
  filter
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, wordsAtMost)

function conditionSql(condition: NonNullable<CheckedFilter['condition']>): string {
  switch (condition) {
    case 'promise_passed':
      return 's.promisedTo < :today'
    case 'interview_soon':
      return 's.nextRoundOn BETWEEN :today AND :soon'
    case 'quiet':
      return 's.contactOn <= :quietSince'
    case 'no_opportunity':
      return 's.opportunityCount = 0'
    case 'follow_up_due':
      return "s.nextOn <= :today AND s.nextKind IN ('answer', 'thank_you', 'check_in', 'let_go')"
    default:
      return assertNever(condition)
  }
}

/**
 * The WHERE of a list over `local_clientStanding s`. What is not asked for is not written, so that an index can serve the
 * rest. Stages and conditions are closed words; whatever a person typed is bound.
 */
export function matchSql({ state, filter, tag, stages, condition }: CheckedFilter): string {
  const ranks = stages.map((stage) => processOrder.indexOf(stage))
  const parts = [
    ...(state === null ? [] : ['s.state = :state']),
    ...(ranks.length === 0 ? [] : [`s.stageRank IN (${ranks.join(', ')})`]),
    ...(condition === null ? [] : [conditionSql(condition)]),
    ...(tag === null
      ? []
      : ['s.clientId IN (SELECT clientId FROM clientTag WHERE tag = :tag COLLATE NOCASE)']),
    ...wordsOf(filter).map((_word, place) => `instr(s.searchText, :word${place}) > 0`),
  ]
  return parts.length === 0 ? '1' : parts.join(' AND ')
}

/** Whether words are looked for, which has to read every row: in one sweep, since by an index it would read them in a jumble. */
export const looksForWords = ({ filter }: CheckedFilter): boolean => wordsOf(filter).length > 0

/** The FROM of a list that `matchSql` of the same filter narrows. */
export const fromSql = (filter: CheckedFilter): string =>
  looksForWords(filter) ? 'local_clientStanding s NOT INDEXED' : 'local_clientStanding s'

/** What `matchSql` of the same filter binds. */
export function matchValues({ state, filter, tag }: CheckedFilter, today: string): Parameters {
  return {
    today,
    soon: addDays(today, soonDays),
    quietSince: addDays(today, -quietDays),
    ...(state === null ? {} : { state }),
    ...(tag === null ? {} : { tag }),
    ...Object.fromEntries(wordsOf(filter).map((word, place) => [`word${place}`, word])),
  }
}
