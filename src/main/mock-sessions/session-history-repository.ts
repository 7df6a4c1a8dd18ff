import type { MockSession } from '@shared/mock-sessions'
import type { SessionFacts } from '@shared/mock-sessions/session-facts'
import type { Database } from 'better-sqlite3'
import { all, first } from '../db/statements'

type EndedRow = { readonly id: string; readonly startedAt: string | null; readonly createdAt: string }

/** The statements of a client's history, which a test asks for their plans. */
export const historySql = {
  ended: `SELECT id, startedAt, createdAt FROM mockSession
    WHERE clientId = :clientId AND deletedAt IS NULL AND kind = 'mock' AND state = 'ended'
    ORDER BY createdAt, id`,
  criteria: `SELECT sessionId, criterionRef, name, weight FROM sessionCriterion INDEXED BY sessionCriterionByClient
    WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY sessionId, position, id`,
  questions: `SELECT sessionId, id, questionRef, body, limitSeconds, spentMs FROM sessionQuestion
    INDEXED BY sessionQuestionByClient WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY sessionId, position, id`,
  scores: `SELECT sessionId, sessionQuestionId, criterionRef, by, score FROM sessionScore INDEXED BY sessionScoreByClient
    WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY sessionId, id`,
  timeline: `SELECT id, opportunityId, roundId, kind, state, title, note, startedAt, createdAt, elapsedMs FROM mockSession
    WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY createdAt, id`,
} as const

type OfSession = { readonly sessionId: string }

function bySession<Row extends OfSession>(rows: readonly Row[]): (sessionId: string) => readonly Row[] {
  const lists = new Map<string, Row[]>()
  for (const row of rows) {
    const list = lists.get(row.sessionId)
    if (list) list.push(row)
    else lists.set(row.sessionId, [row])
  }
  return (sessionId) => lists.get(sessionId) ?? []
}

/**
 * The ended practice sessions of a client, oldest first and counted from 1, without their marks. `dayOf` turns an instant
 * into the practice's calendar day.
 */
export function listEndedSessions(
  db: Database,
  clientId: string,
  dayOf: (instant: string) => string,
): SessionFacts[] {
  return db.transaction(() => {
    const criteriaOf = bySession(
      all<SessionFacts['criteria'][number] & OfSession>(db, historySql.criteria, { clientId }),
    )
    const questionsOf = bySession(
      all<SessionFacts['questions'][number] & OfSession>(db, historySql.questions, { clientId }),
    )
    const scoresOf = bySession(
      all<SessionFacts['scores'][number] & OfSession>(db, historySql.scores, { clientId }),
    )
    return all<EndedRow>(db, historySql.ended, { clientId })
      .map(({ id, startedAt, createdAt }) => ({ id, at: startedAt ?? createdAt }))
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(
        ({ id, at }, index): SessionFacts => ({
          id,
          number: index + 1,
          on: dayOf(at),
          criteria: criteriaOf(id),
          questions: questionsOf(id),
          scores: scoresOf(id),
          marks: [],
        }),
      )
  })()
}

/** What the timeline tells of a session. `note` is the rich text as JSON text. */
export type TimelineSession = Pick<
  MockSession,
  'id' | 'opportunityId' | 'roundId' | 'kind' | 'state' | 'title' | 'startedAt' | 'createdAt' | 'elapsedMs'
> & { readonly note: string }

/** Every session of a client, whatever its kind and state; no length of history leaves one out. */
export const listTimelineSessions = (db: Database, clientId: string): TimelineSession[] =>
  all<TimelineSession>(db, historySql.timeline, { clientId })

/** Whose round it is; null for one that is not there or removed. */
export const clientOfRound = (db: Database, roundId: string): string | null =>
  first<{ clientId: string }>(db, 'SELECT clientId FROM round WHERE id = :roundId AND deletedAt IS NULL', {
    roundId,
  })?.clientId ?? null
