import type { TimelineItem } from '@shared/interviews'
import { sessionMean } from '@shared/mock-sessions/session-means'
import { excerptOf, type RichTextDoc } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { listEndedSessions, listTimelineSessions } from './session-history-repository'

/**
 * The mock sessions and debriefs of a client's history, each with the beginning of its note. `dayOf` turns an instant into
 * the practice's calendar day.
 */
export function sessionItems(
  db: Database,
  clientId: string,
  dayOf: (instant: string) => string,
  employerOf: (opportunityId: string | null) => string | null,
): TimelineItem[] {
  const sessions = listTimelineSessions(db, clientId)
  if (sessions.length === 0) return []
  const ended = new Map(listEndedSessions(db, clientId, dayOf).map((session) => [session.id, session]))
  return sessions.map(
    ({ id, opportunityId, roundId, kind, state, title, elapsedMs, ...row }): TimelineItem => {
      const facts = ended.get(id)
      return {
        type: 'session',
        id,
        on: dayOf(row.startedAt ?? row.createdAt),
        opportunityId,
        employer: employerOf(opportunityId),
        kind,
        state,
        title,
        number: facts?.number ?? null,
        roundId: kind === 'debrief' ? roundId : null,
        minutes: Math.round(elapsedMs / 60_000),
        mean: facts === undefined ? null : sessionMean(facts, 'coach'),
        detail: excerptOf(JSON.parse(row.note) as RichTextDoc),
      }
    },
  )
}
