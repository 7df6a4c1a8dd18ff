import type { ClientNeighbours, ClientPage, ClientRow, ClientState } from '@shared/clients'
import { type ClientQuery, clientQuery } from '@shared/clients'
import { daysBetween } from '@shared/dates'
import { nextStepOf } from '@shared/next-step'
import type { RoundStage, Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all, first, type Parameters } from '../db/statements'
import { matchSql, orderSql, standingSql } from './client-list-sql'

type CheckedQuery = ReturnType<typeof clientQuery.parse>

type StandingRow = {
  readonly id: string
  readonly name: string
  readonly state: ClientState
  readonly stagePacked: string
  readonly contactOn: string
  readonly promisePacked: string | null
  readonly nextPacked: string | null
  readonly newestOpportunityId: string | null
  readonly openQuestions: number
  readonly openQuestionOn: string | null
  readonly lastLetterAt: string | null
  readonly tags: string
}

/** A page of the clients table: filtered, sorted and cut by SQL. Days count to `today`. */
export function listClients(db: Database, input: ClientQuery, today: string): ClientPage {
  const query = clientQuery.parse(input)
  const rows = all<StandingRow>(
    db,
    `WITH page AS MATERIALIZED (
       SELECT id, row_number() OVER () AS place FROM (
         SELECT c.id FROM client c WHERE ${matchSql} ORDER BY ${orderSql(query.sort)} LIMIT :limit OFFSET :offset)
     ) ${standingSql}`,
    { ...matchValues(query), today, limit: query.limit, offset: query.offset },
  )
  const totals = first<{ total: number; activeTotal: number | null }>(
    db,
    "SELECT count(*) AS total, sum(state = 'active') AS activeTotal FROM client WHERE deletedAt IS NULL",
  )
  const isWhole = query.filter === '' && query.state === null
  const places = placesOf(db, rows)
  return {
    rows: rows.map((row) => toClientRow(row, places, today)),
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
  const query = clientQuery.parse(input)
  const row = first<ClientNeighbours>(
    db,
    `WITH list AS MATERIALIZED (
       SELECT id, row_number() OVER () AS place FROM (
         SELECT c.id FROM client c WHERE ${matchSql} ORDER BY ${orderSql(query.sort)})
     )
     SELECT here.place AS position, (SELECT count(*) FROM list) AS total,
       (SELECT id FROM list WHERE place = here.place - 1) AS previousId,
       (SELECT id FROM list WHERE place = here.place + 1) AS nextId
     FROM list here WHERE here.id = :id`,
    { ...matchValues(query), today, id },
  )
  return row ?? { previousId: null, nextId: null, position: 0, total: 0 }
}

function matchValues(query: CheckedQuery): Parameters {
  const like = `%${query.filter.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return { state: query.state, filter: query.filter, like }
}

function countMatches(db: Database, query: CheckedQuery): number {
  const sql = `SELECT count(*) AS n FROM client c WHERE ${matchSql}`
  return first<{ n: number }>(db, sql, matchValues(query))?.n ?? 0
}

type Packed = { readonly on: string; readonly stage: string; readonly opportunityId: string }

/** Takes `2026-05-01 2 references|<id>` apart; null for an empty one. */
function unpack(packed: string | null): Packed | null {
  if (packed === null || packed === '') return null
  const bar = packed.indexOf('|')
  return { on: packed.slice(0, 10), stage: packed.slice(13, bar), opportunityId: packed.slice(bar + 1) }
}

/** The opportunity a row speaks of: that of the newest stage, else of the next round, else the newest. */
const opportunityIdOf = (row: StandingRow): string | null =>
  unpack(row.stagePacked)?.opportunityId ?? unpack(row.nextPacked)?.opportunityId ?? row.newestOpportunityId

type OpportunityPlace = { readonly employer: string; readonly hasEnding: number }

function placesOf(db: Database, rows: readonly StandingRow[]): ReadonlyMap<string, OpportunityPlace> {
  const ids = JSON.stringify(rows.map(opportunityIdOf))
  const found = all<OpportunityPlace & { id: string }>(
    db,
    `SELECT o.id, e.name AS employer,
       EXISTS (SELECT 1 FROM ending n WHERE n.clientId = o.clientId AND n.opportunityId = o.id
         AND n.deletedAt IS NULL) AS hasEnding
     FROM opportunity o JOIN employer e ON e.id = o.employerId
     WHERE o.id IN (SELECT value FROM json_each(:ids))`,
    { ids },
  )
  return new Map(found.map((row) => [row.id, row]))
}

function toClientRow(
  row: StandingRow,
  places: ReadonlyMap<string, OpportunityPlace>,
  today: string,
): ClientRow {
  const daysSince = (day: string | null) => (day === null ? null : Math.max(0, daysBetween(day, today)))
  const newest = unpack(row.stagePacked)
  const ahead = unpack(row.nextPacked)
  const opportunityId = opportunityIdOf(row)
  const place = opportunityId === null ? undefined : places.get(opportunityId)
  // The columns hold the closed words of their schemas.
  const stage = (newest?.stage ?? null) as Stage | null
  const [promisedTo = null, promisedFrom = null] = row.promisePacked?.split('|') ?? []
  const contactOn = row.contactOn === '' ? null : row.contactOn
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    tags: JSON.parse(row.tags) as string[],
    employer: place?.employer ?? null,
    opportunityId,
    stage,
    waitingDays: daysSince(newest?.on ?? null),
    quietDays: daysSince(contactOn),
    promisedFrom,
    promisedTo,
    daysLate: promisedTo !== null && promisedTo < today ? daysBetween(promisedTo, today) : null,
    openQuestions: row.openQuestions,
    nextRoundOn: ahead?.on ?? null,
    next: nextStepOf({
      today,
      openQuestionOn: row.openQuestionOn,
      hasEnding: place?.hasEnding === 1,
      stage,
      stageOn: newest?.on ?? null,
      lastContactOn: contactOn,
      promisedTo,
      nextRound: ahead && { on: ahead.on, stage: ahead.stage as RoundStage },
    }),
    lastLetterOn: row.lastLetterAt?.slice(0, 10) ?? null,
  }
}
