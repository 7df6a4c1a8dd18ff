import { addDays, addWorkingDays } from './dates'
import type { RoundStage, Stage } from './stages'

/** What the coach does next for one opportunity, and the rule that says so. `on` is a calendar day, null when open. */
export type NextStep = {
  readonly kind: 'answer' | 'interview' | 'check_in' | 'wait' | 'none'
  readonly on: string | null
  readonly rule:
    | 'question_open'
    | 'round_ahead'
    | 'promise_passed'
    | 'promise_ahead'
    | 'silence'
    | 'background_check'
    | 'start_date'
    | 'ended'
    | 'nothing_yet'
  /** The number in the rule: working days of buffer, or days of silence. */
  readonly ruleDays: number | null
}

/** The numbers of the follow-up rules. Every one is a default that a coach may come to change. */
export const followUpRules = {
  /** Working days granted after a promised date. */
  promiseBufferDays: 2,
  /** Calendar days of silence before a friendly check-in. */
  silenceDays: 21,
  /** Calendar days of silence while a background check runs. */
  backgroundCheckDays: 14,
  /** Working days after an offer without a start date. */
  startDateDays: 5,
} as const

export type NextStepFacts = {
  readonly today: string
  readonly openQuestionOn: string | null
  readonly hasEnding: boolean
  readonly stage: Stage | null
  readonly stageOn: string | null
  readonly lastContactOn: string | null
  /** End of the newest promise that nothing has answered. */
  readonly promisedTo: string | null
  readonly nextRound: { readonly on: string; readonly stage: RoundStage } | null
}

/** The coach's own holidays are not kept yet; weekends are. */
const noHolidays: ReadonlySet<string> = new Set()

const later = (a: string, b: string) => (a > b ? a : b)

/** Decides the next step from facts alone: a question first, then a round ahead, then the promise, then silence. */
export function nextStepOf(facts: NextStepFacts): NextStep {
  const { today, promisedTo } = facts
  if (facts.openQuestionOn) return { kind: 'answer', on: today, rule: 'question_open', ruleDays: null }
  if (facts.hasEnding) return { kind: 'none', on: null, rule: 'ended', ruleDays: null }
  if (facts.nextRound)
    return { kind: 'interview', on: facts.nextRound.on, rule: 'round_ahead', ruleDays: null }
  if (promisedTo !== null) {
    const ruleDays = followUpRules.promiseBufferDays
    const due = addWorkingDays(promisedTo, ruleDays, noHolidays)
    return promisedTo >= today
      ? { kind: 'wait', on: promisedTo, rule: 'promise_ahead', ruleDays }
      : { kind: 'check_in', on: later(due, today), rule: 'promise_passed', ruleDays }
  }
  const since = facts.lastContactOn ?? facts.stageOn
  if (since === null) return { kind: 'none', on: null, rule: 'nothing_yet', ruleDays: null }
  if (facts.stage === 'offer') {
    const ruleDays = followUpRules.startDateDays
    return {
      kind: 'check_in',
      on: later(addWorkingDays(since, ruleDays, noHolidays), today),
      rule: 'start_date',
      ruleDays,
    }
  }
  const isCheck = facts.stage === 'background_check'
  const ruleDays = isCheck ? followUpRules.backgroundCheckDays : followUpRules.silenceDays
  return {
    kind: 'check_in',
    on: later(addDays(since, ruleDays), today),
    rule: isCheck ? 'background_check' : 'silence',
    ruleDays,
  }
}
