import type { AdviceKind } from './advice'
import { type LetterOpening, letterSentences } from './letter-sentences'
import type { LetterKind } from './letters'
import { blocksOfPieces } from './markdown-blocks'
import { expandTemplate } from './merge-expand'
import { factText, KNOWN_FIELDS, type MergeFacts } from './merge-fields'
import { parseTemplate, type TemplateProblem } from './merge-grammar'
import { type BlockNode, inlineNodesOf, isEmptyDoc, plainTextOf, type RichTextDoc } from './rich-text'

/** A topic's two texts, in the merge grammar. */
export type LetterTopic = {
  readonly id: string
  readonly kind: AdviceKind
  readonly body: string
  readonly shortBody: string
}

/** The letter, or which topic's text cannot be read and why. */
export type ComposedLetter =
  | { readonly ok: true; readonly doc: RichTextDoc }
  | { readonly ok: false; readonly topicId: string; readonly problems: readonly TemplateProblem[] }

/** The advice that closes every letter it is part of. */
export const closingTopicId = 'keep-searching'

type Blocks =
  | { readonly ok: true; readonly blocks: readonly BlockNode[] }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

function blocksOf(source: string, facts: MergeFacts): Blocks {
  const parsed = parseTemplate(source, KNOWN_FIELDS)
  if (!parsed.ok) return parsed
  const expanded = expandTemplate(parsed.nodes, facts)
  return expanded.ok ? { ok: true, blocks: blocksOfPieces(expanded.pieces) } : expanded
}

function ownBlocks(source: string, facts: MergeFacts): readonly BlockNode[] {
  const result = blocksOf(source, facts)
  if (!result.ok) throw new Error(`A sentence of the product is not in the grammar: ${source}`)
  return result.blocks
}

const textFor = (topic: LetterTopic, kind: LetterKind): string =>
  kind === 'reply' && topic.shortBody.trim() !== '' ? topic.shortBody : topic.body

/** Each topic once, in the given order, the closing one last. */
function inOrder(topics: readonly LetterTopic[]): readonly LetterTopic[] {
  const unique = [...new Map(topics.map((topic) => [topic.id, topic])).values()]
  const isClosing = ({ id }: LetterTopic): boolean => id === closingTopicId
  return [...unique.filter((topic) => !isClosing(topic)), ...unique.filter(isClosing)]
}

/**
 * Picks by the facts and the topics alone. What the advice itself states is not said twice, the employer's name and the
 * opening of a topic's own aside.
 */
function openingFor(
  openings: readonly LetterOpening[],
  topics: readonly LetterTopic[],
  blocks: readonly BlockNode[],
  facts: MergeFacts,
): LetterOpening | undefined {
  const isGuidance = topics.length > 0 && topics.every(({ kind }) => kind === 'guidance')
  const said = new Set(
    [...inlineNodesOf(blocks)].flatMap((node) => (node.type === 'fact' ? [node.attrs.field] : [])),
  )
  return openings.find(({ needs, about, only, atLeast }) => {
    const texts = needs.map((field) => factText(facts, field))
    const number = Number.parseInt(texts[0] ?? '', 10)
    return (
      (only === undefined || only === (isGuidance ? 'guidance' : 'answer')) &&
      texts.every((text) => text !== null) &&
      (about === undefined
        ? needs.every((field) => field === 'employer.name' || !said.has(field))
        : topics.some(({ id }) => id === about)) &&
      (atLeast === undefined || number >= atLeast)
    )
  })
}

/**
 * Puts a letter together: greeting, a first sentence from the facts, the topics. #if and #each are decided now; each
 * {{field}} stays a chip. A reply takes the short texts. Closing and signature are the page's, not the text's.
 */
export function composeLetter(input: {
  readonly topics: readonly LetterTopic[]
  readonly facts: MergeFacts
  readonly kind: LetterKind
  readonly language?: string
}): ComposedLetter {
  const { facts, kind } = input
  const sentences = letterSentences(input.language ?? 'en')
  const topics = inOrder(input.topics)
  const advice: BlockNode[] = []
  for (const topic of topics) {
    const result = blocksOf(textFor(topic, kind), facts)
    if (!result.ok) return { ok: false, topicId: topic.id, problems: result.problems }
    advice.push(...result.blocks)
  }
  const opening = openingFor(sentences.openings, topics, advice, facts)
  const openingText = (kind === 'reply' ? opening?.short : opening?.text) ?? ''
  return {
    ok: true,
    doc: {
      type: 'doc',
      content: [...ownBlocks(sentences.greeting[kind], facts), ...ownBlocks(openingText, facts), ...advice],
    },
  }
}

const blockText = (block: BlockNode): string => plainTextOf({ type: 'doc', content: [block] })
const isBlankBlock = (block: BlockNode): boolean => isEmptyDoc({ type: 'doc', content: [block] })

/** Where the paragraphs of a topic begin in a text, whichever of its two texts was used; -1 when they are not there. */
function topicStart(content: readonly BlockNode[], topic: LetterTopic | null, facts: MergeFacts): number {
  if (!topic) return -1
  const known = [topic.body, topic.shortBody].flatMap((source) => {
    const result = blocksOf(source, facts)
    return result.ok ? result.blocks.map(blockText) : []
  })
  return content.findIndex((block) => !isBlankBlock(block) && known.includes(blockText(block)))
}

/**
 * Adds a topic at the end of a letter, or before the closing advice when that is known and found. A topic whose
 * paragraphs are there already changes nothing.
 */
export function addTopicToDoc(input: {
  readonly doc: RichTextDoc
  readonly topic: LetterTopic
  readonly facts: MergeFacts
  readonly kind: LetterKind
  /** The topic `keep-searching`, so that its paragraphs are found and stay last. */
  readonly keepSearching?: LetterTopic | null
}): ComposedLetter {
  const { doc, topic, facts, kind, keepSearching = null } = input
  const result = blocksOf(textFor(topic, kind), facts)
  if (!result.ok) return { ok: false, topicId: topic.id, problems: result.problems }
  if (topicStart(doc.content, topic, facts) >= 0) return { ok: true, doc }
  const end = doc.content.findLastIndex((block) => !isBlankBlock(block)) + 1
  const content = doc.content.slice(0, end)
  const closing = topicStart(content, keepSearching, facts)
  const at = closing < 0 ? content.length : closing
  const next = [...content.slice(0, at), ...result.blocks, ...content.slice(at)]
  return { ok: true, doc: next.length === 0 ? doc : { type: 'doc', content: next } }
}
