import type { Case, CaseEvent } from './case-file'
import { eventKinds, roundStages, type Stage } from './stages'

/**
 * What a client's record says, as far as advice can depend on it. Days count from today: past ones are positive in
 * `daysSince...`, and in promises a negative day has passed. null = not known. One record stands for one opportunity.
 */
export type CaseFacts = {
  /** False when the record holds no dated line at all. */
  readonly hasTimeline: boolean
  /** Newest past stage. */
  readonly stage: Stage | null
  readonly daysSinceStage: number | null
  /** Nearest stage ahead. */
  readonly upcomingStage: Stage | null
  readonly daysAhead: number | null
  /** Since any word from the employer: a stage, a message, an answer. */
  readonly daysSinceContact: number | null
  readonly roundsHeld: number
  /** Newest promise, in days relative to today; negative = passed. */
  readonly promisedFrom: number | null
  readonly promisedTo: number | null
  /** Days by which the newest promise, still unkept, is late; 0 when it is not. */
  readonly daysLate: number
  /** An older promise passed and was replaced by a new one. */
  readonly earlierPromiseBroken: boolean
  readonly followUpsSent: number
  readonly unansweredFollowUps: number
  readonly thankYouSent: boolean
  readonly thankYouAnswered: boolean | null
  readonly papersSubmitted: boolean
  /** The employer wrote or called after the newest stage. */
  readonly messageSinceStage: boolean
  readonly otherProcess: boolean
  readonly otherProcessUrgent: boolean | null
  readonly knowsEmployer: boolean | null
  readonly posting: 'open' | 'closed' | 'reposted' | null
  readonly unemployedMonths: number | null
  readonly writtenOffer: boolean | null
  readonly companySize: number | null
  readonly travelPaid: boolean | null
  readonly managerGaveNumber: boolean | null
  readonly salaryGiven: boolean | null
  readonly ranABusiness: boolean | null
  readonly rejections: number
  /** Length of the newest round. */
  readonly minutes: number | null
  readonly byPhone: boolean | null
}

/** Facts of a client of whom nothing is recorded. */
export const noFacts: CaseFacts = {
  hasTimeline: false,
  stage: null,
  daysSinceStage: null,
  upcomingStage: null,
  daysAhead: null,
  daysSinceContact: null,
  roundsHeld: 0,
  promisedFrom: null,
  promisedTo: null,
  daysLate: 0,
  earlierPromiseBroken: false,
  followUpsSent: 0,
  unansweredFollowUps: 0,
  thankYouSent: false,
  thankYouAnswered: null,
  papersSubmitted: false,
  messageSinceStage: false,
  otherProcess: false,
  otherProcessUrgent: null,
  knowsEmployer: null,
  posting: null,
  unemployedMonths: null,
  writtenOffer: null,
  companySize: null,
  travelPaid: null,
  managerGaveNumber: null,
  salaryGiven: null,
  ranABusiness: null,
  rejections: 0,
  minutes: null,
  byPhone: null,
}

const stages: readonly string[] = [...roundStages, ...eventKinds]
const rounds: readonly string[] = roundStages

const stageOf = (event: CaseEvent): Stage | null =>
  typeof event.stage === 'string' && stages.includes(event.stage) && event.stage !== 'papers'
    ? (event.stage as Stage)
    : null

type Dated = CaseEvent & { readonly days_ago: number }

const isAnswered = (event: CaseEvent): boolean =>
  typeof event.reply === 'string' && !/^none$/iu.test(event.reply.trim())
const isUnanswered = (event: CaseEvent): boolean =>
  typeof event.reply === 'string' && /^none$/iu.test(event.reply.trim())
const isContact = (event: CaseEvent): boolean =>
  stageOf(event) !== null || Boolean(event.message_in) || isAnswered(event)

type PromiseFacts = Pick<CaseFacts, 'promisedFrom' | 'promisedTo' | 'daysLate' | 'earlierPromiseBroken'>

const promiseFacts = (past: readonly Dated[]): PromiseFacts => {
  const promises = past.flatMap((event) =>
    event.promised_days ? [{ event, days: event.promised_days }] : [],
  )
  const newest = promises.at(-1)
  if (!newest) return { promisedFrom: null, promisedTo: null, daysLate: 0, earlierPromiseBroken: false }
  const promisedFrom = newest.days[0] - newest.event.days_ago
  const promisedTo = newest.days[1] - newest.event.days_ago
  const kept = past.some((event) => event.days_ago < newest.event.days_ago && isContact(event))
  const earlierPromiseBroken = promises
    .slice(0, -1)
    .some(({ event, days }) => days[1] - event.days_ago < -newest.event.days_ago)
  return { promisedFrom, promisedTo, daysLate: kept ? 0 : Math.max(0, -promisedTo), earlierPromiseBroken }
}

const stageFacts = (past: readonly Dated[], ahead: readonly Dated[]) => {
  const staged = past.filter((event) => stageOf(event) !== null)
  const newest = staged.at(-1)
  const next = ahead.find((event) => stageOf(event) !== null)
  const newestStageDays = newest?.days_ago ?? null
  return {
    stage: newest ? stageOf(newest) : null,
    daysSinceStage: newestStageDays,
    upcomingStage: next ? stageOf(next) : null,
    daysAhead: next ? -next.days_ago : null,
    daysSinceContact: past.findLast(isContact)?.days_ago ?? null,
    roundsHeld: staged.filter((event) => rounds.includes(stageOf(event) ?? '')).length,
    rejections: staged.filter((event) => stageOf(event) === 'rejected').length,
    minutes: newest?.minutes ?? null,
    byPhone: newest
      ? newest.medium === 'phone' || ['phone', 'screening'].includes(stageOf(newest) ?? '')
      : null,
    messageSinceStage: past.some(
      (event) => Boolean(event.message_in) && (newestStageDays ?? Infinity) >= event.days_ago,
    ),
  }
}

const contactFacts = (past: readonly Dated[]) => {
  const followUps = past.filter((event) => Boolean(event.followup))
  const thanks = past.filter((event) => Boolean(event.thank_you))
  return {
    followUpsSent: followUps.length,
    unansweredFollowUps: followUps.filter(isUnanswered).length,
    thankYouSent: thanks.length > 0,
    thankYouAnswered: thanks.some(isAnswered) ? true : thanks.some(isUnanswered) ? false : null,
    papersSubmitted: past.some((event) => Boolean(event.submitted)),
  }
}

const anyTrue = (...values: readonly (boolean | null | undefined)[]): boolean | null =>
  values.includes(true) ? true : (values.find((value) => typeof value === 'boolean') ?? null)

/** Reads the facts of one case; lines without a day are left out. */
export const factsFromCase = (source: Case): CaseFacts => {
  const dated = (source.timeline ?? []).filter((event): event is Dated => typeof event.days_ago === 'number')
  const past = dated
    .filter((event) => event.days_ago >= 0)
    .toSorted((left, right) => right.days_ago - left.days_ago)
  const ahead = dated
    .filter((event) => event.days_ago < 0)
    .toSorted((left, right) => right.days_ago - left.days_ago)
  const { opportunity, client } = source
  return {
    hasTimeline: dated.length > 0,
    ...stageFacts(past, ahead),
    ...promiseFacts(past),
    ...contactFacts(past),
    otherProcess: Boolean(source.other_process),
    otherProcessUrgent: source.other_process?.urgent ?? null,
    knowsEmployer: opportunity?.knows_employer ?? null,
    posting: opportunity?.posting ?? null,
    unemployedMonths: client?.unemployed_months ?? null,
    writtenOffer: anyTrue(opportunity?.written_offer, ...dated.map((event) => event.written_offer)),
    companySize: opportunity?.company_size ?? null,
    travelPaid: anyTrue(opportunity?.travel_paid, ...dated.map((event) => event.travel_paid)),
    managerGaveNumber: anyTrue(...dated.map((event) => event.manager_gave_number)),
    salaryGiven: anyTrue(...dated.map((event) => event.salary_given)),
    ranABusiness: client?.ran_a_business ?? null,
  }
}
