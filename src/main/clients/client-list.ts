import type { ClientNeighbours, ClientPage, ClientRow, ClientState } from '@shared/clients'
import { type ClientQuery, clientQuery } from '@shared/clients'
import { daysBetween } from '@shared/dates'
import type { DayKind, RuleSetName } from '@shared/follow-up-rules'
import type { NextStep } from '@shared/next-step'
import type { Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all, first, type Parameters } from '../db/statements'
import { refreshStandings } from '../standings/refresh-standings'
import { matchSql, orderSql } from './client-list-sql'

type CheckedQuery = ReturnType<typeof clientQuery.parse>

/** The columns of both derived tables that say what comes next. */
export type NextColumns = {
  readonly nextKind: NextStep['kind']
  readonly nextRule: NextStep['rule']
  readonly nextRuleDays: number | null
  readonly nextDayKind: DayKind | null
  readonly nextRuleSet: RuleSetName | null
  readonly nextOn: string | null
  readonly nextSince: string | null
  readonly stepKey: string | null
  readonly promisedTo: string | null
}

/** A next step as it is on a day: what fell due before is to be done today. */
export function nextOfColumns(row: NextColumns, today: string): NextStep {
  const { nextKind: kind, nextOn: dueOn } = row
  return {
    kind,
    on: kind === 'wait' ? row.promisedTo : dueOn !== null && dueOn < today ? today : dueOn,
    dueOn,
    rule: row.nextRule,
    ruleDays: row.nextRuleDays,
    dayKind: row.nextDayKind,
    ruleSet: row.nextRuleSet,
    since: row.nextSince,
    stepKey: row.stepKey,
  }
}

type StandingRow = NextColumns & {
  readonly clientId: string
  readonly name: string
  readonly state: ClientState
  readonly tags: string
  readonly opportunityId: string | null
  readonly employer: string | null
  readonly stage: Stage | null
  readonly stageOn: string | null
  readonly contactOn: string | null
  readonly promisedFrom: string | null
  readonly nextRoundOn: string | null
  readonly openQuestions: number
  readonly lastLetterOn: string | null
}

/** A page of the clients table: filtered, sorted and cut by SQL over the derived rows. Days count to `today`. */
export function listClients(db: Database, input: ClientQuery, today: string): ClientPage {
  const query = clientQuery.parse(input)
  refreshStandings(db, today)
  const rows = all<StandingRow>(
    db,
    `SELECT s.* FROM local_clientStanding s WHERE ${matchSql(query)} ORDER BY ${orderSql(query.sort)} LIMIT :limit OFFSET :offset`,
    { ...matchValues(query), limit: query.limit, offset: query.offset },
  )
  const totals = first<{ total: number; activeTotal: number }>(
    db,
    `SELECT count(*) AS total, (SELECT count(*) FROM local_clientStanding WHERE state = 'active') AS activeTotal
     FROM local_clientStanding`,
  )
  const isWhole = query.filter === '' && query.state === null
  return {
    rows: rows.map((row) => toClientRow(row, today)),
    total: isWhole ? (totals?.total ?? 0) : countMatches(db, query),
    activeTotal: totals?.activeTotal ?? 0,
    allTotal: totals?.total ?? 0,
  }
}

/** The clients before and after one in a list, and its place in it. */
export function clientNeighbours(
  db: Database,
  id: string,
  input: ClientQuery,
  today: string,
): ClientNeighbours {
  const ids = orderedIds(db, clientQuery.parse(input), today)
  const index = ids.indexOf(id)
  if (index < 0) return { previousId: null, nextId: null, position: 0, total: 0 }
  return {
    previousId: ids[index - 1] ?? null,
    nextId: ids[index + 1] ?? null,
    position: index + 1,
    total: ids.length,
  }
}

type OrderedIds = { readonly key: string; readonly ids: readonly string[] }
const lastOrder = new WeakMap<Database, OrderedIds>()

/** The ids of a whole list in its order. Kept until something is written, since J and K ask for it again and again. */
function orderedIds(db: Database, query: CheckedQuery, today: string): readonly string[] {
  refreshStandings(db, today)
  const changes = first<{ n: number }>(db, 'SELECT total_changes() AS n')?.n ?? 0
  const { offset: _offset, limit: _limit, ...asked } = query
  const key = JSON.stringify([changes, today, asked])
  const known = lastOrder.get(db)
  if (known?.key === key) return known.ids
  const rows = all<{ clientId: string }>(
    db,
    `SELECT s.clientId FROM local_clientStanding s WHERE ${matchSql(query)} ORDER BY ${orderSql(query.sort)}`,
    matchValues(query),
  )
  const ids = rows.map((row) => row.clientId)
  lastOrder.set(db, { key, ids })
  return ids
}

const matchValues = ({ state, filter }: CheckedQuery): Parameters => ({
  ...(state === null ? {} : { state }),
  ...(filter === '' ? {} : { filter: filter.toLocaleLowerCase('en') }),
})

function countMatches(db: Database, query: CheckedQuery): number {
  const sql = `SELECT count(*) AS n FROM local_clientStanding s WHERE ${matchSql(query)}`
  return first<{ n: number }>(db, sql, matchValues(query))?.n ?? 0
}

function toClientRow(row: StandingRow, today: string): ClientRow {
  const daysSince = (day: string | null) => (day === null ? null : Math.max(0, daysBetween(day, today)))
  const { promisedTo } = row
  return {
    id: row.clientId,
    name: row.name,
    state: row.state,
    tags: JSON.parse(row.tags) as string[],
    employer: row.employer,
    opportunityId: row.opportunityId,
    stage: row.stage,
    waitingDays: daysSince(row.stageOn),
    quietDays: daysSince(row.contactOn),
    promisedFrom: row.promisedFrom,
    promisedTo,
    daysLate: promisedTo !== null && promisedTo < today ? daysBetween(promisedTo, today) : null,
    openQuestions: row.openQuestions,
    nextRoundOn: row.nextRoundOn,
    next: nextOfColumns(row, today),
    lastLetterOn: row.lastLetterOn,
  }
}
