import { z } from 'zod'
import { topicId } from './advice'
import { call } from './call'
import { sharesFrom } from './figures'
import type { Stage } from './stages'

/** Within how many days something counts as having followed a letter. */
export const ledgerSpans = [14, 30, 60, 90] as const
export type LedgerSpan = (typeof ledgerSpans)[number]

/** What can follow a letter: the employer writes or calls, another round, an offer, an end without one. */
export const ledgerOutcomes = ['reply', 'round', 'offer', 'ended'] as const
export type LedgerOutcome = (typeof ledgerOutcomes)[number]

/** How many letters went out, for how many the days are over, and after how many of those something followed. */
export type LedgerCounts = Readonly<Record<LedgerOutcome, number>> & {
  readonly letters: number
  readonly settled: number
}

export type LedgerTopic = LedgerCounts & {
  readonly topicId: string
  /** Where the clients stood when the letter went out; null where nothing was on record. */
  readonly stages: readonly (LedgerCounts & { readonly stage: Stage | null })[]
}

/** One letter and what followed it, each with its day. */
export type LedgerLetter = {
  readonly letterId: string
  readonly clientId: string
  readonly client: string
  readonly employer: string
  readonly title: string
  readonly sentOn: string
  readonly stage: Stage | null
  readonly isSettled: boolean
} & Readonly<Record<`${LedgerOutcome}On`, string | null>>

/** So many letters of a topic are listed, the newest. */
export const ledgerLetters = 200

/** Whether so many letters say anything about a share. */
export const saysSomething = ({ settled }: Pick<LedgerCounts, 'settled'>): boolean => settled >= sharesFrom

const days = z.union(ledgerSpans.map((span) => z.literal(span)))

export const adviceLedgerCalls = {
  /** By topic, those with the most letters first. Letters without an application are left out: nothing can follow them. */
  'adviceLedger.topics': call<readonly LedgerTopic[]>()(z.strictObject({ days })),
  'adviceLedger.letters': call<readonly LedgerLetter[]>()(z.strictObject({ topicId, days })),
}

const none: LedgerCounts = { letters: 0, settled: 0, reply: 0, round: 0, offer: 0, ended: 0 }

/** Several counts as one. */
export function sumCounts(counts: readonly LedgerCounts[]): LedgerCounts {
  return counts.reduce(
    (sum, one) => ({
      letters: sum.letters + one.letters,
      settled: sum.settled + one.settled,
      reply: sum.reply + one.reply,
      round: sum.round + one.round,
      offer: sum.offer + one.offer,
      ended: sum.ended + one.ended,
    }),
    none,
  )
}
