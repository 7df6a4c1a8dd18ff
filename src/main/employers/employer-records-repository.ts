import type { ClientState } from '@shared/clients'
import type { AnswerRecords } from '@shared/employer-waits'
import type { RoundStage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** One opportunity at an employer with what says how the employer answers. */
export type EmployerCase = {
  readonly opportunityId: string
  readonly employerId: string
  readonly clientId: string
  readonly clientState: ClientState
  readonly records: Omit<AnswerRecords, 'rounds' | 'promises'> & {
    readonly rounds: readonly { readonly heldOn: string; readonly stage: RoundStage }[]
  }
}

type Owned = { readonly opportunityId: string }
type Records = EmployerCase['records']

/** The live opportunities of some employers (`:ids` is a JSON list); every other table is reached from them. */
const opportunitiesSql =
  'json_each(:ids) chosen JOIN opportunity o ON o.employerId = chosen.value AND o.deletedAt IS NULL'
const ofLiveClient = 'JOIN client c ON c.id = o.clientId AND c.deletedAt IS NULL'

/** Reads every opportunity at these employers, whoever's it is. Removed clients' ones are left out. */
export function readEmployerCases(db: Database, employerIds: readonly string[]): EmployerCase[] {
  const ids = JSON.stringify(employerIds)
  const rows = all<Omit<EmployerCase, 'records'>>(
    db,
    `SELECT o.id AS opportunityId, o.employerId, o.clientId, c.state AS clientState
     FROM ${opportunitiesSql} ${ofLiveClient}`,
    { ids },
  )
  const rounds = byOpportunity<Records['rounds'][number]>(
    db,
    ids,
    ({ heldOn }) => heldOn,
    `SELECT r.opportunityId, r.heldOn, r.stage FROM ${opportunitiesSql}
     JOIN round r ON r.opportunityId = o.id AND r.deletedAt IS NULL`,
  )
  const events = byOpportunity<Records['events'][number]>(
    db,
    ids,
    ({ happenedOn }) => happenedOn,
    `SELECT e.opportunityId, e.kind, e.happenedOn FROM ${opportunitiesSql}
     JOIN event e ON e.clientId = o.clientId AND e.opportunityId = o.id AND e.deletedAt IS NULL`,
  )
  const endings = byOpportunity<Records['endings'][number]>(
    db,
    ids,
    ({ endedOn }) => endedOn,
    `SELECT n.opportunityId, n.tag, n.endedOn FROM ${opportunitiesSql}
     JOIN ending n ON n.clientId = o.clientId AND n.opportunityId = o.id AND n.deletedAt IS NULL`,
  )
  const messagesIn = byOpportunity<Records['messagesIn'][number]>(
    db,
    ids,
    ({ sentOn }) => sentOn,
    `SELECT m.opportunityId, m.sentOn FROM ${opportunitiesSql}
     JOIN message m ON m.clientId = o.clientId AND m.opportunityId = o.id AND m.deletedAt IS NULL
       AND m.direction = 'in'`,
  )
  return rows.map((row) => ({
    ...row,
    records: {
      rounds: rounds.get(row.opportunityId) ?? [],
      events: events.get(row.opportunityId) ?? [],
      endings: endings.get(row.opportunityId) ?? [],
      messagesIn: messagesIn.get(row.opportunityId) ?? [],
    },
  }))
}

/** What an employer promised in each of these opportunities, by the day it was said. */
export function readPromises(
  db: Database,
  employerId: string,
): ReadonlyMap<string, AnswerRecords['promises']> {
  const ids = JSON.stringify([employerId])
  return byOpportunity<AnswerRecords['promises'][number]>(
    db,
    ids,
    ({ saidOn }) => saidOn,
    `SELECT p.opportunityId, p.saidOn, p.promisedTo, p.settledOn FROM ${opportunitiesSql}
     JOIN promise p ON p.clientId = o.clientId AND p.opportunityId = o.id AND p.deletedAt IS NULL`,
  )
}

/** The rows of each opportunity by day. Sorting a few of them costs less than having the rows in order. */
function byOpportunity<Row>(
  db: Database,
  ids: string,
  dayOf: (row: Row) => string,
  sql: string,
): ReadonlyMap<string, Row[]> {
  const lists = new Map<string, Row[]>()
  for (const row of all<Row & Owned>(db, sql, { ids })) {
    const list = lists.get(row.opportunityId)
    if (list) list.push(row)
    else lists.set(row.opportunityId, [row])
  }
  for (const list of lists.values())
    if (list.length > 1) list.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
  return lists
}

/** What was really asked at an employer, as it was written down, oldest first. */
export function listAskedQuestions(db: Database, employerId: string): string[] {
  const sql = `SELECT q.body FROM ${opportunitiesSql} ${ofLiveClient}
    JOIN round r ON r.opportunityId = o.id AND r.deletedAt IS NULL
    JOIN roundQuestion q ON q.roundId = r.id AND q.deletedAt IS NULL ORDER BY q.id`
  return all<{ body: string }>(db, sql, { ids: JSON.stringify([employerId]) }).map(({ body }) => body)
}
