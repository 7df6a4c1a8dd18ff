import type { BlockNode, InlineNode, ListItemNode, RichTextDoc, TextMark } from '../rich-text'
import { findRedactions, fitted, type Redaction, type RedactionRules } from './find-redactions'

const lengthOf = (node: InlineNode): number => (node.type === 'text' ? node.text.length : 1)

/** A paragraph as one text, so that a name over several nodes is found: breaks are line ends. */
const textOf = (nodes: readonly InlineNode[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.text : '\n')).join('')

/** Marks without links: an address can name a client as well as a word can. */
function openMarks(node: InlineNode, rules: RedactionRules): readonly TextMark[] {
  return (node.marks ?? []).filter(
    (mark) => mark.type !== 'link' || findRedactions(mark.attrs.href, rules).length === 0,
  )
}

function redactNodes(nodes: readonly InlineNode[], rules: RedactionRules): readonly InlineNode[] {
  const whole = textOf(nodes)
  const redactions = findRedactions(whole, rules)
  let at = 0
  return nodes.flatMap((node): InlineNode[] => {
    const start = at
    const end = start + lengthOf(node)
    at = end
    const marks = openMarks(node, rules)
    const marked = marks.length > 0 ? { marks } : {}
    if (node.type !== 'text')
      return redactions.some(({ from, to }) => from < start && to > start) ? [] : [node]
    const text = cut(node.text, start, redactions, whole)
    return text === '' ? [] : [{ type: 'text', text, ...marked }]
  })
}

/** The text of a node with its redactions; an alias stands where the first sign of what it replaces stood. */
function cut(text: string, start: number, redactions: readonly Redaction[], whole: string): string {
  let result = text
  for (const { from, to, alias } of redactions.toReversed()) {
    const first = from - start
    if (to <= start || first >= text.length) continue
    const isHere = first >= 0
    const head = result.slice(0, Math.max(0, first))
    const tail = result.slice(Math.min(text.length, to - start))
    result = head + (isHere ? fitted(alias, whole, from) : '') + tail
  }
  return result
}

function redactBlocks<Block extends BlockNode | ListItemNode>(
  blocks: readonly Block[],
  rules: RedactionRules,
): readonly Block[] {
  return blocks.map((block) =>
    block.type === 'paragraph' || block.type === 'heading'
      ? { ...block, ...(block.content ? { content: redactNodes(block.content, rules) } : {}) }
      : { ...block, content: redactBlocks<BlockNode | ListItemNode>(block.content, rules) },
  )
}

/** A text with everything that points to the client replaced; links that name them are taken off. Twice changes nothing more. */
export const redactDoc = (doc: RichTextDoc, rules: RedactionRules): RichTextDoc => ({
  type: 'doc',
  content: redactBlocks(doc.content, rules),
})
