import { daysBetween } from '@shared/dates'
import { type Funnel, type Outcomes, waitingOf } from '@shared/figures'
import type { EndingTag, EventKind } from '@shared/stages'

/** What figures need of one opportunity, up to today, each list by day. */
export type OpportunityFacts = {
  readonly employerId: string
  /** Days of the rounds that were held. */
  readonly rounds: readonly string[]
  readonly events: readonly { readonly on: string; readonly kind: EventKind }[]
  /** Days on which the employer wrote or called. */
  readonly answers: readonly string[]
  readonly endings: readonly { readonly on: string; readonly tag: EndingTag }[]
}

const isWithin = (day: string, from: string | null): boolean => from === null || day >= from

/** The first day on which something happened; null when nothing did. */
function begunOn({ rounds, events, endings }: OpportunityFacts): string | null {
  return earliest([rounds[0], events[0]?.on, endings[0]?.on])
}

/** How far the opportunities came that began on `from` or later; null counts all. */
export function funnelOf(facts: Iterable<OpportunityFacts>, from: string | null): Funnel {
  const funnel = { begun: 0, round1: 0, round2: 0, round3: 0, offer: 0, accepted: 0 }
  for (const one of facts) {
    const begun = begunOn(one)
    if (begun === null || !isWithin(begun, from)) continue
    const { rounds, events, endings } = one
    const isAccepted = endings.at(-1)?.tag === 'accepted' || events.some(({ kind }) => kind === 'accepted')
    funnel.begun += 1
    if (rounds.length >= 1) funnel.round1 += 1
    if (rounds.length >= 2) funnel.round2 += 1
    if (rounds.length >= 3) funnel.round3 += 1
    // Who took a job was offered it, whether that was written down or not.
    if (isAccepted || events.some(({ kind }) => kind === 'offer')) funnel.offer += 1
    if (isAccepted) funnel.accepted += 1
  }
  return funnel
}

/** How the opportunities ended that ended on `from` or later; the newest ending of each counts. */
export function outcomesOf(facts: Iterable<OpportunityFacts>, from: string | null): Outcomes {
  const outcomes = { accepted: 0, rejected: 0, filled: 0, withdrew: 0, ghosted: 0 }
  for (const { endings } of facts) {
    const newest = endings.at(-1)
    if (newest && isWithin(newest.on, from)) outcomes[newest.tag] += 1
  }
  return outcomes
}

/** Endings by which the employer is heard of; silence and the client's own step are no answer. */
const heardEndings: readonly EndingTag[] = ['rejected', 'filled', 'accepted']
/** Steps of the client, by which nothing is heard of the employer. */
const ownSteps: readonly EventKind[] = ['applied', 'papers', 'accepted']

/**
 * Days from each round to the next sign of the employer: another round, a step, an answer or an ending. Rounds of one day
 * count once; rounds after which nothing was heard yet are left out, since how long they will take is not known.
 */
export function waitsOf(
  { rounds, events, answers, endings }: OpportunityFacts,
  from: string | null,
): number[] {
  const waits: number[] = []
  for (const day of new Set(rounds)) {
    if (!isWithin(day, from)) continue
    // What was said or decided on the day itself was heard at once; what was written may have come before the round.
    const first = earliest([
      events.find(({ on, kind }) => on >= day && !ownSteps.includes(kind))?.on,
      endings.find(({ on, tag }) => on >= day && heardEndings.includes(tag))?.on,
      rounds.find((on) => on > day),
      answers.find((on) => on > day),
    ])
    if (first !== null) waits.push(daysBetween(day, first))
  }
  return waits
}

function earliest(days: readonly (string | undefined)[]): string | null {
  return days.reduce<string | null>(
    (first, day) => (day !== undefined && (first === null || day < first) ? day : first),
    null,
  )
}

/** The usual wait of each employer of whom there are cases enough, and how many there are of whom nothing can be said. */
export function waitingByEmployer(facts: Iterable<OpportunityFacts>, from: string | null) {
  const days = new Map<string, number[]>()
  for (const one of facts) {
    const waits = waitsOf(one, from)
    if (waits.length === 0) continue
    const known = days.get(one.employerId)
    if (known) known.push(...waits)
    else days.set(one.employerId, waits)
  }
  const employers = [...days].flatMap(([employerId, waits]) => {
    const waiting = waitingOf(waits)
    return waiting === null ? [] : [{ employerId, ...waiting }]
  })
  return {
    all: waitingOf([...days.values()].flat()),
    employers: employers.toSorted((a, b) => b.cases - a.cases || (a.employerId < b.employerId ? -1 : 1)),
    quietEmployers: days.size - employers.length,
  }
}
