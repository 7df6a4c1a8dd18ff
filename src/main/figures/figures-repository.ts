import type { HoursLine } from '@shared/figures'
import type { EndingTag, EventKind } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all, first, type Parameters } from '../db/statements'
import type { OpportunityFacts } from './figures-of'

/** Whose history is read: one client's, or everybody's with null. */
export type FiguresScope = { readonly clientId: string | null; readonly today: string }

const ofClient = (clientId: string | null) => (clientId === null ? '' : 'clientId = :clientId AND ')

/** The statements behind `readFacts`, by what they read. */
export const factsSql = (clientId: string | null) => ({
  opportunities: `SELECT opportunityId, employerId FROM local_opportunityStanding
    ${clientId === null ? '' : 'WHERE clientId = :clientId'}`,
  rounds: `SELECT opportunityId, heldOn AS "on" FROM round
    WHERE ${ofClient(clientId)}deletedAt IS NULL AND heldOn <= :today ORDER BY heldOn`,
  events: `SELECT opportunityId, happenedOn AS "on", kind FROM event
    WHERE ${ofClient(clientId)}deletedAt IS NULL AND happenedOn <= :today ORDER BY happenedOn`,
  answers: `SELECT opportunityId, sentOn AS "on" FROM message
    WHERE ${ofClient(clientId)}deletedAt IS NULL AND sentOn <= :today AND direction = 'in'
      AND opportunityId IS NOT NULL ORDER BY sentOn`,
  endings: `SELECT opportunityId, endedOn AS "on", tag FROM ending
    WHERE ${ofClient(clientId)}deletedAt IS NULL AND endedOn <= :today ORDER BY endedOn, id`,
})

type Dated = { readonly opportunityId: string; readonly on: string }
type Growing = {
  readonly employerId: string
  readonly rounds: string[]
  readonly events: { readonly on: string; readonly kind: EventKind }[]
  readonly answers: string[]
  readonly endings: { readonly on: string; readonly tag: EndingTag }[]
}

/** What figures are made from. Removed opportunities and clients have no standing and so are left out. */
export function readFacts(db: Database, { clientId, today }: FiguresScope): OpportunityFacts[] {
  const sql = factsSql(clientId)
  const who: Parameters = clientId === null ? {} : { clientId }
  const facts = new Map<string, Growing>()
  type Opportunity = { readonly opportunityId: string; readonly employerId: string }
  for (const { opportunityId, employerId } of all<Opportunity>(db, sql.opportunities, who))
    facts.set(opportunityId, { employerId, rounds: [], events: [], answers: [], endings: [] })
  const values = { ...who, today }
  for (const { opportunityId, on } of all<Dated>(db, sql.rounds, values))
    facts.get(opportunityId)?.rounds.push(on)
  for (const { opportunityId, on, kind } of all<Dated & { kind: EventKind }>(db, sql.events, values))
    facts.get(opportunityId)?.events.push({ on, kind })
  for (const { opportunityId, on } of all<Dated>(db, sql.answers, values))
    facts.get(opportunityId)?.answers.push(on)
  for (const { opportunityId, on, tag } of all<Dated & { tag: EndingTag }>(db, sql.endings, values))
    facts.get(opportunityId)?.endings.push({ on, tag })
  return [...facts.values()]
}

/** The names of employers. */
export function readEmployerNames(db: Database, ids: readonly string[]): ReadonlyMap<string, string> {
  const sql = 'SELECT e.id, e.name FROM json_each(:ids) id JOIN employer e ON e.id = id.value'
  const rows = all<{ id: string; name: string }>(db, sql, { ids: JSON.stringify(ids) })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A booked meeting in the past was held; today's may still be called off. Those of removed clients do not count. */
const held = `FROM appointment a INDEXED BY appointmentHours
  WHERE a.state = 'booked' AND a.deletedAt IS NULL AND a.heldOn BETWEEN :from AND :to
    AND a.clientId IN (SELECT clientId FROM local_clientStanding INDEXED BY local_clientStandingByClient)`
const sums = 'count(*) AS meetings, sum(a.minutes) AS minutes'

/** The statements of the hours log. */
export const hoursSql = {
  months: `SELECT substr(a.heldOn, 1, 7) AS month, ${sums} ${held} GROUP BY month ORDER BY month`,
  clients: `SELECT a.clientId, ${sums} ${held} GROUP BY a.clientId
    ORDER BY minutes DESC, a.clientId LIMIT :limit OFFSET :offset`,
  client: `SELECT count(*) AS meetings, coalesce(sum(minutes), 0) AS minutes
    FROM appointment INDEXED BY appointmentByClient WHERE clientId = :clientId AND heldOn < :today AND state = 'booked' AND deletedAt IS NULL`,
}

/** Days from one to another, both counted. */
export type HoursSpan = { readonly from: string; readonly to: string }

/** What was held, by month, oldest first. */
export function sumMonths(db: Database, span: HoursSpan): (HoursLine & { readonly month: string })[] {
  return all(db, hoursSql.months, span)
}

/** What was held, by client, those with the most minutes first. */
export function sumClients(
  db: Database,
  span: HoursSpan & { readonly limit: number; readonly offset: number },
): (HoursLine & { readonly clientId: string })[] {
  return all(db, hoursSql.clients, span)
}

/** What was held with one client before today. */
export function sumClient(db: Database, clientId: string, today: string): HoursLine {
  return first<HoursLine>(db, hoursSql.client, { clientId, today }) ?? { meetings: 0, minutes: 0 }
}

/** The names of clients, as lists show them. */
export function readClientNames(db: Database, ids: readonly string[]): ReadonlyMap<string, string> {
  const sql = `SELECT c.clientId AS id, c.name FROM json_each(:ids) id
    JOIN local_clientStanding c ON c.clientId = id.value`
  const rows = all<{ id: string; name: string }>(db, sql, { ids: JSON.stringify(ids) })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
