import type { LedgerCounts, LedgerLetter } from '@shared/advice-ledger'
import type { Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** The day on which a letter went out, in the practice's time zone: it was frozen with its facts. */
const sentOn = `coalesce((SELECT factOn FROM letterFact WHERE letterId = w.id AND field = 'today'),
  substr(w.exportedAt, 1, 10))`

/** The newest step of the application up to a letter's day. Handed in papers are no stage. */
const stage = `(SELECT stage FROM (
    SELECT stage, heldOn AS day FROM round
      WHERE opportunityId = g.opportunityId AND heldOn <= g.sentOn AND deletedAt IS NULL
    UNION ALL
    SELECT kind, happenedOn FROM event WHERE clientId = g.clientId AND happenedOn <= g.sentOn
      AND opportunityId = g.opportunityId AND kind <> 'papers' AND deletedAt IS NULL
  ) ORDER BY day DESC LIMIT 1)`

/** The first day within the span on which something is on record. */
const firstOf = (table: string, day: string, kinds: string): string =>
  `(SELECT min(${day}) FROM ${table} f WHERE f.clientId = g.clientId AND f.${day} > g.sentOn AND f.${day} <= g.untilOn
     AND f.opportunityId = g.opportunityId AND f.deletedAt IS NULL${kinds})`

/**
 * What followed each of the letters that `chosen` picks. Each step is made once and for all: SQLite would else look the day of
 * a letter up for every comparison with it.
 */
const judged = (chosen: string): string => `chosen AS MATERIALIZED (${chosen}),
  went AS MATERIALIZED (SELECT w.id, w.clientId, w.opportunityId, ${sentOn} AS sentOn FROM chosen w),
  dated AS MATERIALIZED (SELECT went.*, date(sentOn, :span) AS untilOn FROM went),
  judged AS MATERIALIZED (SELECT g.*, ${stage} AS stage,
    ${firstOf('message', 'sentOn', " AND f.direction = 'in'")} AS replyOn,
    ${firstOf('round', 'heldOn', '')} AS roundOn,
    ${firstOf('event', 'happenedOn', " AND f.kind IN ('offer', 'accepted')")} AS offerOn,
    ${firstOf('ending', 'endedOn', " AND f.tag <> 'accepted'")} AS endedOn
  FROM dated g)`

const columns = 'l.id, l.clientId, l.opportunityId, l.exportedAt'

const gone = `AND l.deletedAt IS NULL AND l.exportedAt IS NOT NULL AND l.opportunityId IS NOT NULL
  AND EXISTS (SELECT 1 FROM client WHERE id = l.clientId AND deletedAt IS NULL)`

/** The statements of the ledger. `:span` is as SQLite counts days on: '+30 days'. */
export const ledgerSql = {
  topics: `WITH ${judged(`SELECT ${columns} FROM letter l INDEXED BY letterByExportDay WHERE true ${gone}`)}
    SELECT t.topicId, j.stage, count(*) AS letters, sum(j.untilOn <= :today) AS settled,
      sum(j.untilOn <= :today AND j.replyOn IS NOT NULL) AS reply,
      sum(j.untilOn <= :today AND j.roundOn IS NOT NULL) AS round,
      sum(j.untilOn <= :today AND j.offerOn IS NOT NULL) AS offer,
      sum(j.untilOn <= :today AND j.endedOn IS NOT NULL) AS ended
    FROM judged j CROSS JOIN letterTopic t ON t.letterId = j.id GROUP BY t.topicId, j.stage`,
  letters: `WITH ${judged(`SELECT ${columns} FROM letterTopic t INDEXED BY letterTopicByTopic JOIN letter l ON l.id = t.letterId
      WHERE t.topicId = :topicId ${gone} ORDER BY l.exportedAt DESC, l.id DESC LIMIT :limit`)}
    SELECT j.id AS letterId, j.clientId, c.fullName AS client, e.name AS employer, l.title, j.sentOn, j.stage,
      j.untilOn <= :today AS isSettled, j.replyOn, j.roundOn, j.offerOn, j.endedOn
    FROM judged j JOIN letter l ON l.id = j.id JOIN client c ON c.id = j.clientId
      JOIN opportunity o ON o.id = j.opportunityId JOIN employer e ON e.id = o.employerId
    ORDER BY j.sentOn DESC, j.id DESC`,
}

export type LedgerQuery = { readonly days: number; readonly today: string }

const bound = ({ days, today }: LedgerQuery) => ({ span: `+${days} days`, today })

/** Counts by topic and stage. Goes over every letter that went out. */
export function countLedger(
  db: Database,
  query: LedgerQuery,
): (LedgerCounts & { readonly topicId: string; readonly stage: Stage | null })[] {
  return all(db, ledgerSql.topics, bound(query))
}

/** The newest letters about a topic and what followed each. */
export function listLedgerLetters(
  db: Database,
  topicId: string,
  limit: number,
  query: LedgerQuery,
): LedgerLetter[] {
  const rows = all<Omit<LedgerLetter, 'isSettled'> & { readonly isSettled: number }>(db, ledgerSql.letters, {
    ...bound(query),
    topicId,
    limit,
  })
  return rows.map((row) => ({ ...row, isSettled: row.isSettled === 1 }))
}
