import type { Database } from 'better-sqlite3'
import { all, type Bound, first, run } from '../db/statements'

/** The columns of the two derived tables, which are written whole. */
const opportunityColumns = [
  'opportunityId',
  'clientId',
  'employerId',
  'stage',
  'stageOn',
  'roundNumber',
  'ending',
  'endedOn',
  'contactOn',
  'promiseId',
  'promiseSaidOn',
  'promisedFrom',
  'promisedTo',
  'nextRoundId',
  'nextRoundOn',
  'nextRoundStage',
  'nextKind',
  'nextRule',
  'nextRuleDays',
  'nextDayKind',
  'nextRuleSet',
  'nextOn',
  'nextSince',
  'stepKey',
] as const
const clientColumns = [
  'clientId',
  'name',
  'state',
  'searchText',
  'tags',
  'opportunityId',
  'employer',
  'opportunityCount',
  'stage',
  'stageRank',
  'stageOn',
  'contactOn',
  'promisedFrom',
  'promisedTo',
  'nextRoundOn',
  'nextKind',
  'nextRule',
  'nextRuleDays',
  'nextDayKind',
  'nextRuleSet',
  'nextOn',
  'nextSince',
  'stepKey',
  'openQuestions',
  'openQuestionOn',
  'lastLetterOn',
  'changesOn',
] as const

export type OpportunityStandingRow = Readonly<Record<(typeof opportunityColumns)[number], Bound>>
export type ClientStandingRow = Readonly<Record<(typeof clientColumns)[number], Bound>>

const insertSql = (table: string, columns: readonly string[]) =>
  `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`
const insertOpportunity = insertSql('local_opportunityStanding', opportunityColumns)
const insertClient = insertSql('local_clientStanding', clientColumns)

/** Clients whose derived rows are out of date, `limit` at the most. */
export function listStaleClients(db: Database, limit: number): string[] {
  const rows = all<{ clientId: string }>(db, 'SELECT clientId FROM local_staleClient LIMIT :limit', { limit })
  return rows.map((row) => row.clientId)
}

/** How many clients are out of date. */
export function countStaleClients(db: Database): number {
  return first<{ n: number }>(db, 'SELECT count(*) AS n FROM local_staleClient')?.n ?? 0
}

/** Marks clients whose rows say something else from `today` on, by the passing of days alone. */
export function markChangedByDay(db: Database, today: string): void {
  run(
    db,
    `INSERT INTO local_staleClient SELECT clientId FROM local_clientStanding WHERE changesOn <= :today
     ON CONFLICT DO NOTHING`,
    { today },
  )
}

/** Marks one client, for rules of their own that have changed. */
export function markClientStale(db: Database, clientId: string): void {
  run(db, 'INSERT INTO local_staleClient VALUES (:clientId) ON CONFLICT DO NOTHING', { clientId })
}

/** Marks these clients. */
export function markClientsStale(db: Database, clientIds: readonly string[]): void {
  const sql =
    'INSERT INTO local_staleClient SELECT value FROM json_each(:ids) WHERE TRUE ON CONFLICT DO NOTHING'
  run(db, sql, { ids: JSON.stringify(clientIds) })
}

/** Marks every client, for rules, holidays or a clock that have changed. */
export function markAllStale(db: Database): void {
  run(
    db,
    'INSERT INTO local_staleClient SELECT id FROM client WHERE deletedAt IS NULL ON CONFLICT DO NOTHING',
  )
}

/** The day for which the derived rows were made; null in a file that has none yet. */
export function standingDay(db: Database): string | null {
  const row = first<{ value: string }>(db, "SELECT value FROM local_state WHERE name = 'standingDay'")
  return row?.value ?? null
}

/** Keeps the day for which the derived rows are made. */
export function setStandingDay(db: Database, today: string): void {
  run(
    db,
    `INSERT INTO local_state (name, value) VALUES ('standingDay', :today)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { today },
  )
}

/** Replaces the derived rows of these clients; those without a row of their own are gone. */
export function replaceStandings(
  db: Database,
  clientIds: readonly string[],
  clients: readonly ClientStandingRow[],
  opportunities: readonly OpportunityStandingRow[],
): void {
  const ids = JSON.stringify(clientIds)
  const theirs = 'WHERE clientId IN (SELECT value FROM json_each(:ids))'
  run(db, `DELETE FROM local_opportunityStanding ${theirs}`, { ids })
  run(db, `DELETE FROM local_clientStanding ${theirs}`, { ids })
  for (const row of opportunities) run(db, insertOpportunity, row)
  for (const row of clients) run(db, insertClient, row)
  run(db, `DELETE FROM local_staleClient ${theirs}`, { ids })
}
