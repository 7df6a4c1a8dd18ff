import type { FactScore, SessionFacts } from './session-facts'
import { criterionMean, sessionMean } from './session-means'

/** Fewer scores given by both than this say nothing about a drift. */
export const driftFrom = 5

/** How far the client's own scores stand from the coach's. */
export type Drift = {
  /** Answers and criteria that both scored. */
  readonly pairs: number
  /** Mean of self - coach: above 0 the client thinks better of it. Null with fewer than five pairs. */
  readonly difference: number | null
  /** Mean distance whichever way it goes; null like `difference`. */
  readonly distance: number | null
}

const keyOf = ({ sessionQuestionId, criterionRef }: FactScore) => `${sessionQuestionId} ${criterionRef}`

/** self - coach of everything that both scored in a session. */
function differencesOf({ scores }: Pick<SessionFacts, 'scores'>, criterionRef: string | null): number[] {
  const coach = new Map(scores.filter(({ by }) => by === 'coach').map((score) => [keyOf(score), score.score]))
  return scores.flatMap((score) => {
    const other = coach.get(keyOf(score))
    const isMeant = criterionRef === null || score.criterionRef === criterionRef
    return score.by === 'self' && other !== undefined && isMeant ? [score.score - other] : []
  })
}

/** Drift over sessions: of everything, or of one criterion. */
export function driftOf(
  sessions: readonly Pick<SessionFacts, 'scores'>[],
  criterionRef: string | null = null,
): Drift {
  const differences = sessions.flatMap((session) => differencesOf(session, criterionRef))
  const pairs = differences.length
  if (pairs < driftFrom) return { pairs, difference: null, distance: null }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / pairs
  return { pairs, difference: mean(differences), distance: mean(differences.map(Math.abs)) }
}

/** One session as a point of the progress. */
export type ProgressPoint = {
  readonly sessionId: string
  readonly number: number
  readonly on: string
  readonly coach: number | null
  readonly self: number | null
  readonly drift: Drift
}

/** One criterion over the sessions: a mean, or null, for each point. */
export type ProgressCriterion = {
  readonly criterionRef: string
  readonly name: string
  readonly means: readonly (number | null)[]
  readonly drift: Drift
}

export type Progress = {
  readonly points: readonly ProgressPoint[]
  readonly criteria: readonly ProgressCriterion[]
  readonly drift: Drift
}

/** A client over their sessions, oldest first. A criterion bears the name it had last. */
export function progressOf(history: readonly SessionFacts[]): Progress {
  const sessions = history.toSorted((a, b) => a.number - b.number)
  const names = new Map(
    sessions.flatMap(({ criteria }) => criteria.map(({ criterionRef, name }) => [criterionRef, name])),
  )
  return {
    points: sessions.map((session) => ({
      sessionId: session.id,
      number: session.number,
      on: session.on,
      coach: sessionMean(session, 'coach'),
      self: sessionMean(session, 'self'),
      drift: driftOf([session]),
    })),
    criteria: [...names].map(([criterionRef, name]) => ({
      criterionRef,
      name,
      means: sessions.map((session) => criterionMean(session, criterionRef, 'coach')),
      drift: driftOf(sessions, criterionRef),
    })),
    drift: driftOf(sessions),
  }
}
