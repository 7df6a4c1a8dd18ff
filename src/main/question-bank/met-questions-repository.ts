import type { AskedRow } from '@shared/question-bank/met-questions'
import type { NextRound } from '@shared/question-sets'
import type { Database } from 'better-sqlite3'
import { all, first } from '../db/statements'

type Row = Omit<AskedRow, 'names'> & {
  readonly fullName: string
  readonly preferredName: string
  readonly interviewers: string
  readonly people: string | null
}

const columns = `q.body, r.heldOn, r.stage, o.role, o.employerId, e.name AS employer, q.clientId,
  c.fullName, c.preferredName, r.interviewers,
  (SELECT group_concat(p.fullName, char(10)) FROM contact p WHERE p.employerId = o.employerId) AS people`

/** Of a large practice the newest questions are counted. */
export const MOST_MET = 2_000

const living = `JOIN opportunity o ON o.id = r.opportunityId AND o.deletedAt IS NULL
  JOIN employer e ON e.id = o.employerId JOIN client c ON c.id = o.clientId AND c.deletedAt IS NULL`

/** The statement of `listMetRows`, which a test asks for its plan. */
export const metRowsSql = `SELECT ${columns} FROM roundQuestion q
  JOIN round r ON r.id = q.roundId AND r.deletedAt IS NULL ${living}
  WHERE q.deletedAt IS NULL ORDER BY q.id DESC LIMIT ${MOST_MET}`

/** The statement of `listMetRowsAt`. */
export const metRowsAtSql = `SELECT ${columns} FROM opportunity mine
  JOIN round r ON r.opportunityId = mine.id AND r.deletedAt IS NULL
  JOIN roundQuestion q ON q.roundId = r.id AND q.deletedAt IS NULL ${living}
  WHERE mine.employerId = :employerId AND mine.deletedAt IS NULL ORDER BY q.id DESC LIMIT ${MOST_MET}`

const toAsked = ({ fullName, preferredName, interviewers, people, ...row }: Row): AskedRow => ({
  ...row,
  names: [fullName, preferredName, interviewers, ...(people?.split('\n') ?? [])],
})

/** What clients were asked in rounds, newest first. */
export const listMetRows = (db: Database): AskedRow[] => all<Row>(db, metRowsSql).map(toAsked)

/** What was asked at one employer, newest first. */
export const listMetRowsAt = (db: Database, employerId: string): AskedRow[] =>
  all<Row>(db, metRowsAtSql, { employerId }).map(toAsked)

const roundColumns = `SELECT r.id AS roundId, r.clientId, c.fullName AS clientName, e.name AS employer, o.role, r.stage,
  r.heldOn FROM round r JOIN opportunity o ON o.id = r.opportunityId AND o.deletedAt IS NULL
  JOIN employer e ON e.id = o.employerId JOIN client c ON c.id = r.clientId AND c.deletedAt IS NULL`

/** The statement of `listNextRounds`. */
export const nextRoundsSql = `${roundColumns} WHERE r.deletedAt IS NULL AND r.heldOn BETWEEN :from AND :to
  ORDER BY r.heldOn, r.startTime, r.id LIMIT 200`

/** The rounds between two days, the nearest first. */
export const listNextRounds = (db: Database, from: string, to: string): NextRound[] =>
  all<NextRound>(db, nextRoundsSql, { from, to })

/** One round; null where it is gone. */
export const findRoundAhead = (db: Database, roundId: string): NextRound | null =>
  first<NextRound>(db, `${roundColumns} WHERE r.id = :roundId AND r.deletedAt IS NULL`, { roundId }) ?? null
