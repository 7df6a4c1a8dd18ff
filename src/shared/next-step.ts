import { addDays } from './dates'
import {
  type DayKind,
  dueDay,
  type FollowUpRule,
  type RuleSetName,
  type Situation,
  thankYouLapseDays,
} from './follow-up-rules'
import type { MessageKind } from './interviews'
import type { RoundStage, Stage } from './stages'

/** What the coach does next for one opportunity, and the rule that says so. Days are calendar days. */
export type NextStep = {
  readonly kind: 'answer' | 'interview' | 'thank_you' | 'check_in' | 'let_go' | 'wait' | 'none'
  /** The day to act on: the due day, or today where that has passed. For a wait the promised day. Null when open. */
  readonly on: string | null
  /** The day it fell due, however long ago. */
  readonly dueOn: string | null
  readonly rule:
    | Situation
    | 'question_open'
    | 'round_ahead'
    | 'promise_ahead'
    | 'ended'
    | 'nothing_yet'
    | 'dismissed'
    | 'switched_off'
  /** The number in the rule and what it counts. */
  readonly ruleDays: number | null
  readonly dayKind: DayKind | null
  readonly ruleSet: RuleSetName | null
  /** The day the rule counts from. */
  readonly since: string | null
  /** Names what the step is about, so that putting it off or aside holds for this and not for what comes later. */
  readonly stepKey: string | null
}

/** What the coach decided about a step. */
export type StepDecision = { readonly kind: 'snooze' | 'dismiss'; readonly untilOn: string | null }

/** The rules as they hold for one opportunity. */
export type ClockRules = {
  readonly ruleFor: (situation: Situation, stage: Stage | null) => FollowUpRule
  readonly holidays: ReadonlySet<string>
  readonly decisionOn: (stepKey: string) => StepDecision | null
}

export type NextStepFacts = {
  readonly today: string
  readonly openQuestionOn: string | null
  readonly hasEnding: boolean
  readonly stage: Stage | null
  readonly stageOn: string | null
  /** The newest round that was held, when nothing came after it. */
  readonly heldRound: { readonly id: string; readonly on: string } | null
  readonly nextRound: { readonly on: string; readonly stage: RoundStage } | null
  /** The newest promise that nothing has answered. */
  readonly promise: { readonly id: string; readonly to: string } | null
  /** Traffic with the employer up to today, by day. */
  readonly messages: readonly {
    readonly direction: 'in' | 'out'
    readonly kind: MessageKind
    readonly sentOn: string
  }[]
}

const later = (a: string, b: string) => (a > b ? a : b)
const plain = {
  dueOn: null,
  ruleDays: null,
  dayKind: null,
  ruleSet: null,
  since: null,
  stepKey: null,
} as const

/**
 * Decides the next step from facts alone: a question first, then a thank-you, a round ahead, the promise, then the chain of
 * check-ins: first, second, last, let go.
 */
export function nextStepOf(facts: NextStepFacts, rules: ClockRules): NextStep {
  const { today, openQuestionOn, nextRound, promise } = facts
  if (openQuestionOn !== null)
    return { ...plain, kind: 'answer', on: today, dueOn: openQuestionOn, rule: 'question_open' }
  if (facts.hasEnding) return { ...plain, kind: 'none', on: null, rule: 'ended' }
  const thanks = thankYou(facts, rules)
  if (thanks !== null && (nextRound === null || (thanks.dueOn ?? '') <= nextRound.on)) return thanks
  if (nextRound !== null)
    return { ...plain, kind: 'interview', on: nextRound.on, dueOn: nextRound.on, rule: 'round_ahead' }
  if (promise !== null && promise.to >= today) {
    const { days, dayKind, ruleSet } = rules.ruleFor('promise_passed', facts.stage)
    return {
      ...plain,
      kind: 'wait',
      on: promise.to,
      rule: 'promise_ahead',
      ruleDays: days,
      dayKind,
      ruleSet,
    }
  }
  return followUp(facts, rules)
}

/** A thank-you that was not sent yet, as long as it still makes sense. */
function thankYou(facts: NextStepFacts, rules: ClockRules): NextStep | null {
  const { heldRound, today } = facts
  if (heldRound === null || today > addDays(heldRound.on, thankYouLapseDays)) return null
  const isSent = facts.messages.some(
    (one) => one.direction === 'out' && one.kind === 'thank_you' && one.sentOn >= heldRound.on,
  )
  if (isSent) return null
  const step = stepBy('thank_you', heldRound.on, `thank_you:${heldRound.id}`, facts, rules)
  return step.kind === 'none' ? null : step
}

function followUp(facts: NextStepFacts, rules: ClockRules): NextStep {
  const { promise, stage, stageOn } = facts
  const incoming = facts.messages.findLast((one) => one.direction === 'in')?.sentOn ?? null
  const newestSign = [stageOn, incoming].reduce<string>((day, one) => later(day, one ?? ''), '')
  // Word from the employer after a broken promise starts the clock anew: they are heard of, though not decided.
  const isBroken = promise !== null && newestSign <= promise.to
  const from = isBroken ? promise.to : newestSign
  const chain = facts.messages.filter(
    (one) => one.direction === 'out' && one.kind === 'check_in' && one.sentOn >= from,
  )
  const lastSent = chain.at(-1)?.sentOn
  if (lastSent !== undefined) {
    const situation = chainSituation(chain.length, stage)
    return stepBy(situation, lastSent, `${situation}:${lastSent}`, facts, rules)
  }
  if (isBroken) return stepBy('promise_passed', promise.to, `promise_passed:${promise.id}`, facts, rules)
  const contact = facts.messages.at(-1)?.sentOn ?? null
  const since = later(newestSign, contact ?? '')
  if (since === '') return { ...plain, kind: 'none', on: null, rule: 'nothing_yet' }
  const situation = silenceSituation(stage)
  return stepBy(situation, since, `${situation}:${since}`, facts, rules)
}

/** After an application one check-in is enough; after interviews there is a second and a last one. */
function chainSituation(sent: number, stage: Stage | null): Situation {
  if (stage === 'applied' || sent >= 3) return 'let_go'
  return sent === 1 ? 'second' : 'last'
}

function silenceSituation(stage: Stage | null): Situation {
  if (stage === 'applied' || stage === 'background_check') return stage
  return stage === 'offer' ? 'start_date' : 'no_date'
}

/** A step by one rule, unless it is switched off, set aside or put off. */
function stepBy(
  situation: Situation,
  since: string,
  stepKey: string,
  { stage, today }: NextStepFacts,
  rules: ClockRules,
): NextStep {
  const rule = rules.ruleFor(situation, stage)
  const said = { ruleDays: rule.days, dayKind: rule.dayKind, ruleSet: rule.ruleSet, since, stepKey }
  if (!rule.isOn) return { ...plain, kind: 'none', on: null, rule: 'switched_off' }
  const decision = rules.decisionOn(stepKey)
  if (decision?.kind === 'dismiss') return { ...plain, ...said, kind: 'none', on: null, rule: 'dismissed' }
  const due = dueDay(since, rule, rules.holidays)
  const dueOn = decision?.untilOn ? later(due, decision.untilOn) : due
  const kind = situation === 'thank_you' || situation === 'let_go' ? situation : 'check_in'
  return { ...said, kind, on: later(dueOn, today), dueOn, rule: situation }
}
