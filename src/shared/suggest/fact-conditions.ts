import type { CaseFacts } from '../case-facts'
import { assertNever } from '../errors'

type FactValue = string | number | boolean | null
type FactReader = (facts: CaseFacts) => FactValue

/** The names a template may use in a condition, each with the fact it reads. */
export const factReaders: Readonly<Record<string, FactReader>> = {
  always: () => true,
  timeline: (facts) => facts.hasTimeline,
  stage: (facts) => facts.stage,
  upcoming: (facts) => facts.upcomingStage,
  days_ahead: (facts) => facts.daysAhead,
  days_since_stage: (facts) => facts.daysSinceStage,
  days_since_contact: (facts) => facts.daysSinceContact,
  rounds: (facts) => facts.roundsHeld,
  rejections: (facts) => facts.rejections,
  promised: (facts) => facts.promisedTo !== null,
  promise_ahead: (facts) => facts.promisedTo !== null && facts.promisedTo >= 0,
  overdue: (facts) => facts.daysLate > 0,
  days_late: (facts) => facts.daysLate,
  promise_broken_before: (facts) => facts.earlierPromiseBroken,
  followups_sent: (facts) => facts.followUpsSent,
  unanswered_followups: (facts) => facts.unansweredFollowUps,
  thank_you_sent: (facts) => facts.thankYouSent,
  thank_you_unanswered: (facts) => facts.thankYouAnswered === false,
  papers: (facts) => facts.papersSubmitted,
  message_since_stage: (facts) => facts.messageSinceStage,
  other_process: (facts) => facts.otherProcess,
  knows_employer: (facts) => facts.knowsEmployer,
  posting: (facts) => facts.posting,
  unemployed_months: (facts) => facts.unemployedMonths,
  written_offer: (facts) => facts.writtenOffer,
  company_size: (facts) => facts.companySize,
  travel_paid: (facts) => facts.travelPaid,
  manager_gave_number: (facts) => facts.managerGaveNumber,
  salary_given: (facts) => facts.salaryGiven,
  ran_a_business: (facts) => facts.ranABusiness,
  minutes: (facts) => facts.minutes,
  by_phone: (facts) => facts.byPhone,
}

/** One condition on the record: `overdue`, `stage=offer|approval`, `days_since_contact>=14`. */
export type FactCondition = {
  readonly name: string
  readonly operator: 'is' | '=' | '>=' | '<='
  readonly values: readonly string[]
}

/** Reads a condition; null when the text is not of that form; throws an Error for an unknown name. */
export const parseFactCondition = (text: string): FactCondition | null => {
  const found = /^(?<name>[a-z_]+)(?:(?<operator>>=|<=|=)(?<values>[a-z0-9_|.]+))?$/u.exec(text)?.groups
  if (!found) return null
  const name = found['name'] ?? ''
  if (!Object.hasOwn(factReaders, name)) throw new Error(`unknown fact “${name}”`)
  const operator = (found['operator'] ?? 'is') as FactCondition['operator']
  return { name, operator, values: (found['values'] ?? '').split('|') }
}

/** Tells whether a condition holds; an unknown fact never does. */
export const factHolds = (condition: FactCondition, facts: CaseFacts): boolean => {
  const value = factReaders[condition.name]?.(facts) ?? null
  if (value === null) return false
  const bound = Number(condition.values[0])
  switch (condition.operator) {
    case 'is':
      return value === true || (typeof value === 'number' && value > 0) || typeof value === 'string'
    case '=':
      return condition.values.includes(String(value))
    case '>=':
      return typeof value === 'number' && value >= bound
    case '<=':
      return typeof value === 'number' && value <= bound
    default:
      return assertNever(condition.operator)
  }
}
