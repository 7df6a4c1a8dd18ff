import { addDays } from '../dates'
import { goodFrom, type SessionFacts } from './session-facts'
import { questionMean } from './session-means'

/** Sessions until a weak question comes back: after it was weak, after one good answer, after two. A third ends it. */
const gapSessions = [1, 2, 4] as const
/** Days after which it is due however few sessions there were. */
const gapDays = [7, 28, 90] as const

/** A question that was weak once and comes back until it was answered well three times running. */
export type CarriedQuestion = {
  readonly questionRef: string | null
  readonly body: string
  readonly limitSeconds: number | null
  /** The question of the session in which it was last scored. */
  readonly carriedFromId: string
  /** The coach's mean of that answer, its session and its day. */
  readonly mean: number
  readonly sessionNumber: number
  readonly on: string
  /** The session in which it comes back, and the day from which it is due in any. */
  readonly dueSession: number
  readonly dueOn: string
}

/** What makes two questions the same: where they come from, else their words. */
export const questionKey = ({
  questionRef,
  body,
}: {
  readonly questionRef: string | null
  readonly body: string
}): string =>
  questionRef === null
    ? `text ${body
        .toLowerCase()
        .replaceAll(/[\s\p{P}]+/gu, ' ')
        .trim()}`
    : `ref ${questionRef}`

type Attempt = Omit<CarriedQuestion, 'dueSession' | 'dueOn'>

/** The number of the session after these. */
const nextSession = (history: readonly SessionFacts[]): number =>
  1 + history.reduce((most, { number }) => Math.max(most, number), 0)

/** Every scored answer of a client's sessions by its question, oldest first. */
function attemptsOf(history: readonly SessionFacts[]): ReadonlyMap<string, Attempt[]> {
  const attempts = new Map<string, Attempt[]>()
  for (const session of history.toSorted((a, b) => a.number - b.number)) {
    for (const question of session.questions) {
      const mean = questionMean(session, question.id, 'coach')
      if (mean === null) continue
      const { questionRef, body, limitSeconds, id } = question
      const about = { questionRef, body, limitSeconds, carriedFromId: id }
      const key = questionKey(question)
      const attempt = { ...about, mean, sessionNumber: session.number, on: session.on }
      attempts.set(key, [...(attempts.get(key) ?? []), attempt])
    }
  }
  return attempts
}

/**
 * The questions that are to come back, the weakest first, with when. A question that never was weak is not among them, nor
 * one that has been answered well three times running since.
 */
export function carriedQuestions(history: readonly SessionFacts[]): readonly CarriedQuestion[] {
  const next = nextSession(history)
  const carried = [...attemptsOf(history).values()].flatMap((attempts): CarriedQuestion[] => {
    const weakAt = attempts.findLastIndex(({ mean }) => mean < goodFrom)
    const last = attempts.at(-1)
    if (weakAt < 0 || last === undefined) return []
    const goodSince = attempts.length - 1 - weakAt
    const [sessions, days] = [gapSessions[goodSince], gapDays[goodSince]]
    if (sessions === undefined || days === undefined) return []
    // What was left out when it was due comes in the next session there is.
    const dueSession = Math.max(next, last.sessionNumber + sessions)
    return [{ ...last, dueSession, dueOn: addDays(last.on, days) }]
  })
  return carried.toSorted((a, b) => a.mean - b.mean || a.dueSession - b.dueSession)
}

/** The questions that are due in the session after these, the weakest first. `history` are the client's ended sessions. */
export function questionsDue(history: readonly SessionFacts[], today: string): readonly CarriedQuestion[] {
  const next = nextSession(history)
  return carriedQuestions(history).filter(({ dueSession, dueOn }) => dueSession <= next || dueOn <= today)
}
