import type { FactCriterion, FactScore, Scorer, SessionFacts } from './session-facts'

type Scored = Pick<SessionFacts, 'criteria' | 'scores'>

/** The mean of values by their weights; null where nothing counts. */
export function weightedMean(
  values: readonly { readonly value: number; readonly weight: number }[],
): number | null {
  let sum = 0
  let weights = 0
  for (const { value, weight } of values) {
    sum += value * weight
    weights += weight
  }
  return weights > 0 ? sum / weights : null
}

/** The scores by their criteria's weights. A criterion that the session does not have counts for nothing. */
function meanOf(scores: readonly FactScore[], criteria: readonly FactCriterion[]): number | null {
  const weights = new Map(criteria.map(({ criterionRef, weight }) => [criterionRef, weight]))
  return weightedMean(
    scores.map(({ score, criterionRef }) => ({ value: score, weight: weights.get(criterionRef) ?? 0 })),
  )
}

/** How one criterion went over all answers; each answer counts the same. Null where it was not scored. */
export function criterionMean({ scores }: Scored, criterionRef: string, by: Scorer): number | null {
  const own = scores.filter((one) => one.by === by && one.criterionRef === criterionRef)
  return weightedMean(own.map(({ score }) => ({ value: score, weight: 1 })))
}

/** How one answer went over all criteria by their weights. Null where it was not scored. */
export function questionMean({ criteria, scores }: Scored, questionId: string, by: Scorer): number | null {
  return meanOf(
    scores.filter((one) => one.by === by && one.sessionQuestionId === questionId),
    criteria,
  )
}

/** How the session went: every score by the weight of its criterion. Null where nothing was scored. */
export function sessionMean({ criteria, scores }: Scored, by: Scorer): number | null {
  return meanOf(
    scores.filter((one) => one.by === by),
    criteria,
  )
}

/** A criterion now, and in the session it is compared with. */
export type ComparedCriterion = {
  readonly criterionRef: string
  readonly name: string
  readonly now: number | null
  readonly last: number | null
  /** now - last, where there are both. */
  readonly change: number | null
}

/** Each criterion of a session beside the same one of an earlier session; null where there is none. */
export function compareCriteria(
  now: Scored,
  last: Scored | null,
  by: Scorer = 'coach',
): readonly ComparedCriterion[] {
  return now.criteria.map(({ criterionRef, name }) => {
    const mean = criterionMean(now, criterionRef, by)
    const before = last === null ? null : criterionMean(last, criterionRef, by)
    return {
      criterionRef,
      name,
      now: mean,
      last: before,
      change: mean === null || before === null ? null : mean - before,
    }
  })
}
