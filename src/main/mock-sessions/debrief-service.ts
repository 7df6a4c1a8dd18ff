import type { Debrief, DebriefDraft, DebriefQuestion } from '@shared/debriefs'
import { AppError } from '@shared/errors'
import type { Round, RoundQuestion } from '@shared/interviews'
import type { SessionQuestion } from '@shared/mock-sessions'
import { translatorOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import type { Context } from '../context'
import { listEmployers, listOpportunities, listRounds, saveRound } from '../interviews/interviews-repository'
import { findDebrief, saveDebriefQuestions, saveDebriefSession } from './debrief-repository'
import { listQuestions } from './mock-sessions-repository'
import { clientOfRound } from './session-history-repository'

type DebriefContext = Pick<Context, 'db' | 'now' | 'newId' | 'language'>

/**
 * The debrief of a round: the one that was kept, with what was added to the round since, else a new one from the questions
 * that the round has. Throws AppError not-found.
 */
export function openDebrief({ db, newId }: Pick<DebriefContext, 'db' | 'newId'>, roundId: string): Debrief {
  const round = roundOf(db, roundId)
  const kept = findDebrief(db, roundId)
  const questions = kept === null ? [] : listQuestions(db, kept.id)
  return {
    round,
    sessionId: kept?.id ?? newId(),
    savedAt: kept?.updatedAt ?? null,
    questions: joined(round.questions, questions, newId),
  }
}

/** Keeps a debrief. The questions become those of the round and how it went stands with it. Throws AppError not-found. */
export function keepDebrief(context: DebriefContext, draft: DebriefDraft): Debrief {
  const { db, now, newId } = context
  const round = roundOf(db, draft.roundId)
  const writing = { at: now().toISOString(), newId }
  return db.transaction(() => {
    const kept = findDebrief(db, round.id)
    const sessionId = kept?.id ?? draft.sessionId
    saveDebriefSession(db, { id: sessionId, title: titleOf(context, round) }, round, writing.at)
    const { questions } = draft
    saveDebriefQuestions(db, { sessionId, clientId: round.clientId }, questions, writing)
    saveRound(
      db,
      {
        ...roundDraftOf(round),
        debrief: draft.howItWent,
        questions: questions.map(({ roundQuestionId, body }) => ({
          ...(roundQuestionId === null ? {} : { id: roundQuestionId }),
          body,
        })),
      },
      writing,
    )
    return openDebrief(context, round.id)
  })()
}

function roundOf(db: Database, roundId: string): Round {
  const clientId = clientOfRound(db, roundId)
  const round = clientId === null ? undefined : listRounds(db, clientId).find(({ id }) => id === roundId)
  if (!round) throw new AppError('not-found')
  return round
}

/** A round as its form takes it. */
function roundDraftOf({ id, clientId, opportunityId, stage, medium, heldOn, startTime, ...rest }: Round) {
  const { minutes, interviewers, managerGaveNumber, salaryGiven } = rest
  const when = { stage, medium, heldOn, startTime, minutes }
  return { id, clientId, opportunityId, ...when, interviewers, managerGaveNumber, salaryGiven }
}

function titleOf({ db, language }: DebriefContext, { clientId, opportunityId, stage }: Round): string {
  const about = listOpportunities(db, clientId).find(({ id }) => id === opportunityId)
  const employer = listEmployers(db, clientId).find(({ id }) => id === about?.employerId)?.name ?? ''
  const t = translatorOf(language(), 'debriefs')
  return t('sessionTitle', { stage: translatorOf(language(), 'stages')(stage), employer })
}

/**
 * The questions of a debrief beside those of its round. They were saved together, so that they agree word by word; where a
 * word was mended in the round since, the place tells which one it is. What was added to the round comes last; what was
 * taken out of it stays only where somebody wrote how it went.
 */
function joined(
  asked: readonly RoundQuestion[],
  kept: readonly SessionQuestion[],
  newId: () => string,
): readonly DebriefQuestion[] {
  const free = new Map(asked.map((question) => [question.id, question]))
  const take = (question: RoundQuestion | undefined): RoundQuestion | null => {
    if (question === undefined || !free.delete(question.id)) return null
    return question
  }
  const byWords = kept.map(({ body }) => take([...free.values()].find((question) => question.body === body)))
  const old = kept.flatMap(({ id, body, howItWent }, place): DebriefQuestion[] => {
    const same = byWords[place] ?? take(asked[place])
    const went = howItWent ?? ''
    if (same === null && went === '') return []
    return [{ id, roundQuestionId: same?.id ?? null, body: same?.body ?? body, howItWent: went }]
  })
  const added = [...free.values()].map(
    ({ id, body }): DebriefQuestion => ({ id: newId(), roundQuestionId: id, body, howItWent: '' }),
  )
  return [...old, ...added]
}
