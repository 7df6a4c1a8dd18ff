import type { MergeFacts } from '../merge-fields'
import { factText } from '../merge-fields'
import {
  type BlockNode,
  docFromPlainText,
  type InlineNode,
  isEmptyDoc,
  type ListItemNode,
  plainTextOf,
  type RichTextDoc,
} from '../rich-text'

/** An article shows the question and the answer, a comment the answer alone. */
export const publicationKinds = ['article', 'comment'] as const
export type PublicationKind = (typeof publicationKinds)[number]

const greeting =
  /^(?:my )?(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|greetings)\b[^.!?\n]{0,60}[,!:.]?$/iu
const goodbye =
  /^(?:(?:with )?(?:my |many |all |very )?(?:best|kind|kindest|warm|warmest|good)(?: wishes| regards)?|thanks(?: a lot| in advance| so much)?|thank you(?: so much| very much| in advance)?|many thanks|yours(?: \p{L}+)?|regards|cheers|love|sincerely)?[,.!]?$/iu

/** Facts become words: what is published does not follow the record. */
function wordsOf(nodes: readonly InlineNode[], facts: MergeFacts): readonly InlineNode[] {
  return nodes.flatMap((node): InlineNode[] => {
    if (node.type !== 'fact') return [node]
    const text = factText(facts, node.attrs.field) ?? node.attrs.fallback ?? ''
    const marks = node.marks ? { marks: node.marks } : {}
    return text === '' ? [] : [{ type: 'text', text, ...marks }]
  })
}

function withWords<Block extends BlockNode | ListItemNode>(
  blocks: readonly Block[],
  facts: MergeFacts,
): readonly Block[] {
  return blocks.map((block) =>
    block.type === 'paragraph' || block.type === 'heading'
      ? { ...block, ...(block.content ? { content: wordsOf(block.content, facts) } : {}) }
      : { ...block, content: withWords<BlockNode | ListItemNode>(block.content, facts) },
  )
}

const lineOf = (block: BlockNode): string => plainTextOf({ type: 'doc', content: [block] }).trim()

/** The letter without greeting and empty ends; nobody in particular is spoken to. */
function answerBlocks(letter: RichTextDoc, facts: MergeFacts): readonly BlockNode[] {
  const blocks = withWords(letter.content, facts).filter(
    (block) => !isEmptyDoc({ type: 'doc', content: [block] }),
  )
  const [first] = blocks
  return first?.type === 'paragraph' && greeting.test(lineOf(first)) ? blocks.slice(1) : blocks
}

/** The question without greeting, goodbye and the name under it. */
function questionBlocks(question: string, isName: (line: string) => boolean): readonly BlockNode[] {
  const lines = question.split(/\r\n|[\n\r]/u).map((line) => line.trim())
  const words = lines.filter((line) => line !== '')
  const start = greeting.test(words[0] ?? '') && words.length > 1 ? 1 : 0
  let end = words.length
  while (end > start + 1 && (goodbye.test(words[end - 1] ?? '') || isName(words[end - 1] ?? ''))) end -= 1
  return docFromPlainText(words.slice(start, end).join('\n')).content
}

const heading = (text: string): BlockNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text }],
})

/** The copy before anything is redacted: the question quoted under its heading, then the answer. */
export function publishedDoc(input: {
  readonly kind: PublicationKind
  readonly question: string | null
  readonly letter: RichTextDoc
  readonly facts: MergeFacts
  readonly headings: { readonly question: string; readonly answer: string }
  /** Whether a line is nothing but the client's name. */
  readonly isName: (line: string) => boolean
}): RichTextDoc {
  const { kind, question, letter, facts, headings, isName } = input
  const answer = answerBlocks(letter, facts)
  const hasQuestion = kind === 'article' && question !== null && question.trim() !== ''
  const content = hasQuestion
    ? [
        heading(headings.question),
        { type: 'blockquote', content: questionBlocks(question, isName) } as const,
        heading(headings.answer),
        ...answer,
      ]
    : answer
  return content.length === 0 ? { type: 'doc', content: [{ type: 'paragraph' }] } : { type: 'doc', content }
}
