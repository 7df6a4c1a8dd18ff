import type { ClientNeighbours, ClientPage, ClientRow, ClientState } from '@shared/clients'
import { type ClientQuery, clientQuery } from '@shared/clients'
import { daysBetween } from '@shared/dates'
import { nextStepOf } from '@shared/next-step'
import type { RoundStage, Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all, first, type Parameters } from '../db/statements'

/**
 * What stands newest for each client, by whole scans of covering indexes: cheaper for a full list than a look-up a client.
 * A bare column beside max() is the one of the row that has the maximum (documented by SQLite).
 */
const standingSql = `
  WITH stage AS (
    SELECT clientId, opportunityId, stage, max(day) AS stageOn FROM (
      SELECT clientId, opportunityId, stage, max(heldOn || '1') AS day FROM round
        WHERE deletedAt IS NULL AND heldOn <= :today GROUP BY clientId
      UNION ALL
      SELECT clientId, opportunityId, kind, max(happenedOn || '2') FROM event
        WHERE deletedAt IS NULL AND happenedOn <= :today AND kind <> 'papers' GROUP BY clientId
    ) GROUP BY clientId
  ),
  contacted AS (
    SELECT clientId, max(day) AS contactOn FROM (
      SELECT clientId, max(heldOn) AS day FROM round
        WHERE deletedAt IS NULL AND heldOn <= :today GROUP BY clientId
      UNION ALL
      SELECT clientId, max(happenedOn) FROM event
        WHERE deletedAt IS NULL AND happenedOn <= :today GROUP BY clientId
      UNION ALL
      SELECT clientId, max(sentOn) FROM message
        WHERE deletedAt IS NULL AND sentOn <= :today AND opportunityId IS NOT NULL GROUP BY clientId
    ) GROUP BY clientId
  ),
  promised AS (
    SELECT p.clientId, p.promisedFrom, p.promisedTo, max(p.saidOn) AS saidOn FROM promise p
    WHERE p.deletedAt IS NULL AND p.settledOn IS NULL
      AND NOT EXISTS (SELECT 1 FROM round r WHERE r.clientId = p.clientId AND r.opportunityId = p.opportunityId
        AND r.deletedAt IS NULL AND r.heldOn > p.saidOn)
      AND NOT EXISTS (SELECT 1 FROM event e WHERE e.clientId = p.clientId AND e.opportunityId = p.opportunityId
        AND e.deletedAt IS NULL AND e.happenedOn > p.saidOn AND e.kind <> 'papers')
      AND NOT EXISTS (SELECT 1 FROM ending n WHERE n.clientId = p.clientId AND n.opportunityId = p.opportunityId
        AND n.deletedAt IS NULL)
    GROUP BY p.clientId
  ),
  ahead AS (
    SELECT clientId, stage AS nextStage, min(heldOn) AS nextRoundOn FROM round
    WHERE deletedAt IS NULL AND heldOn > :today GROUP BY clientId
  ),
  open AS (
    SELECT clientId, count(*) AS openQuestions, min(askedOn) AS openQuestionOn FROM question
    WHERE deletedAt IS NULL AND answeredByLetterId IS NULL GROUP BY clientId
  ),
  written AS (
    SELECT clientId, max(exportedAt) AS lastLetterAt FROM letter
    WHERE deletedAt IS NULL AND exportedAt IS NOT NULL GROUP BY clientId
  ),
  standing AS (
    SELECT c.id, c.fullName AS name, c.state, e.name AS employer, stage.opportunityId, stage.stage,
      substr(stage.stageOn, 1, 10) AS stageOn, contactOn, promisedFrom, promisedTo,
      nextRoundOn, nextStage, coalesce(openQuestions, 0) AS openQuestions, openQuestionOn,
      substr(lastLetterAt, 1, 10) AS lastLetterOn,
      EXISTS (SELECT 1 FROM ending n WHERE n.clientId = c.id AND n.opportunityId = stage.opportunityId
        AND n.deletedAt IS NULL) AS hasEnding
    FROM client c
    LEFT JOIN stage ON stage.clientId = c.id
    LEFT JOIN opportunity o ON o.id = stage.opportunityId
    LEFT JOIN employer e ON e.id = o.employerId
    LEFT JOIN contacted ON contacted.clientId = c.id
    LEFT JOIN promised ON promised.clientId = c.id
    LEFT JOIN ahead ON ahead.clientId = c.id
    LEFT JOIN open ON open.clientId = c.id
    LEFT JOIN written ON written.clientId = c.id
    WHERE c.deletedAt IS NULL
      AND (:state IS NULL OR c.state = :state)
      AND (:filter = '' OR c.fullName LIKE :like ESCAPE '\\' OR e.name LIKE :like ESCAPE '\\'
        OR EXISTS (SELECT 1 FROM clientTag t WHERE t.clientId = c.id AND t.tag LIKE :like ESCAPE '\\'))
  )`

/** Stages in the order of a usual process, so that sorting shows who is furthest. */
const processOrder: readonly Stage[] = [
  'rejected',
  'applied',
  'exploratory',
  'screening',
  'phone',
  'first',
  'second',
  'panel',
  'meet_team',
  'final',
  'references',
  'background_check',
  'approval',
  'offer_meeting',
  'offer',
  'accepted',
]

/** Sort keys are closed words, so that no text of a window ever becomes SQL. Late promises come before pending ones. */
const orderBy: Readonly<Record<string, string>> = {
  name: 'name COLLATE NOCASE',
  stage: `stage IS NULL, CASE stage ${processOrder.map((stage, place) => `WHEN '${stage}' THEN ${place}`).join(' ')} END`,
  waiting: 'stageOn IS NULL, stageOn',
  quiet: 'contactOn IS NULL, contactOn',
  promise: 'promisedTo IS NULL, promisedTo',
  lastLetter: 'lastLetterOn IS NULL, lastLetterOn',
}

type StandingRow = {
  readonly id: string
  readonly name: string
  readonly state: ClientState
  readonly employer: string | null
  readonly opportunityId: string | null
  readonly stage: Stage | null
  readonly stageOn: string | null
  readonly contactOn: string | null
  readonly promisedFrom: string | null
  readonly promisedTo: string | null
  readonly nextRoundOn: string | null
  readonly nextStage: RoundStage | null
  readonly openQuestions: number
  readonly openQuestionOn: string | null
  readonly lastLetterOn: string | null
  readonly hasEnding: number
}

/** A page of the clients table: filtered, sorted and cut by SQL. Days count to `today`. */
export function listClients(db: Database, input: ClientQuery, today: string): ClientPage {
  const query = clientQuery.parse(input)
  const rows = all<StandingRow>(
    db,
    `${standingSql} SELECT * FROM standing ORDER BY ${orderOf(query)} LIMIT :limit OFFSET :offset`,
    { ...filterValues(query, today), limit: query.limit, offset: query.offset },
  )
  const tags = tagsOf(db, rows)
  const totals = first<{ total: number; activeTotal: number }>(
    db,
    "SELECT count(*) AS total, sum(state = 'active') AS activeTotal FROM client WHERE deletedAt IS NULL",
  )
  const isWhole = query.filter === '' && query.state === null
  return {
    rows: rows.map((row) => toClientRow(row, tags.get(row.id) ?? [], today)),
    total: isWhole ? (totals?.total ?? 0) : countOf(db, query, today),
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
    `${standingSql}, placed AS (
       SELECT id, row_number() OVER list AS position, lag(id) OVER list AS previousId, lead(id) OVER list AS nextId,
         (SELECT count(*) FROM standing) AS total
       FROM standing WINDOW list AS (ORDER BY ${orderOf(query)})
     ) SELECT previousId, nextId, position, total FROM placed WHERE id = :id`,
    { ...filterValues(query, today), id },
  )
  return row ?? { previousId: null, nextId: null, position: 0, total: 0 }
}

function orderOf(query: ReturnType<typeof clientQuery.parse>): string {
  const parts = query.sort.map(({ key, descending }) =>
    (orderBy[key] ?? 'name')
      .split(', ')
      .map((part) => (part.endsWith('IS NULL') ? part : `${part}${descending ? ' DESC' : ''}`))
      .join(', '),
  )
  return [...parts, 'name COLLATE NOCASE', 'id'].join(', ')
}

function filterValues(query: ReturnType<typeof clientQuery.parse>, today: string): Parameters {
  const like = `%${query.filter.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return { today, state: query.state, filter: query.filter, like }
}

function countOf(db: Database, query: ReturnType<typeof clientQuery.parse>, today: string): number {
  const row = first<{ n: number }>(
    db,
    `${standingSql} SELECT count(*) AS n FROM standing`,
    filterValues(query, today),
  )
  return row?.n ?? 0
}

function tagsOf(db: Database, rows: readonly StandingRow[]): Map<string, string[]> {
  const ids = JSON.stringify(rows.map((row) => row.id))
  const found = all<{ clientId: string; tag: string }>(
    db,
    'SELECT clientId, tag FROM clientTag WHERE clientId IN (SELECT value FROM json_each(:ids)) ORDER BY id',
    { ids },
  )
  const tags = new Map<string, string[]>()
  for (const { clientId, tag } of found) tags.set(clientId, [...(tags.get(clientId) ?? []), tag])
  return tags
}

function toClientRow(row: StandingRow, tags: readonly string[], today: string): ClientRow {
  const daysSince = (day: string | null) => (day === null ? null : Math.max(0, daysBetween(day, today)))
  const hasEnding = row.hasEnding === 1
  const nextRound =
    row.nextRoundOn !== null && row.nextStage !== null ? { on: row.nextRoundOn, stage: row.nextStage } : null
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    tags,
    employer: row.employer,
    opportunityId: row.opportunityId,
    stage: row.stage,
    waitingDays: daysSince(row.stageOn),
    quietDays: daysSince(row.contactOn),
    promisedFrom: row.promisedFrom,
    promisedTo: row.promisedTo,
    daysLate: row.promisedTo !== null && row.promisedTo < today ? daysBetween(row.promisedTo, today) : null,
    openQuestions: row.openQuestions,
    nextRoundOn: row.nextRoundOn,
    next: nextStepOf({
      today,
      openQuestionOn: row.openQuestionOn,
      hasEnding,
      stage: row.stage,
      stageOn: row.stageOn,
      lastContactOn: row.contactOn,
      promisedTo: row.promisedTo,
      nextRound,
    }),
    lastLetterOn: row.lastLetterOn,
  }
}
