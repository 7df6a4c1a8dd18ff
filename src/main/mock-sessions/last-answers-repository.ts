import type { LastAnswer } from '@shared/mock-sessions'
import { markText } from '@shared/mock-sessions/session-quotes'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'
import { dayOfInstant } from '../practice-day'

/** Notes of an earlier answer that are shown beside the question. */
const mostWords = 3

type Earlier = {
  readonly questionId: string
  readonly earlierId: string
  readonly endedAt: string
  readonly mean: number | null
}

/**
 * For each question of a session that the client was asked in an earlier one, how it went the last time. A question is the
 * same by where it comes from, one that was only typed by its words.
 */
export function lastAnswers(db: Database, sessionId: string): LastAnswer[] {
  const dayOf = dayOfInstant(db)
  return all<Earlier>(db, lastAnswersSql, { sessionId }).map(({ questionId, earlierId, endedAt, mean }) => ({
    questionId,
    on: dayOf(new Date(endedAt)),
    mean,
    words: all<{ word: string; detail: string }>(
      db,
      `SELECT word, detail FROM sessionMark
       WHERE sessionQuestionId = :earlierId AND deletedAt IS NULL AND (word <> '' OR detail <> '')
       ORDER BY atMs LIMIT ${mostWords}`,
      { earlierId },
    ).map(markText),
  }))
}

/** Its statement, which a test asks for its plan. */
export const lastAnswersSql = `SELECT found.questionId, found.earlierId, session.endedAt,
    (SELECT sum(c.score * k.weight) / nullif(sum(k.weight), 0)
     FROM sessionScore c JOIN sessionCriterion k
       ON k.sessionId = c.sessionId AND k.criterionRef = c.criterionRef AND k.deletedAt IS NULL
     WHERE c.sessionQuestionId = found.earlierId AND c.by = 'coach' AND c.deletedAt IS NULL) AS mean
  FROM (
    SELECT q.id AS questionId, (
      SELECT e.id FROM sessionQuestion e JOIN mockSession s ON s.id = e.sessionId
      WHERE e.clientId = q.clientId AND e.questionRef IS q.questionRef AND e.deletedAt IS NULL
        AND (q.questionRef IS NOT NULL OR e.body = q.body)
        AND e.sessionId <> q.sessionId AND e.spentMs > 0 AND s.state = 'ended' AND s.deletedAt IS NULL
      ORDER BY s.endedAt DESC LIMIT 1) AS earlierId
    FROM sessionQuestion q WHERE q.sessionId = :sessionId AND q.deletedAt IS NULL) found
  JOIN sessionQuestion earlier ON earlier.id = found.earlierId
  JOIN mockSession session ON session.id = earlier.sessionId`

/** The newest wording of each answer that the client has worked out for a question of a session. */
export const workedOutAnswers = (
  db: Database,
  sessionId: string,
): { readonly questionId: string; readonly text: string }[] =>
  all<{ questionId: string; text: string }>(db, workedOutSql, { sessionId })

/** Its statement, which a test asks for its plan. */
export const workedOutSql = `SELECT questionId, text FROM (
    SELECT q.id AS questionId, (
      SELECT v.body FROM answer a JOIN answerVersion v ON v.answerId = a.id AND v.deletedAt IS NULL
      WHERE a.clientId = q.clientId AND a.deletedAt IS NULL AND v.body <> ''
        AND a.questionRef IS q.questionRef AND (q.questionRef IS NOT NULL OR a.questionBody = q.body)
      ORDER BY v.createdAt DESC, v.id DESC LIMIT 1) AS text
    FROM sessionQuestion q WHERE q.sessionId = :sessionId AND q.deletedAt IS NULL)
  WHERE text IS NOT NULL`
