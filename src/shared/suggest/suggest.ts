import type { CaseFacts } from '../case-facts'
import { cueReasons, quoteOf, type Reading, readQuestion } from './evidence'
import { type Learned, learnedBonus } from './learn'
import {
  buildLikeness,
  featuresOf,
  type Likeness,
  type LikenessModel,
  likenesses,
  readExamples,
} from './likeness'
import { outsideAsks } from './outside-asks'
import { outsideCues } from './outside-cues'
import type { SuggestReason } from './reasons'
import type { WordPair } from './synonyms'
import { contentStems, isContentStem, type SuggestTopic } from './topics'

/** A ranked topic; `score` is between 0 and 1. */
export type TopicSuggestion = {
  readonly topic: string
  readonly score: number
  readonly reasons: readonly SuggestReason[]
  readonly school?: 'patience' | 'initiative'
}

export type SuggestInput = {
  readonly question: string
  readonly facts: CaseFacts
  readonly topics: readonly SuggestTopic[]
  readonly learned?: Learned
  /** The coach's own synonyms. */
  readonly synonyms?: readonly WordPair[]
  /** Topics that must not be suggested though they are known: what one of them would answer best, nothing fits. */
  readonly leftOut?: readonly SuggestTopic[]
}

/** All topics, best first; `fits` is false when the best one is below the floor of confidence. */
export type SuggestResult = { readonly fits: boolean; readonly suggestions: readonly TopicSuggestion[] }

const startValue = -3
const likenessWeight = 0.2
const fitFloor = 0.25
const outsideMargin = 2
const reasonsShown = 4
const perOwnWord = 1.1
const outsideClasses = Object.entries(outsideAsks).map(([subject, asks]) => ({ id: `(${subject})`, asks }))
const unlike: Likeness = { value: 0, words: [] }

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value))

type Known = Pick<SuggestInput, 'topics' | 'leftOut'>
type Prepared = { readonly topics: readonly SuggestTopic[]; readonly model: LikenessModel }

const allOf = ({ topics, leftOut = [] }: Known): readonly SuggestTopic[] => [...topics, ...leftOut]

const modelsKept = 4
let prepared: readonly Prepared[] = []

const isSameList = (left: readonly SuggestTopic[], right: readonly SuggestTopic[]): boolean =>
  left.length === right.length && left.every((topic, at) => topic === right[at])

/** Gets ready for questions about these topics, in steps of some ms each. */
export function* prepareTopics(known: Known): Generator<void, void> {
  yield* readExamples([...allOf(known), ...outsideClasses])
  modelOf(known)
}

/** Learns the topics' example questions, or answers from memory for the same topics. */
const modelOf = (given: Known): LikenessModel => {
  const topics = allOf(given)
  const known = prepared.find((each) => isSameList(each.topics, topics))
  if (known) return known.model
  const model = buildLikeness([...topics, ...outsideClasses])
  prepared = [{ topics, model }, ...prepared].slice(0, modelsKept)
  return model
}

type Weighed = { readonly logit: number; readonly reasons: readonly SuggestReason[] }

const wordsOf = (reason: SuggestReason): readonly string[] =>
  Object.values(reason.values).join(' ').toLowerCase().split(/\s+/u)

/** Whether most words of a reason were told by another one of its kind: quotes overlap, and a reader wants each once. */
const isToldBy = (reason: SuggestReason, other: SuggestReason): boolean => {
  if (reason.code !== other.code) return false
  const words = wordsOf(reason)
  const told = new Set(wordsOf(other))
  return words.filter((word) => told.has(word)).length * 2 >= words.length
}

const uniqueReasons = (reasons: readonly SuggestReason[]): readonly SuggestReason[] => {
  const kept: SuggestReason[] = []
  for (const reason of reasons) {
    if (!kept.some((each) => isToldBy(reason, each))) kept.push(reason)
  }
  return kept
}

const weigh = (cues: SuggestTopic['cues'], likeness: Likeness, reading: Reading): Weighed => {
  let logit = startValue + likenessWeight * likeness.value
  const fired: { readonly weight: number; readonly reasons: readonly SuggestReason[] }[] = []
  for (const cue of cues) {
    const reasons = cueReasons(cue, reading)
    if (!reasons) continue
    logit += cue.weight
    if (cue.weight > 0) fired.push({ weight: cue.weight, reasons })
  }
  const told = fired.toSorted((left, right) => right.weight - left.weight).flatMap((each) => each.reasons)
  const alike = likeness.words
    .filter(({ from, to }) => reading.tokens.list.slice(from, to + 1).some(({ stem }) => isContentStem(stem)))
    .slice(0, told.length > 1 ? 0 : 2)
    .map((evidence) => quoteOf(evidence, reading.tokens))
  return { logit, reasons: uniqueReasons([...told, ...alike]).slice(0, reasonsShown) }
}

const shareOf = (words: ReadonlySet<string>, stems: ReadonlySet<string>): number =>
  [...words].filter((word) => stems.has(word)).length

/**
 * A coach's own piece without cues and with few examples is found by the words it shares with the question: those of its
 * title and description, or of the one example that shares most.
 */
const sharedWords = (topic: SuggestTopic, stems: ReadonlySet<string>): number => {
  const shared = shareOf(topic.words, stems)
  const asked = Math.max(0, ...topic.askWords.map((words) => shareOf(words, stems)))
  if (topic.askWords.length > 0) return Math.min(Math.max(shared, asked), 5) * perOwnWord
  const perWord = topic.cues.length === 0 && topic.asks.length === 0 ? 0.9 : 0.05
  return Math.min(shared, 5) * perWord
}

const schoolReason = (school: 'patience' | 'initiative'): SuggestReason => ({
  kind: 'school',
  code: school === 'patience' ? 'schoolPatience' : 'schoolInitiative',
  values: {},
})

const learnedReason: SuggestReason = { kind: 'learned', code: 'learned', values: {} }

/** Ranks the topics for a client's question and facts. Pure and deterministic; ties are broken by topic id. */
export const suggest = (input: SuggestInput): SuggestResult => {
  const { question, facts, topics, learned, leftOut = [] } = input
  const reading = readQuestion(question, facts, input.synonyms)
  const features = featuresOf(reading.tokens, reading.concepts)
  const alike = likenesses(modelOf(input), features)
  const stems = contentStems(question)
  const ranked = topics
    .map((topic) => {
      const { logit, reasons } = weigh(topic.cues, alike.get(topic.id) ?? unlike, reading)
      const { bonus, isAlike } = learnedBonus(learned, topic.id, reading)
      const told = isAlike ? [...reasons.slice(0, reasonsShown - 1), learnedReason] : reasons
      return { topic, logit: logit + sharedWords(topic, stems) + bonus, reasons: told }
    })
    .toSorted((left, right) => right.logit - left.logit || (left.topic.id < right.topic.id ? -1 : 1))
  const best = ranked[0]?.logit ?? Number.NEGATIVE_INFINITY
  const outside = Math.max(
    ...outsideClasses.map(({ id }) => weigh(outsideCues, alike.get(id) ?? unlike, reading).logit),
  )
  const better = Math.max(
    ...leftOut.map(({ id, cues }) => weigh(cues, alike.get(id) ?? unlike, reading).logit),
  )
  return {
    fits: sigmoid(best) >= fitFloor && best >= outside + outsideMargin && best >= better,
    suggestions: ranked.map(({ topic, logit, reasons }) => ({
      topic: topic.id,
      score: Math.round(sigmoid(logit) * 1000) / 1000,
      reasons: topic.school ? [...reasons, schoolReason(topic.school)] : reasons,
      ...(topic.school ? { school: topic.school } : {}),
    })),
  }
}
