import { z } from 'zod'
import type { CaseFacts } from '../case-facts'
import { type Reading, readQuestion } from './evidence'

/** What the coach's picks have taught: for each topic the evidence it was taken or left for. */
export const learnedSchema = z.object({
  version: z.literal(1),
  weights: z.record(z.string(), z.record(z.string(), z.number().min(-2).max(2))),
})
export type Learned = z.infer<typeof learnedSchema>

/** Nothing learned yet; also what a reset restores. */
export const nothingLearned: Learned = { version: 1, weights: {} }

const rate = 0.15
const limit = 1.5
const largestBonus = 2

const featuresOf = (reading: Reading): readonly string[] => [
  'always',
  `stage:${reading.facts.stage ?? 'none'}`,
  ...reading.concepts.keys(),
]

const clamp = (value: number, bound: number): number => Math.max(-bound, Math.min(bound, value))

/** What the learned weights add to a topic's log-odds, bounded so that they can never drown the cues. */
export const learnedBonus = (learned: Learned | undefined, topic: string, reading: Reading): number => {
  const weights = learned && Object.hasOwn(learned.weights, topic) ? learned.weights[topic] : undefined
  if (!weights) return 0
  let sum = 0
  for (const feature of featuresOf(reading)) sum += weights[feature] ?? 0
  return clamp(sum, largestBonus)
}

export type Pick = {
  readonly question: string
  readonly facts: CaseFacts
  /** Topics the coach took. */
  readonly picked: readonly string[]
  /** Topics that were shown above or beside them. */
  readonly shown: readonly string[]
}

/** Moves the weights a little towards the topics taken and away from those shown and left. Pure. */
export const learnFromPick = (learned: Learned, pick: Pick): Learned => {
  const features = featuresOf(readQuestion(pick.question, pick.facts))
  const weights = { ...learned.weights }
  const move = (topic: string, step: number): void => {
    const next = { ...weights[topic] }
    for (const feature of features) next[feature] = clamp((next[feature] ?? 0) + step, limit)
    weights[topic] = next
  }
  const perFeature = rate / Math.sqrt(features.length)
  for (const topic of pick.picked) move(topic, perFeature * 2)
  for (const topic of pick.shown) if (!pick.picked.includes(topic)) move(topic, -perFeature)
  return { version: 1, weights }
}
