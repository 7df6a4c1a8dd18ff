import { z } from 'zod'
import type { CaseFacts } from '../case-facts'
import { type Reading, readQuestion } from './evidence'
import type { WordPair } from './synonyms'

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
/** What holds for every question, or for every one at a stage, must not push a topic to the top of all of them. */
const broadLimits = { always: 0.3, stage: 0.6 } as const
/** From here on a bonus comes from a question of the same kind, not from picking the topic often. */
const alikeBonus = 0.3

const featuresOf = (reading: Reading): readonly string[] => [
  'always',
  `stage:${reading.facts.stage ?? 'none'}`,
  ...reading.concepts.keys(),
]

const limitOf = (feature: string): number => {
  if (feature === 'always') return broadLimits.always
  return feature.startsWith('stage:') ? broadLimits.stage : limit
}

const clamp = (value: number, bound: number): number => Math.max(-bound, Math.min(bound, value))

/**
 * What the learned weights add to a topic's log-odds, bounded so that they can never drown the cues. `isAlike` tells that
 * the topic was picked for a question that speaks of the same things.
 */
export const learnedBonus = (
  learned: Learned | undefined,
  topic: string,
  reading: Reading,
): { readonly bonus: number; readonly isAlike: boolean } => {
  const weights = learned && Object.hasOwn(learned.weights, topic) ? learned.weights[topic] : undefined
  if (!weights) return { bonus: 0, isAlike: false }
  let sum = 0
  let alike = 0
  for (const feature of featuresOf(reading)) {
    const weight = weights[feature] ?? 0
    sum += weight
    if (feature !== 'always' && !feature.startsWith('stage:')) alike += weight
  }
  return { bonus: clamp(sum, largestBonus), isAlike: alike >= alikeBonus }
}

export type Pick = {
  readonly question: string
  readonly facts: CaseFacts
  readonly synonyms?: readonly WordPair[]
  /** Topics the coach took. */
  readonly picked: readonly string[]
  /** Topics that were shown above or beside them. */
  readonly shown: readonly string[]
}

/** Moves the weights a little towards the topics taken and away from those shown and left. Pure. */
export const learnFromPick = (learned: Learned, pick: Pick): Learned => {
  const features = featuresOf(readQuestion(pick.question, pick.facts, pick.synonyms))
  const weights = { ...learned.weights }
  const move = (topic: string, step: number): void => {
    const next = { ...weights[topic] }
    for (const feature of features) next[feature] = clamp((next[feature] ?? 0) + step, limitOf(feature))
    weights[topic] = next
  }
  const perFeature = rate / Math.sqrt(features.length)
  for (const topic of pick.picked) move(topic, perFeature * 2)
  for (const topic of pick.shown) if (!pick.picked.includes(topic)) move(topic, -perFeature)
  return { version: 1, weights }
}
