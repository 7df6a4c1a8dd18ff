import { addDays } from './dates'
import { thankYouLapseDays } from './follow-up-rules'
import type { MessageKind } from './interviews'
import { type ClockRules, type NextStep, type NextStepFacts, nextStepOf } from './next-step'
import type { EndingTag, EventKind, RoundStage, Stage } from './stages'

/** What of a client's records decides where each opportunity stands. Every list goes by day, then by id. */
export type StandingRecords = {
  readonly opportunities: readonly { readonly id: string }[]
  readonly rounds: readonly {
    readonly id: string
    readonly opportunityId: string
    readonly stage: RoundStage
    readonly heldOn: string
  }[]
  readonly events: readonly {
    readonly opportunityId: string
    readonly kind: EventKind
    readonly happenedOn: string
  }[]
  readonly endings: readonly {
    readonly opportunityId: string
    readonly tag: EndingTag
    readonly endedOn: string
  }[]
  readonly promises: readonly {
    readonly id: string
    readonly opportunityId: string
    readonly saidOn: string
    readonly promisedFrom: string
    readonly promisedTo: string
    readonly settledOn: string | null
  }[]
  readonly messages: readonly {
    readonly opportunityId: string | null
    readonly direction: 'in' | 'out'
    readonly kind: MessageKind
    readonly sentOn: string
  }[]
  readonly questions: readonly {
    readonly opportunityId: string | null
    readonly askedOn: string
    readonly answeredByLetterId: string | null
  }[]
}

/** Where one opportunity stands, in days that do not depend on when one looks, but for the `on` of its steps. */
export type OpportunityStanding<Promise = StandingRecords['promises'][number]> = {
  readonly opportunityId: string
  readonly stage: Stage | null
  readonly stageOn: string | null
  readonly roundNumber: number | null
  readonly ending: EndingTag | null
  readonly endedOn: string | null
  readonly contactOn: string | null
  readonly promise: Promise | null
  readonly nextRound: { readonly id: string; readonly on: string; readonly stage: RoundStage } | null
  readonly next: NextStep
  /** The step towards the employer alone, which an open question of the client does not hide. */
  readonly followUp: NextStep
  /** The first day on which this says something else although nothing was written; null when never. */
  readonly changesOn: string | null
}

/** Where every opportunity of a client stands on a day: late ones first, then what is due, ended ones last. */
export function standingsOn<Records extends StandingRecords>(
  records: Records,
  today: string,
  rulesOf: (opportunityId: string) => ClockRules,
): OpportunityStanding<Records['promises'][number]>[] {
  return records.opportunities
    .map(({ id }) => standingOn(id, records, today, rulesOf(id)))
    .toSorted((a, b) => urgency(b, today) - urgency(a, today))
}

const dayWeight = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

function urgency(standing: OpportunityStanding, today: string): number {
  if (standing.ending !== null) return -1
  const { promise, followUp, stageOn } = standing
  const since = (day: string) => Math.max(0, dayWeight(today) - dayWeight(day))
  const late = promise !== null && promise.promisedTo < today ? since(promise.promisedTo) : 0
  const isDue = followUp.dueOn !== null && followUp.dueOn <= today
  return (
    late * 100_000 + (isDue ? 50_000 : 0) + (stageOn === null ? 0 : 10_000 + Math.min(9_999, since(stageOn)))
  )
}

function standingOn<Records extends StandingRecords>(
  opportunityId: string,
  records: Records,
  today: string,
  rules: ClockRules,
): OpportunityStanding<Records['promises'][number]> {
  const isOwn = (one: { readonly opportunityId: string | null }) => one.opportunityId === opportunityId
  const rounds = records.rounds.filter(isOwn)
  const events = records.events.filter(isOwn)
  const messages = records.messages.filter(isOwn)
  const ending = records.endings.findLast(isOwn) ?? null
  const held = rounds.filter((round) => round.heldOn <= today)
  const ahead = rounds.find((round) => round.heldOn > today) ?? null
  const newest = newestStage(held, events, today)
  const promise = ending === null ? openPromise(rounds, events, records.promises.filter(isOwn)) : null
  const question = records.questions.findLast(
    (one) =>
      one.answeredByLetterId === null &&
      (isOwn(one) || (one.opportunityId === null && records.opportunities.length === 1)),
  )
  const lastHeld = held.at(-1)
  const isNewest = lastHeld !== undefined && newest?.stage === lastHeld.stage && newest.on === lastHeld.heldOn
  const nextRound = ahead && { id: ahead.id, on: ahead.heldOn, stage: ahead.stage }
  const facts: NextStepFacts = {
    today,
    openQuestionOn: null,
    // A yes or a no ends the process, though the coach may not have tagged it yet.
    hasEnding: ending !== null || newest?.stage === 'rejected' || newest?.stage === 'accepted',
    stage: newest?.stage ?? null,
    stageOn: newest?.on ?? null,
    heldRound: isNewest ? { id: lastHeld.id, on: lastHeld.heldOn } : null,
    nextRound,
    promise: promise && { id: promise.id, to: promise.promisedTo },
    messages: messages.filter((one) => one.sentOn <= today),
  }
  const followUp = nextStepOf(facts, rules)
  const next = question ? nextStepOf({ ...facts, openQuestionOn: question.askedOn }, rules) : followUp
  const days = [
    ...rounds.map((round) => round.heldOn),
    ...events.map((event) => event.happenedOn),
    ...messages.map((message) => message.sentOn),
  ]
  return {
    opportunityId,
    stage: newest?.stage ?? null,
    stageOn: newest?.on ?? null,
    roundNumber: held.length === 0 ? null : held.length,
    ending: ending?.tag ?? null,
    endedOn: ending?.endedOn ?? null,
    contactOn: newestDay(days, today),
    promise,
    nextRound,
    next,
    followUp,
    changesOn: firstDayAfter(today, [
      ...days,
      ...(promise === null ? [] : [addDays(promise.promisedTo, 1)]),
      ...(lastHeld === undefined ? [] : [addDays(lastHeld.heldOn, thankYouLapseDays + 1)]),
      ...(followUp.dueOn === null ? [] : [followUp.dueOn]),
    ]),
  }
}

function newestStage(
  held: StandingRecords['rounds'],
  events: StandingRecords['events'],
  today: string,
): { readonly stage: Stage; readonly on: string } | null {
  const round = held.at(-1)
  const event = events.findLast((one) => one.happenedOn <= today && one.kind !== 'papers')
  // On one day the step counts as newer than the interview, since it follows from it.
  if (event && event.kind !== 'papers' && (!round || event.happenedOn >= round.heldOn))
    return { stage: event.kind, on: event.happenedOn }
  return round ? { stage: round.stage, on: round.heldOn } : null
}

/** The newest promise of an opportunity, unless the coach or a later round or step has answered it. */
function openPromise<Promise extends StandingRecords['promises'][number]>(
  rounds: StandingRecords['rounds'],
  events: StandingRecords['events'],
  promises: readonly Promise[],
): Promise | null {
  const newest = promises.at(-1)
  if (!newest || newest.settledOn !== null) return null
  const isAnswered =
    rounds.some((round) => round.heldOn > newest.saidOn) ||
    events.some((event) => event.kind !== 'papers' && event.happenedOn > newest.saidOn)
  return isAnswered ? null : newest
}

const newestDay = (days: readonly string[], today: string): string | null =>
  days.reduce<string | null>((newest, day) => (day <= today && day > (newest ?? '') ? day : newest), null)

const firstDayAfter = (today: string, days: readonly string[]): string | null =>
  days.reduce<string | null>(
    (first, day) => (day > today && (first === null || day < first) ? day : first),
    null,
  )
