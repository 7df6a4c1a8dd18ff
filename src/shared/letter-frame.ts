import { blockText, fieldsIn, type LetterTopic, ownBlocks } from './letter-blocks'
import type { LetterSentences } from './letter-sentences'
import type { LetterKind } from './letters'
import { factText, hasFact, type MergeFacts, type MergeFieldName } from './merge-fields'
import type { BlockNode } from './rich-text'

/** What the product's own sentences are chosen by. */
export type Woven = {
  readonly sentences: LetterSentences
  readonly topics: readonly LetterTopic[]
  readonly facts: MergeFacts
  readonly kind: LetterKind
  /** The advice, without the product's own sentences. */
  readonly advice: readonly BlockNode[]
}

const isGuidance = ({ topics }: Woven): boolean =>
  topics.length > 0 && topics.every(({ kind }) => kind === 'guidance')

/** Whether they have asked the client to come, so that nobody waits in silence. */
const isAsked = ({ topics }: Woven): boolean => topics.some(({ frame }) => frame === 'meets')

const isToday = (facts: MergeFacts, day: MergeFieldName): boolean =>
  hasFact(facts, 'today') && factText(facts, day) === factText(facts, 'today')

/**
 * The first sentence, by the facts and the topics alone. What the advice itself states is not said twice, the employer's
 * name and the opening of a topic's own aside. A text in the merge grammar; empty when none fits.
 */
export function chooseOpening(woven: Woven): string {
  const { sentences, topics, facts, kind, advice } = woven
  const [first] = topics
  if (first?.frame === 'opens' || first?.frame === 'alone') return ''
  const said = fieldsIn(advice)
  const found = sentences.openings.find(({ needs, about, only, atLeast, isWaiting, isOfSilence }) => {
    const texts = needs.map((field) => factText(facts, field))
    const number = Number.parseInt(texts[0] ?? '', 10)
    return (
      (only === undefined || only === (isGuidance(woven) ? 'guidance' : 'answer')) &&
      texts.every((text) => text !== null) &&
      (isWaiting !== true || hasFact(facts, 'nextStep.on')) &&
      (isOfSilence !== true || !isAsked(woven)) &&
      (about === undefined
        ? needs.every((field) => field === 'employer.name' || !said.has(field))
        : topics.some(({ id }) => id === about)) &&
      (atLeast === undefined || number >= atLeast)
    )
  })
  return (kind === 'reply' ? found?.short : found?.text) ?? ''
}

/**
 * What comes next and on which day, from the record and never invented; empty when the advice has named the day, when no
 * day is known, or when the advice is to act at once. `opening` is the first sentence, which may have named the day too.
 */
export function chooseStep(woven: Woven, opening: string): string {
  const { sentences, topics, facts, kind, advice } = woven
  if (topics.some(({ actsNow, frame }) => actsNow || frame === 'alone')) return ''
  const waits = topics.some(({ frame }) => frame === 'waits')
  const said = fieldsIn(advice)
  const opened = fieldsIn(ownBlocks(opening, facts))
  const found = sentences.steps.find(({ needs, without, mayRepeat, only, isWaiting, isOfSilence }) => {
    const [day] = needs
    return (
      (only === undefined || only === (isGuidance(woven) ? 'guidance' : 'answer')) &&
      (isWaiting !== true || waits) &&
      (isOfSilence !== true || !isAsked(woven)) &&
      needs.every((field) => hasFact(facts, field)) &&
      !without.some((field) => hasFact(facts, field)) &&
      !said.has(day) &&
      (mayRepeat || !opened.has(day))
    )
  })
  const words = found && isToday(facts, found.needs[0]) ? found.today : found
  return (kind === 'reply' ? words?.short : words?.text) ?? ''
}

/** The last sentence: no second request for word, none that another letter to the client has just ended with. */
export function chooseClose(woven: Woven, turn: number): string {
  const { sentences, facts, kind, advice, topics } = woven
  const { closes } = sentences
  const words = advice
    .filter(({ type }) => type !== 'blockquote')
    .map(blockText)
    .join('\n')
  const hasAsked = sentences.asksForWord.test(words)
  const isWaiting =
    topics.every((topic) => topic.kind === 'reply') && hasFact(facts, 'nextStep.on') && !isAsked(woven)
  const pick = (group: readonly string[]): string => group[turn % group.length] ?? ''
  if (kind === 'reply') return hasAsked ? (closes.reply.at(-1) ?? '') : pick(closes.reply)
  if (isGuidance(woven) && hasFact(facts, 'nextRound.on') && !isToday(facts, 'nextRound.on'))
    return pick(closes.dayAhead)
  if (hasAsked) return pick(closes.quiet)
  if (isGuidance(woven)) return pick(closes.guidance)
  return pick(isWaiting ? closes.waiting : closes.answer)
}

/** The words of the product's own sentences, to find them again in a letter. */
export type OwnSentences = {
  readonly greetings: ReadonlySet<string>
  readonly openings: ReadonlySet<string>
  readonly steps: ReadonlySet<string>
  readonly closes: ReadonlySet<string>
  /** All but the greetings, and the heading before what comes next. */
  readonly all: ReadonlySet<string>
}

/** The words of every sentence of the product, to find them again in a letter. */
export function ownSentences(sentences: LetterSentences, facts: MergeFacts): OwnSentences {
  const words = (sources: readonly string[]) =>
    sources.flatMap((source) => ownBlocks(source, facts).map(blockText))
  const openings = words(sentences.openings.flatMap(({ text, short }) => [text, short]))
  const steps = words(
    sentences.steps.flatMap(({ text, short, today }) => [text, short, today.text, today.short]),
  )
  const closes = words(Object.values(sentences.closes).flat())
  return {
    greetings: new Set(words(Object.values(sentences.greeting))),
    openings: new Set(openings),
    steps: new Set(steps),
    closes: new Set(closes),
    all: new Set([...openings, ...steps, ...closes, ...words([sentences.nextHeading])]),
  }
}
