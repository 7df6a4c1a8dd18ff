import {
  blocksOf,
  blockText,
  fieldsIn,
  firstParagraphsOf,
  isBlankBlock,
  type LetterTopic,
  ownBlocks,
  paragraphsOf,
  textFor,
  withoutSaid,
} from './letter-blocks'
import {
  chooseClose,
  chooseOpening,
  chooseStep,
  type OwnSentences,
  ownSentences,
  type Woven,
} from './letter-frame'
import { letterSentences } from './letter-sentences'
import type { LetterKind } from './letters'
import type { MergeFacts } from './merge-fields'
import type { TemplateProblem } from './merge-grammar'
import type { BlockNode, RichTextDoc } from './rich-text'

export type { LetterTopic } from './letter-blocks'

/** The letter, or which topic's text cannot be read and why. */
export type ComposedLetter =
  | { readonly ok: true; readonly doc: RichTextDoc }
  | { readonly ok: false; readonly topicId: string; readonly problems: readonly TemplateProblem[] }

/** The advice that closes every letter it is part of. */
export const closingTopicId = 'keep-searching'

/** From so many pieces of advice on, each has a heading, so that the letter can be found through. */
const headingsFrom = 3

const isClosing = ({ id }: { readonly id: string }): boolean => id === closingTopicId

/** Each topic once, in the given order, the closing one last. */
function inOrder(topics: readonly LetterTopic[]): readonly LetterTopic[] {
  const unique = [...new Map(topics.map((topic) => [topic.id, topic])).values()]
  return [...unique.filter((topic) => !isClosing(topic)), ...unique.filter(isClosing)]
}

/** Whether a letter of these topics has headings. */
const hasHeadings = (topics: readonly LetterTopic[], kind: LetterKind): boolean =>
  kind !== 'reply' && topics.filter((topic) => !isClosing(topic)).length >= headingsFrom

/** A line as a heading; none when there is no line. */
function headingOf(line: string | undefined, facts: MergeFacts): readonly BlockNode[] {
  const result = line === undefined ? null : blocksOf(line, facts)
  const [first] = result?.ok ? result.blocks : []
  return first?.type === 'paragraph' && first.content
    ? [{ type: 'heading', attrs: { level: 2 }, content: first.content }]
    : []
}

type Part = { readonly topic: LetterTopic; readonly blocks: readonly BlockNode[] }
type Refusal = Extract<ComposedLetter, { readonly ok: false }>

/** The blocks of each topic. A clause with a fact that was stated before is left out. */
function partsOf(
  topics: readonly LetterTopic[],
  facts: MergeFacts,
  kind: LetterKind,
): { readonly ok: true; readonly parts: readonly Part[] } | Refusal {
  const parts: Part[] = []
  for (const topic of topics) {
    const said = fieldsIn(parts.flatMap(({ blocks }) => blocks))
    const result = blocksOf(textFor(topic, kind), withoutSaid(facts, said))
    if (!result.ok) return { ok: false, topicId: topic.id, problems: result.problems }
    parts.push({ topic, blocks: result.blocks })
  }
  return { ok: true, parts }
}

/** Which parts of the product's own a letter has; a coach who took one out is not given it back. */
type FrameParts = { readonly opening: boolean; readonly next: boolean; readonly close: boolean }
const wholeFrame: FrameParts = { opening: true, next: true, close: true }

/** Puts the product's own sentences around the advice: greeting, opening, what comes next, the last sentence. */
function framed(input: {
  readonly woven: Woven
  readonly greeting: readonly BlockNode[]
  readonly before: readonly BlockNode[]
  /** The advice that closes, with what the coach wrote after it. */
  readonly after: readonly BlockNode[]
  readonly has: FrameParts
  readonly turn: number
}): RichTextDoc {
  const { woven, greeting, before, after, has, turn } = input
  const { facts, sentences } = woven
  const opening = has.opening ? chooseOpening(woven) : ''
  const step = ownBlocks(has.next ? chooseStep(woven, opening) : '', facts)
  const isParted = has.next && before.some(({ type }) => type === 'heading') && step.length + after.length > 0
  const content = [
    ...greeting,
    ...ownBlocks(opening, facts),
    ...before,
    ...(isParted ? headingOf(sentences.nextHeading, facts) : []),
    ...step,
    ...after,
  ]
  const close = has.close ? chooseClose({ ...woven, advice: content }, turn) : ''
  return { type: 'doc', content: [...content, ...ownBlocks(close, facts)] }
}

/**
 * Puts a letter together: greeting, a first sentence from the facts, the topics in order, what comes next and when, the
 * advice to keep searching, a last sentence. #if and #each are decided now; each {{field}} stays a chip. A reply takes the
 * short texts. Closing and signature are the page's, not the text's. `turn` counts the client's letters, so that the last
 * sentence changes.
 */
export function composeLetter(input: {
  readonly topics: readonly LetterTopic[]
  readonly facts: MergeFacts
  readonly kind: LetterKind
  readonly language?: string
  readonly turn?: number
}): ComposedLetter {
  const { facts, kind, turn = 0 } = input
  const sentences = letterSentences(input.language ?? 'en')
  const topics = inOrder(input.topics)
  const made = partsOf(topics, facts, kind)
  if (!made.ok) return made
  const withHeadings = hasHeadings(topics, kind)
  const blocksOfParts = (closing: boolean): readonly BlockNode[] =>
    made.parts
      .filter(({ topic }) => isClosing(topic) === closing)
      .flatMap(({ topic, blocks }) =>
        withHeadings && !closing ? [...headingOf(topic.subject, facts), ...blocks] : blocks,
      )
  const advice = made.parts.flatMap(({ blocks }) => blocks)
  const doc = framed({
    woven: { sentences, topics, facts, kind, advice },
    greeting: ownBlocks(sentences.greeting[kind], facts),
    before: blocksOfParts(false),
    after: blocksOfParts(true),
    has: wholeFrame,
    turn,
  })
  return { ok: true, doc }
}

/** Where the paragraphs of a topic begin in a text, whichever of its two texts was used; -1 when they are not there. */
function topicStart(
  content: readonly BlockNode[],
  topic: LetterTopic | undefined,
  facts: MergeFacts,
): number {
  if (!topic) return -1
  const known = paragraphsOf(topic, facts)
  return content.findIndex((block) => !isBlankBlock(block) && known.has(blockText(block)))
}

/** Headings over the topics whose first paragraph stands as it was written; others are the coach's by now. */
function withHeadingsOver(
  content: readonly BlockNode[],
  topics: readonly LetterTopic[],
  facts: MergeFacts,
): readonly BlockNode[] {
  const firsts = topics.flatMap((topic) => {
    const [heading] = headingOf(topic.subject, facts)
    return heading ? [{ heading, texts: firstParagraphsOf(topic, facts) }] : []
  })
  return content.flatMap((block, index) => {
    const found = firsts.find(({ texts }) => texts.has(blockText(block)))
    const isHeaded = content[index - 1]?.type === 'heading'
    return found && !isHeaded ? [found.heading, block] : [block]
  })
}

const isOneOf = (words: ReadonlySet<string>) => (block: BlockNode) => words.has(blockText(block))

/** A letter taken apart: its greeting, what is the coach's or the advice's, and which sentences of the product it had. */
function takenApart(doc: RichTextDoc, own: OwnSentences) {
  const has: FrameParts = {
    opening: doc.content.some(isOneOf(own.openings)),
    next: doc.content.some(isOneOf(own.steps)) || doc.content.some(isOneOf(own.closes)),
    close: doc.content.some(isOneOf(own.closes)),
  }
  const end = doc.content.findLastIndex((block) => !isBlankBlock(block)) + 1
  const kept = doc.content.slice(0, end).filter((block) => !own.all.has(blockText(block)))
  const greetingEnd = kept[0] && isOneOf(own.greetings)(kept[0]) ? 1 : 0
  return { has, greeting: kept.slice(0, greetingEnd), core: kept.slice(greetingEnd) }
}

/**
 * Weaves one more topic into a letter: before the closing advice, without what the letter has stated already, and with the
 * product's own sentences chosen anew where the coach has left them as they were. A topic whose paragraphs are there
 * already changes nothing.
 */
export function addTopicToDoc(input: {
  readonly doc: RichTextDoc
  readonly topic: LetterTopic
  readonly facts: MergeFacts
  readonly kind: LetterKind
  /** The topics that the letter has. */
  readonly others?: readonly LetterTopic[]
  readonly language?: string
  readonly turn?: number
}): ComposedLetter {
  const { doc, topic, facts, kind, others = [], turn = 0 } = input
  if (topicStart(doc.content, topic, facts) >= 0) return { ok: true, doc }
  const sentences = letterSentences(input.language ?? 'en')
  const { has, greeting, core } = takenApart(doc, ownSentences(sentences, facts))
  const result = blocksOf(textFor(topic, kind), withoutSaid(facts, fieldsIn(core)))
  if (!result.ok) return { ok: false, topicId: topic.id, problems: result.problems }

  const topics = inOrder([...others, topic])
  const closing = isClosing(topic) ? -1 : topicStart(core, others.find(isClosing), facts)
  const at = closing < 0 ? core.length : closing
  const [before, after] = isClosing(topic)
    ? [core, result.blocks]
    : [[...core.slice(0, at), ...result.blocks], core.slice(at)]
  const isHeaded = hasHeadings(topics, kind) && (has.opening || has.next)
  const woven: Woven = { sentences, topics, facts, kind, advice: [...before, ...after] }
  const next = framed({
    woven,
    greeting,
    before: isHeaded ? withHeadingsOver(before, topics, facts) : before,
    after,
    has,
    turn,
  })
  return { ok: true, doc: next.content.length === 0 ? doc : next }
}
