import type { ClientFilter, ClientNeighbours, ClientPage, ClientRow, ClientState } from '@shared/clients'
import { type ClientQuery, clientFilter, clientQuery } from '@shared/clients'
import { daysBetween } from '@shared/dates'
import type { DayKind, RuleSetName } from '@shared/follow-up-rules'
import type { NextStep } from '@shared/next-step'
import type { Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all, first } from '../db/statements'
import { refreshStandings } from '../standings/refresh-standings'
import {
  type CheckedFilter,
  type CheckedQuery,
  fromSql,
  looksForWords,
  matchSql,
  matchValues,
  orderSql,
} from './client-list-sql'
import { knownOrder, orderOf } from './client-order-repository'

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
  readonly opportunityCount: number
  readonly email: string
  readonly phone: string
  readonly outOfWorkSince: string | null
}

const shownColumns = 's.*, c.email, c.phone, c.outOfWorkSince'

/** The page is cut first, from an index alone where one serves; only its rows are read whole. */
export const pageSql = (query: CheckedQuery): string =>
  `WITH page AS MATERIALIZED (
     SELECT line, row_number() OVER () AS place FROM (
       SELECT s.rowid AS line FROM local_clientStanding s WHERE ${matchSql(query)} ORDER BY ${orderSql(query.sort)}
       LIMIT :limit)
   )
   SELECT ${shownColumns} FROM page JOIN local_clientStanding s ON s.rowid = page.line
     JOIN client c ON c.id = s.clientId ORDER BY page.place`

/** A page of the clients table: filtered, sorted and cut by SQL over the derived rows. Days count to `today`. */
export function listClients(db: Database, input: ClientQuery, today: string): ClientPage {
  const query = clientQuery.parse(input)
  refreshStandings(db, today)
  const totals = first<{ total: number; activeTotal: number }>(
    db,
    `SELECT count(*) AS total, (SELECT count(*) FROM local_clientStanding WHERE state = 'active') AS activeTotal
     FROM local_clientStanding`,
  )
  const whole = totals?.total ?? 0
  const isOneSweep = query.offset > 0 || looksForWords(query)
  const known = isOneSweep ? orderOf(db, query, today) : knownOrder(db, query, today)
  const rows =
    known === null
      ? all<StandingRow>(db, pageSql(query), { ...matchValues(query, today), limit: query.limit })
      : rowsAt(db, known.slice(query.offset, query.offset + query.limit))
  return {
    rows: rows.map((row) => toClientRow(row, today)),
    total: known?.length ?? (matchSql(query) === '1' ? whole : countMatches(db, query, today)),
    activeTotal: totals?.activeTotal ?? 0,
    allTotal: whole,
  }
}

function rowsAt(db: Database, lines: readonly number[]): StandingRow[] {
  return all<StandingRow>(
    db,
    `SELECT ${shownColumns} FROM json_each(:lines) line JOIN local_clientStanding s ON s.rowid = line.value
       JOIN client c ON c.id = s.clientId ORDER BY line.key`,
    { lines: JSON.stringify(lines) },
  )
}

/** The clients before and after one in a list, and its place in it. */
export function clientNeighbours(
  db: Database,
  id: string,
  input: ClientQuery,
  today: string,
): ClientNeighbours {
  const query = clientQuery.parse(input)
  refreshStandings(db, today)
  const order = orderOf(db, query, today)
  const place = order.indexOf(lineOf(db, id))
  if (place < 0) return { previousId: null, nextId: null, position: 0, total: 0 }
  return {
    previousId: clientAt(db, order[place - 1]),
    nextId: clientAt(db, order[place + 1]),
    position: place + 1,
    total: order.length,
  }
}

const lineOf = (db: Database, clientId: string): number =>
  first<{ line: number }>(db, 'SELECT rowid AS line FROM local_clientStanding WHERE clientId = :clientId', {
    clientId,
  })?.line ?? -1

const clientAt = (db: Database, line: number | undefined): string | null =>
  line === undefined
    ? null
    : (first<{ clientId: string }>(db, 'SELECT clientId FROM local_clientStanding WHERE rowid = :line', {
        line,
      })?.clientId ?? null)

/** How many clients a filter leaves. The derived rows must be up to date. */
export function countMatches(db: Database, filter: CheckedFilter, today: string): number {
  const sql = `SELECT count(*) AS n FROM ${fromSql(filter)} WHERE ${matchSql(filter)}`
  return first<{ n: number }>(db, sql, matchValues(filter, today))?.n ?? 0
}

/** The ids of all clients that a filter leaves, by name. */
export function listMatchingIds(db: Database, input: ClientFilter, today: string): string[] {
  const filter = clientFilter.parse(input)
  refreshStandings(db, today)
  const sql = `SELECT s.clientId FROM ${fromSql(filter)} WHERE ${matchSql(filter)} ORDER BY ${orderSql([])}`
  return all<{ clientId: string }>(db, sql, matchValues(filter, today)).map((row) => row.clientId)
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
    email: row.email,
    phone: row.phone,
    outOfWorkSince: row.outOfWorkSince,
    opportunityCount: row.opportunityCount,
  }
}
