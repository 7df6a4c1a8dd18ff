import type { AdviceFrame, AdviceKind } from './advice'
import type { LetterKind } from './letters'
import { blocksOfPieces } from './markdown-blocks'
import { expandTemplate } from './merge-expand'
import { KNOWN_FIELDS, type MergeFacts } from './merge-fields'
import { parseTemplate, type TemplateProblem } from './merge-grammar'
import { type BlockNode, inlineNodesOf, isEmptyDoc, plainTextOf } from './rich-text'

/** A topic's two texts, in the merge grammar. */
export type LetterTopic = {
  readonly id: string
  readonly kind: AdviceKind
  readonly body: string
  readonly shortBody: string
  /** The line that names it to the client, in the merge grammar; without one it has no heading. */
  readonly subject?: string
  /** Whether it advises to act at once, so that a letter names no later day to act on. */
  readonly actsNow?: boolean
  readonly frame?: AdviceFrame | null
}

/** The blocks of a text, or why it cannot be read. */
export type Blocks =
  | { readonly ok: true; readonly blocks: readonly BlockNode[] }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

/** Reads a text of the merge grammar; conditions are decided by the facts, each {{field}} stays a chip. */
export function blocksOf(source: string, facts: MergeFacts): Blocks {
  const parsed = parseTemplate(source, KNOWN_FIELDS)
  if (!parsed.ok) return parsed
  const expanded = expandTemplate(parsed.nodes, facts)
  return expanded.ok ? { ok: true, blocks: blocksOfPieces(expanded.pieces) } : expanded
}

/** The same for a sentence of the product, which is always in the grammar. */
export function ownBlocks(source: string, facts: MergeFacts): readonly BlockNode[] {
  const result = blocksOf(source, facts)
  if (!result.ok) throw new Error(`A sentence of the product is not in the grammar: ${source}`)
  return result.blocks
}

/** The text of a topic that a kind of letter takes. */
export const textFor = (topic: LetterTopic, kind: LetterKind): string =>
  kind === 'reply' && topic.shortBody.trim() !== '' ? topic.shortBody : topic.body

/** The words of a block, its chips by their names, so that the same block is known again whatever the facts say now. */
export const blockText = (block: BlockNode): string => plainTextOf({ type: 'doc', content: [block] })

/** Whether a block has nothing to read. */
export const isBlankBlock = (block: BlockNode): boolean => isEmptyDoc({ type: 'doc', content: [block] })

/** The fields that blocks show. */
export function fieldsIn(blocks: readonly BlockNode[]): ReadonlySet<string> {
  return new Set(
    [...inlineNodesOf(blocks)].flatMap((node) => (node.type === 'fact' ? [node.attrs.field] : [])),
  )
}

/**
 * Facts that a letter states once: a second topic leaves out the clause that would state them again. Only clauses under an
 * #if can be left out; a field that a sentence cannot do without stays.
 */
const saidOnce: readonly string[] = [
  'followUp.lastOn',
  'nextStep.on',
  'promise.daysLate',
  'quiet.days',
  'search.months',
  'waiting.days',
]

/** The facts for what comes after blocks that have stated some of them. */
export function withoutSaid(facts: MergeFacts, said: ReadonlySet<string>): MergeFacts {
  const left = saidOnce.filter((field) => said.has(field))
  return left.length === 0 ? facts : new Map([...facts].filter(([field]) => !left.includes(field)))
}

/** What a topic's two texts can come out as, whatever was said before them. */
function renderings(topic: LetterTopic, facts: MergeFacts): readonly (readonly BlockNode[])[] {
  const sets = [facts, withoutSaid(facts, new Set(saidOnce))]
  return sets.flatMap((known) =>
    [topic.body, topic.shortBody].flatMap((source) => {
      const result = blocksOf(source, known)
      return result.ok ? [result.blocks] : []
    }),
  )
}

/** Every paragraph that a topic's texts can come out as. */
export const paragraphsOf = (topic: LetterTopic, facts: MergeFacts): ReadonlySet<string> =>
  new Set(renderings(topic, facts).flatMap((blocks) => blocks.map(blockText)))

/** The first paragraphs that a topic's texts can come out with. */
export const firstParagraphsOf = (topic: LetterTopic, facts: MergeFacts): ReadonlySet<string> =>
  new Set(renderings(topic, facts).flatMap((blocks) => blocks.slice(0, 1).map(blockText)))
