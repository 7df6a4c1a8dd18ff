import { z } from 'zod'
import { factText, type MergeFacts } from './merge-fields'

/**
 * The stored form of notes and letters: the editor's own JSON (Tiptap 3 names), closed to what a letter needs.
 * A `fact` is a merge field inside the text; its value comes from the facts each time the text is shown.
 */
export const richTextLimits = {
  depth: 8,
  children: 5_000,
  textLength: 100_000,
  totalLength: 500_000,
} as const

export type TextMark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }
type Marked = { readonly marks?: readonly TextMark[] }
export type TextNode = Marked & { readonly type: 'text'; readonly text: string }
export type HardBreakNode = Marked & { readonly type: 'hardBreak' }
export type FactNode = Marked & {
  readonly type: 'fact'
  readonly attrs: { readonly field: string; readonly fallback: string | null }
}
export type InlineNode = TextNode | HardBreakNode | FactNode

export type ParagraphNode = { readonly type: 'paragraph'; readonly content?: readonly InlineNode[] }
/** A line over what follows it. */
export type HeadingNode = {
  readonly type: 'heading'
  readonly attrs: { readonly level: 2 }
  readonly content?: readonly InlineNode[]
}
export type ListItemNode = { readonly type: 'listItem'; readonly content: readonly BlockNode[] }
export type BulletListNode = { readonly type: 'bulletList'; readonly content: readonly ListItemNode[] }
export type OrderedListNode = {
  readonly type: 'orderedList'
  readonly attrs?: { readonly start: number }
  readonly content: readonly ListItemNode[]
}
/** Wording the client can copy. */
export type BlockquoteNode = { readonly type: 'blockquote'; readonly content: readonly BlockNode[] }
export type BlockNode = ParagraphNode | HeadingNode | BulletListNode | OrderedListNode | BlockquoteNode
export type RichTextDoc = { readonly type: 'doc'; readonly content: readonly BlockNode[] }

/** Whether a link may stand in a text: https and mailto only. */
export function isAllowedLink(href: string): boolean {
  return /^(?:https:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(href)
}

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  // Not strict: the editor adds target, rel, class and title, which are not kept.
  z.strictObject({
    type: z.literal('link'),
    attrs: z.object({ href: z.string().max(2_000).refine(isAllowedLink) }),
  }),
])
const marks = z.array(mark).max(3).exactOptional()

const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(richTextLimits.textLength), marks }),
  z.strictObject({ type: z.literal('hardBreak'), marks }),
  z.strictObject({
    type: z.literal('fact'),
    attrs: z.strictObject({ field: z.string().min(1).max(80), fallback: z.string().max(500).nullable() }),
    marks,
  }),
])

const many = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).max(richTextLimits.children)

const paragraph = z.strictObject({ type: z.literal('paragraph'), content: many(inline).exactOptional() })

const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.literal(2) }),
  content: many(inline).exactOptional(),
})

/** Blocks that may hold blocks `depth` levels deep. Built level by level, so that no input can recurse without end. */
function blockSchema(depth: number): z.ZodType<BlockNode, BlockNode> {
  if (depth === 0) return paragraph
  const inner = many(blockSchema(depth - 1)).min(1)
  const items = many(
    z.strictObject({
      type: z.literal('listItem'),
      content: inner.refine(
        (content) => content[0]?.type === 'paragraph',
        'A list item begins with a paragraph',
      ),
    }),
  ).min(1)
  return z.discriminatedUnion('type', [
    paragraph,
    heading,
    z.strictObject({ type: z.literal('bulletList'), content: items }),
    z.strictObject({
      type: z.literal('orderedList'),
      // Not strict: the editor adds a numbering type, which is not kept.
      attrs: z.object({ start: z.int().min(0).max(999_999_999) }).exactOptional(),
      content: items,
    }),
    z.strictObject({ type: z.literal('blockquote'), content: inner }),
  ])
}

/** Checks a text that comes from the editor or a file; anything outside the closed form is refused. */
export const richTextDoc: z.ZodType<RichTextDoc, RichTextDoc> = z
  .strictObject({ type: z.literal('doc'), content: many(blockSchema(richTextLimits.depth)).min(1) })
  .refine((doc) => plainTextOf(doc).length <= richTextLimits.totalLength, 'The text is too long')

/** What a new note or letter holds: one empty paragraph, as the editor wants it. */
export const emptyDoc: RichTextDoc = { type: 'doc', content: [{ type: 'paragraph' }] }

/** Every inline node of a text, in reading order. */
export function* inlineNodesOf(blocks: readonly (BlockNode | ListItemNode)[]): Generator<InlineNode> {
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') yield* block.content ?? []
    else yield* inlineNodesOf(block.content)
  }
}

/** Every paragraph and heading of a text, in reading order. */
function* paragraphsOf(
  blocks: readonly (BlockNode | ListItemNode)[],
): Generator<ParagraphNode | HeadingNode> {
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') yield block
    else yield* paragraphsOf(block.content)
  }
}

const inlineText = (node: InlineNode, facts: MergeFacts): string => {
  if (node.type === 'text') return node.text
  if (node.type === 'hardBreak') return '\n'
  return factText(facts, node.attrs.field) ?? node.attrs.fallback ?? `[${node.attrs.field}]`
}

/** The words alone, a line a paragraph, for search, counting and lists. A fact without a value shows as [field]. */
export function plainTextOf(doc: RichTextDoc, facts: MergeFacts = new Map()): string {
  const lines = [...paragraphsOf(doc.content)].map(({ content = [] }) =>
    content.map((node) => inlineText(node, facts)).join(''),
  )
  return lines.join('\n')
}

/** How many letters of a text a line of a list shows. */
const excerptLength = 280

/** The beginning of a text, for a line of a list. */
export function excerptOf(doc: RichTextDoc): string {
  const text = plainTextOf(doc).trim()
  return text.length > excerptLength ? `${text.slice(0, excerptLength - 1)}…` : text
}

/** One paragraph a line; blank lines separate and are not kept. Nothing in the text is read as markup. */
export function docFromPlainText(text: string): RichTextDoc {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trim())
  const paragraphs = lines
    .filter((line) => line !== '')
    .map((line): ParagraphNode => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
  return paragraphs.length === 0 ? emptyDoc : { type: 'doc', content: paragraphs }
}

/** Whether nothing can be read in it. */
export function isEmptyDoc(doc: RichTextDoc): boolean {
  for (const node of inlineNodesOf(doc.content)) {
    if (node.type === 'fact' || (node.type === 'text' && node.text.trim() !== '')) return false
  }
  return true
}

/** Words as a reader counts them; a fact counts by its value. */
export function wordCount(doc: RichTextDoc, facts?: MergeFacts): number {
  return (
    plainTextOf(doc, facts).match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[’'.,:@/-](?=[\p{L}\p{N}]))*/gu)
      ?.length ?? 0
  )
}
