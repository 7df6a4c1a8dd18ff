import { factText, type MergeFacts } from '../merge-fields'
import type { BlockNode, HeadingNode, InlineNode, ParagraphNode, RichTextDoc } from '../rich-text'

/** A sentence of a letter. */
export type Passage = {
  readonly text: string
  /** True in wording that the client may copy: there the client speaks, not the coach. */
  readonly isWording: boolean
}

/** A paragraph with all its words, facts in their place. */
export type Paragraph = Passage & { readonly sentences: readonly Passage[] }

const abbreviation = /(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|e\.g|i\.e|etc)|\b\p{Lu})\.$/u

/** The sentences of a text, each with its closing sign. */
export function sentencesOf(text: string): readonly string[] {
  const parts = text.split(/(?<=[.!?]["”’)\]]*)\s+|\n+/u)
  const sentences: string[] = []
  for (const part of parts) {
    const last = sentences.at(-1)
    if (last !== undefined && abbreviation.test(last.trimEnd()))
      sentences[sentences.length - 1] = `${last} ${part}`
    else sentences.push(part)
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

function* paragraphNodes(
  blocks: readonly BlockNode[],
  isWording: boolean,
): Generator<{ readonly node: ParagraphNode | HeadingNode; readonly isWording: boolean }> {
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') yield { node: block, isWording }
    else if (block.type === 'blockquote') yield* paragraphNodes(block.content, true)
    else for (const item of block.content) yield* paragraphNodes(item.content, isWording)
  }
}

/** A field that is still open is a gap in the sentence; what to do about it is said elsewhere. */
function wordsOf(node: InlineNode, facts: MergeFacts): string {
  if (node.type === 'text') return node.text
  if (node.type === 'hardBreak') return '\n'
  return factText(facts, node.attrs.field) ?? node.attrs.fallback ?? '…'
}

/** The paragraphs of a letter that hold words, in reading order. */
export function paragraphsOf(doc: RichTextDoc, facts: MergeFacts): readonly Paragraph[] {
  return [...paragraphNodes(doc.content, false)].flatMap(({ node, isWording }): Paragraph[] => {
    const text = (node.content ?? [])
      .map((inline) => wordsOf(inline, facts))
      .join('')
      .trim()
    if (text === '') return []
    return [
      { text, isWording, sentences: sentencesOf(text).map((sentence) => ({ text: sentence, isWording })) },
    ]
  })
}

/** A passage short enough to be shown in a line. */
export function shortened(text: string, length = 140): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length - 30))}…`
}

/** What of a sentence is shown: all of it when it is short, else what surrounds the match. */
export function quoteAround(sentence: string, at: number, length: number): string {
  if (sentence.length <= 140) return sentence
  const from = Math.max(0, at - 50)
  const start = from === 0 ? 0 : sentence.indexOf(' ', from) + 1
  return `${start > 0 ? '…' : ''}${shortened(sentence.slice(start), Math.max(120, at - start + length + 20))}`
}
