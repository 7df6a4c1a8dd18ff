import { AppError } from '@shared/errors'
import { carriedQuestions } from '@shared/mock-sessions/questions-due'
import type { SessionFacts } from '@shared/mock-sessions/session-facts'
import type { SessionReport } from '@shared/session-report'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { readHistory } from '../interviews/case-history'
import { dayOfInstant } from '../practice-day'
import { readSession } from './mock-sessions-repository'
import { listEndedSessions } from './session-history-repository'

/**
 * The report of a session that has begun, the unfinished one as far as it has come. For the coach's eyes only.
 * Throws AppError not-found, session-not-begun.
 */
export function sessionReport({ db }: Pick<Context, 'db'>, id: string): SessionReport {
  const { session, clientName, questions, criteria, scores, marks } = readSession(db, id)
  if (session.state === 'prepared') throw new AppError('session-not-begun')
  const dayOf = dayOfInstant(db)
  const on = dayOf(session.startedAt ?? session.createdAt)
  const ended = listEndedSessions(db, session.clientId, dayOf)
  const place = ended.findIndex((one) => one.id === id)
  const before = place < 0 ? ended : ended.slice(0, place)
  const facts: SessionFacts = {
    id,
    number: before.length + 1,
    on,
    criteria,
    questions,
    scores,
    marks,
  }
  return {
    session,
    clientName,
    preferredName: getClient(db, session.clientId).preferredName,
    employer: employerOf(db, session),
    facts,
    last: before.at(-1) ?? null,
    carried: carriedQuestions([...before, facts]),
  }
}

function employerOf(db: Context['db'], session: SessionReport['session']): string | null {
  if (session.opportunityId === null) return null
  const { opportunities, employers } = readHistory(db, session.clientId)
  const about = opportunities.find(({ id }) => id === session.opportunityId)
  return employers.find(({ id }) => id === about?.employerId)?.name ?? null
}
