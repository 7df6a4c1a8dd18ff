import type { CaseHistory } from '@shared/interviews'
import type { PreparedQuestion, SessionDraft } from '@shared/mock-sessions'
import type { CarriedQuestion } from '@shared/mock-sessions/questions-due'
import type { BankQuestion, Criterion } from '@shared/question-bank'
import type { QuestionSet, QuestionSetItem } from '@shared/question-sets'

/** A question in the plan of a session; `key` names its line on screen. */
export type PlannedQuestion = PreparedQuestion & { readonly key: string }

export type Bank = {
  readonly questions: readonly BankQuestion[]
  readonly criteria: readonly Criterion[]
  readonly sets: readonly QuestionSet[]
}

/** Criteria that are chosen when nothing says which: those that count most. */
const usualCriteria = 5

type Asked = Pick<PreparedQuestion, 'questionRef' | 'body'> & Partial<PreparedQuestion>

/** A line of the plan: what the bank knows of the question is frozen with it. */
export function planned(asked: Asked, bank: Pick<Bank, 'questions'>, key: string): PlannedQuestion {
  const known = bank.questions.find(({ ref }) => ref === asked.questionRef)
  return {
    listenFor: known?.strongAnswer || known?.probes || '',
    followUps: known?.followUps.join('\n') ?? '',
    limitSeconds: null,
    criteria: null,
    carriedFromId: null,
    ...asked,
    key,
  }
}

/** The lines of a set, kept or suggested, in its order. */
export const plannedSet = (
  items: readonly Omit<QuestionSetItem, 'id'>[],
  bank: Bank,
  newKey: () => string,
): readonly PlannedQuestion[] =>
  items.map(({ questionRef, body, limitSeconds, criteria }) =>
    planned(
      { questionRef, body, limitSeconds, criteria: criteria.length > 0 ? [...criteria] : null },
      bank,
      newKey(),
    ),
  )

/** Questions of earlier sessions that are due again. */
export const plannedAgain = (
  due: readonly CarriedQuestion[],
  bank: Bank,
  newKey: () => string,
): readonly PlannedQuestion[] =>
  due.map(({ questionRef, body, limitSeconds, carriedFromId }) =>
    planned({ questionRef, body, limitSeconds, carriedFromId }, bank, newKey()),
  )

/** Adds lines to a plan; a question of the bank that is there already is not asked twice. */
export function withAdded(
  plan: readonly PlannedQuestion[],
  added: readonly PlannedQuestion[],
): readonly PlannedQuestion[] {
  const known = new Set(plan.map(({ questionRef }) => questionRef))
  return [...plan, ...added.filter(({ questionRef }) => questionRef === null || !known.has(questionRef))]
}

/** Moves a line up or down; at the ends it stays. */
export function withMoved(
  plan: readonly PlannedQuestion[],
  key: string,
  by: 1 | -1,
): readonly PlannedQuestion[] {
  const from = plan.findIndex((one) => one.key === key)
  const line = plan[from]
  const other = plan[from + by]
  if (!line || !other) return plan
  return plan.map((one) => (one === line ? other : one === other ? line : one))
}

/** The criteria that are ticked at first: those the questions ask for, else the ones that count most. */
export function firstCriteria(
  plan: readonly PlannedQuestion[],
  criteria: readonly Criterion[],
): readonly string[] {
  const asked = new Set(plan.flatMap((question) => question.criteria ?? []))
  const offered = criteria.filter(({ isRetired }) => !isRetired)
  if (asked.size > 0) return offered.filter(({ ref }) => asked.has(ref)).map(({ ref }) => ref)
  const heaviest = offered.toSorted((a, b) => b.weight - a.weight).slice(0, usualCriteria)
  return offered.filter((one) => heaviest.includes(one)).map(({ ref }) => ref)
}

/** The chosen criteria as a session keeps them. */
export const draftCriteria = (
  refs: readonly string[],
  criteria: readonly Criterion[],
): SessionDraft['criteria'] =>
  criteria
    .filter(({ ref }) => refs.includes(ref))
    .map(({ ref, name, weight, anchors }) => ({ criterionRef: ref, name, weight, anchors: [...anchors] }))

/** What a session can prepare for: a round that lies ahead, an opportunity, or nothing in particular (both null). */
export type SessionAim = {
  readonly opportunityId: string | null
  readonly roundId: string | null
}

/** The rounds that lie ahead, the nearest first, then the open opportunities, then none. */
export function aimsOf(history: CaseHistory): readonly SessionAim[] {
  const open = history.standings
    .filter(({ ending }) => ending === null)
    .map(({ opportunityId }) => opportunityId)
  const ahead = history.rounds
    .filter(({ heldOn, opportunityId }) => heldOn >= history.today && open.includes(opportunityId))
    .toSorted((a, b) => `${a.heldOn} ${a.startTime ?? ''}`.localeCompare(`${b.heldOn} ${b.startTime ?? ''}`))
  return [
    ...ahead.map(({ id, opportunityId }) => ({ opportunityId, roundId: id })),
    ...open.map((opportunityId) => ({ opportunityId, roundId: null })),
    { opportunityId: null, roundId: null },
  ]
}

/** The aim to begin with: the one that was asked for, else the first. */
export function firstAim(aims: readonly SessionAim[], wanted: Partial<SessionAim>): SessionAim {
  const { roundId, opportunityId } = wanted
  const found =
    (roundId ? aims.find((aim) => aim.roundId === roundId) : undefined) ??
    (opportunityId ? aims.find((aim) => aim.opportunityId === opportunityId) : undefined)
  return found ?? aims[0] ?? { opportunityId: null, roundId: null }
}
