import { daysBetween } from './dates'
import type { EndingTag, EventKind } from './stages'

/** What one opportunity's history says about how its employer answers. Every list goes by day. */
export type AnswerRecords = {
  readonly rounds: readonly { readonly heldOn: string }[]
  readonly events: readonly { readonly kind: EventKind; readonly happenedOn: string }[]
  readonly endings: readonly { readonly tag: EndingTag; readonly endedOn: string }[]
  readonly messagesIn: readonly { readonly sentOn: string }[]
  readonly promises: readonly {
    readonly saidOn: string
    readonly promisedTo: string
    readonly settledOn: string | null
  }[]
}

/** Steps that are the client's own say nothing of the employer. */
const ownSteps: ReadonlySet<EventKind> = new Set(['applied', 'papers', 'accepted'])
const employersEndings: ReadonlySet<EndingTag> = new Set(['rejected', 'filled'])

/**
 * Days from each round that was held to the next sign of the employer: a message, the next round, a step, a no. A round
 * without a sign so far is left out, and what lies ahead of `today` has not happened.
 */
export function waitsAfterRounds(records: Omit<AnswerRecords, 'promises'>, today: string): number[] {
  const isPast = (day: string) => day <= today
  const steps = [
    ...records.events.filter(({ kind }) => !ownSteps.has(kind)).map(({ happenedOn }) => happenedOn),
    ...records.endings.filter(({ tag }) => employersEndings.has(tag)).map(({ endedOn }) => endedOn),
  ].filter(isPast)
  const later = [
    ...records.rounds.map(({ heldOn }) => heldOn),
    ...records.messagesIn.map(({ sentOn }) => sentOn),
  ].filter(isPast)
  return records.rounds.flatMap(({ heldOn }) => {
    if (heldOn > today) return []
    // A step can follow from the round on its own day; another round or message of that day does not answer it.
    const signs = [...steps.filter((day) => day >= heldOn), ...later.filter((day) => day > heldOn)]
    const [first] = signs.toSorted()
    return first === undefined ? [] : [daysBetween(heldOn, first)]
  })
}

/** The middle value; the mean of the two middle ones, rounded, when there is none. Null for nothing. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const high = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? high : Math.round(((sorted[half - 1] ?? high) + high) / 2)
}

/**
 * How an employer kept its promises: answered by the last promised day, not answered by then, or still open. A promise
 * that was replaced in time, or that the client's own withdrawal made idle, counts as none of them.
 */
export function promisesKept(
  records: AnswerRecords,
  today: string,
): { readonly kept: number; readonly broken: number; readonly open: number } {
  const count = { kept: 0, broken: 0, open: 0 }
  for (const [place, promise] of records.promises.entries()) {
    const { promisedTo } = promise
    const answeredOn = answerDay(promise, records)
    const replacedOn = records.promises[place + 1]?.saidOn ?? null
    const withdrawnOn = records.endings.find(({ tag }) => tag === 'withdrew')?.endedOn ?? null
    if (answeredOn !== null && answeredOn <= promisedTo) count.kept += 1
    else if ([replacedOn, withdrawnOn].some((day) => day !== null && day <= promisedTo)) continue
    else if (promisedTo < today) count.broken += 1
    else count.open += 1
  }
  return count
}

function answerDay(promise: AnswerRecords['promises'][number], records: AnswerRecords): string | null {
  const days = [
    promise.settledOn,
    ...records.rounds.map(({ heldOn }) => heldOn).filter((day) => day > promise.saidOn),
    ...records.events
      .filter(({ kind, happenedOn }) => !ownSteps.has(kind) && happenedOn > promise.saidOn)
      .map(({ happenedOn }) => happenedOn),
    ...records.endings
      .filter(({ tag, endedOn }) => employersEndings.has(tag) && endedOn >= promise.saidOn)
      .map(({ endedOn }) => endedOn),
  ]
  return days.filter((day) => day !== null).toSorted()[0] ?? null
}
