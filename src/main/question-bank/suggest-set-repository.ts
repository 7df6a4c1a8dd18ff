import type { SetFacts } from '@shared/question-bank/suggest-set'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** The statement of `listWeakAnswers`, which a test asks for its plan. */
export const weakAnswersSql = `SELECT q.questionRef, q.body, avg(s.score) AS score
  FROM sessionQuestion q JOIN sessionScore s ON s.sessionQuestionId = q.id AND s.deletedAt IS NULL AND s.by = 'coach'
  WHERE q.clientId = :clientId AND q.deletedAt IS NULL GROUP BY q.id ORDER BY q.id DESC`

/** Below this mean an answer is one to practise. */
const WEAK = 3

/** What a client answered weakly the last time it was asked, by the coach's scores, the weakest first. */
export function listWeakAnswers(db: Database, clientId: string): SetFacts['weak'] {
  const newest = new Map<string, SetFacts['weak'][number]>()
  for (const row of all<SetFacts['weak'][number]>(db, weakAnswersSql, { clientId })) {
    const key = row.questionRef ?? row.body
    if (!newest.has(key)) newest.set(key, { ...row, score: Math.round(row.score * 10) / 10 })
  }
  return [...newest.values()].filter(({ score }) => score < WEAK).toSorted((a, b) => a.score - b.score)
}

/** The statement of `listTopicsGiven`. */
export const topicsGivenSql = `SELECT DISTINCT t.topicId FROM letter l JOIN letterTopic t ON t.letterId = l.id
  WHERE l.clientId = :clientId AND l.deletedAt IS NULL`

/** The advice that stands in a client's letters. */
export const listTopicsGiven = (db: Database, clientId: string): string[] =>
  all<{ topicId: string }>(db, topicsGivenSql, { clientId }).map(({ topicId }) => topicId)
