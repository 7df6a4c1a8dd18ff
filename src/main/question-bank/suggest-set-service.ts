import { addDays, daysBetween } from '@shared/dates'
import { AppError } from '@shared/errors'
import { countMetQuestions } from '@shared/question-bank/met-questions'
import { roleFamilyOf } from '@shared/question-bank/role-family'
import { type SetFacts, suggestSet } from '@shared/question-bank/suggest-set'
import type { MetQuestion, NextRound, SuggestedSet } from '@shared/question-sets'
import type { Database } from 'better-sqlite3'
import { suggestAdvice } from '../advice/suggest-service'
import { getClient } from '../clients/clients-repository'
import type { Context } from '../context'
import { readHistory } from '../interviews/case-history'
import { listBank } from './bank-service'
import { findRoundAhead, listMetRows, listMetRowsAt, listNextRounds } from './met-questions-repository'
import { listTopicsGiven, listWeakAnswers } from './suggest-set-repository'

/** How far ahead rounds are offered, in days. */
const AHEAD_DAYS = 28
/** So many pieces of advice for the client's newest question count as what the case is about. */
const TOPICS_TAKEN = 2
const DAYS_A_MONTH = 30.44

/** What clients really met, the most frequent first. */
export const metQuestions = (db: Database): MetQuestion[] =>
  countMetQuestions(listMetRows(db), listBank(db, 'question'))

/** The rounds that lie ahead. `today` is the practice's calendar day. */
export const nextRounds = (db: Database, today: string): NextRound[] =>
  listNextRounds(db, today, addDays(today, AHEAD_DAYS))

type SuggestContext = Pick<Context, 'db' | 'today' | 'language'>

/**
 * The questions to practise with a client, for one round, or else for the next one. Throws AppError not-found for a client
 * or a round that is gone.
 */
export function suggestedSet(
  context: SuggestContext,
  { clientId, roundId }: { readonly clientId: string; readonly roundId: string | null },
): SuggestedSet {
  const { db } = context
  const today = context.today()
  const client = getClient(db, clientId)
  if (client.deletedAt !== null) throw new AppError('not-found')
  const records = readHistory(db, clientId)
  const ahead = records.rounds
    .filter(({ heldOn }) => heldOn >= today)
    .toSorted((a, b) => a.heldOn.localeCompare(b.heldOn))
  const chosen = roundId === null ? ahead[0] : records.rounds.find(({ id }) => id === roundId)
  if (roundId !== null && !chosen) throw new AppError('not-found')
  const opportunity = records.opportunities.find(({ id }) => id === chosen?.opportunityId)
  const bank = listBank(db, 'question')
  const facts: SetFacts = {
    stage: chosen?.stage ?? null,
    roleFamily: roleFamilyOf(opportunity?.role ?? ''),
    knowsEmployer: opportunity?.knowsEmployer ?? false,
    monthsOutOfWork:
      client.outOfWorkSince === null
        ? null
        : Math.max(0, Math.round(daysBetween(client.outOfWorkSince, today) / DAYS_A_MONTH)),
    ranABusiness: client.ranABusiness,
    managerGaveNumber: records.rounds.some(
      (round) => round.opportunityId === opportunity?.id && round.managerGaveNumber,
    ),
    travelPaid: opportunity?.travelPaid ?? false,
    hasOtherProcess: ahead.some(({ opportunityId }) => opportunityId !== opportunity?.id),
    goals: [client.goals, ...client.tags].join(' '),
    postingText: opportunity?.postingText ?? '',
    topics: topicsOf(context, clientId, records.questions.at(-1)),
    weak: listWeakAnswers(db, clientId),
    metHere: opportunity ? countMetQuestions(listMetRowsAt(db, opportunity.employerId), bank) : [],
  }
  return {
    clientId,
    clientName: client.fullName,
    round: chosen ? findRoundAhead(db, chosen.id) : null,
    items: suggestSet(bank, facts),
  }
}

/** Advice that the client was given, and what fits the newest question best. */
function topicsOf(
  { db, today, language }: SuggestContext,
  clientId: string,
  question: { readonly body: string; readonly opportunityId: string | null } | undefined,
): readonly string[] {
  const given = listTopicsGiven(db, clientId)
  if (!question) return given
  const asked = { clientId, opportunityId: question.opportunityId, question: question.body }
  const { fits, suggestions } = suggestAdvice(db, asked, today(), language())
  const fitting = fits ? suggestions.slice(0, TOPICS_TAKEN).map(({ topicId }) => topicId) : []
  return [...new Set([...given, ...fitting])]
}
