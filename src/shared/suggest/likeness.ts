import { type ConceptName, type Evidence, findConcepts } from './lexicon'
import { type Tokens, tokenise } from './tokens'

/** A class of example questions: a topic and how clients ask for it. */
export type Examples = { readonly id: string; readonly asks: readonly string[] }

/** Word weights (log-odds) of one topic, learned from all example questions. */
type WordWeights = ReadonlyMap<string, number>

type ClassModel = { readonly start: number; readonly words: WordWeights; readonly absent: number }

export type LikenessModel = {
  readonly classes: ReadonlyMap<string, ClassModel>
  /** Every feature that some example holds. */
  readonly known: ReadonlySet<string>
}

/** How much a question resembles a topic's examples, and the words that say so most. */
export type Likeness = { readonly value: number; readonly words: readonly Evidence[] }

/** The features of a text, each with the tokens it was read from. */
export type Features = ReadonlyMap<string, Evidence>

const emptyWords = new Set('a an the my i of to it be'.split(' '))

/** Reads the features that examples are compared by: stems, pairs of stems, concepts. */
export const featuresOf = (tokens: Tokens, concepts: ReadonlyMap<ConceptName, Evidence>): Features => {
  const features = new Map<string, Evidence>()
  for (const [at, { stem, sentence }] of tokens.list.entries()) {
    const asked = tokens.asked.has(sentence)
    if (!emptyWords.has(stem)) features.set(stem, { from: at, to: at, asked })
    const before = tokens.list[at - 1]
    if (before?.sentence === sentence) features.set(`${before.stem} ${stem}`, { from: at - 1, to: at, asked })
  }
  for (const [name, evidence] of concepts) features.set(`:${name}`, evidence)
  return features
}

/** What was counted of a list of examples; a list never changes, a changed topic has a new one. */
const counted = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

const countFeatures = (asks: readonly string[]): ReadonlyMap<string, number> => {
  const known = counted.get(asks)
  if (known) return known
  const counts = new Map<string, number>()
  for (const text of asks) {
    const tokens = tokenise(text)
    for (const feature of featuresOf(tokens, findConcepts(tokens)).keys()) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1)
    }
  }
  counted.set(asks, counts)
  return counts
}

/**
 * Reads the examples, which is nearly all the work of `buildLikeness`, one class a step, so that a program with a window
 * can do something else in between. Steps take some ms each; what was read once costs nothing again.
 */
export function* readExamples(classes: readonly Examples[]): Generator<void, void> {
  findConcepts(tokenise(''))
  yield
  for (const { asks } of classes) {
    countFeatures(asks)
    yield
  }
}

const lowestWeight = -1.2
const usualSize = 20
/** A coach's own piece with three examples is not asked for a sixth as often as one with twenty. */
const fewestCounted = 12
const tellingWeight = 1.5

/**
 * Learns from example questions which words speak for which topic: the log-odds of a feature in the topic's examples
 * against all examples (naive Bayes, smoothed towards the general frequency). Deterministic. The first time
 * takes some tenths of a second, unless `readExamples` went before.
 */
export const buildLikeness = (classes: readonly Examples[]): LikenessModel => {
  const read = classes
    .filter(({ asks }) => asks.length > 0)
    .map(({ id, asks }) => ({ id, size: asks.length, counts: countFeatures(asks) }))
  const total = read.reduce((sum, { size }) => sum + size, 0)
  const general = new Map<string, number>()
  for (const { counts } of read) {
    for (const [feature, count] of counts) general.set(feature, (general.get(feature) ?? 0) + count)
  }
  const learned = new Map<string, ClassModel>()
  for (const { id, size, counts } of read) {
    const own = new Map<string, number>()
    for (const [feature, count] of counts) {
      const share = ((general.get(feature) ?? 0) + 0.5) / (total + 1)
      own.set(feature, Math.log((count + share) / (size + 1) / share))
    }
    learned.set(id, {
      // How often clients ask for a topic shows in how many examples it was given.
      start: Math.log(Math.max(size, fewestCounted) / usualSize),
      words: own,
      absent: Math.max(lowestWeight, -Math.log(size + 1)),
    })
  }
  return { classes: learned, known: new Set(general.keys()) }
}

const usualFeatures = 40

const likenessTo = (model: ClassModel, known: ReadonlySet<string>, features: Features): Likeness => {
  let value = model.start
  const found: { readonly weight: number; readonly evidence: Evidence }[] = []
  for (const [feature, evidence] of features) {
    if (!known.has(feature)) continue
    const weight = Math.max(lowestWeight, model.words.get(feature) ?? model.absent)
    value += weight
    if (weight >= tellingWeight) found.push({ weight, evidence })
  }
  const telling = found.toSorted((left, right) => right.weight - left.weight)
  return { value, words: telling.map(({ evidence }) => evidence) }
}

/**
 * Compares a question with every class of examples. A value is relative to the mean of all classes, and long questions,
 * whose words speak for many things at once, are damped; a class without examples is not in the answer.
 */
export const likenesses = (model: LikenessModel, features: Features): ReadonlyMap<string, Likeness> => {
  const raw = [...model.classes].map(([id, own]) => [id, likenessTo(own, model.known, features)] as const)
  const mean = raw.reduce((sum, [, { value }]) => sum + value, 0) / Math.max(1, raw.length)
  const seen = [...features.keys()].filter((feature) => model.known.has(feature)).length
  const damping = Math.min(1, Math.sqrt(usualFeatures / Math.max(1, seen)))
  return new Map(raw.map(([id, { value, words }]) => [id, { value: (value - mean) * damping, words }]))
}
