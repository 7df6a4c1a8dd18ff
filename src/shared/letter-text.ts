import { assertNever } from './errors'
import { resolveField } from './letter-fields'
import type { Letterhead } from './letter-html'
import type { MergeFacts } from './merge-fields'
import { type BlockNode, type InlineNode, isEmptyDoc, type RichTextDoc } from './rich-text'

type TextInput = {
  readonly doc: RichTextDoc
  readonly facts: MergeFacts
  readonly practice: Pick<Letterhead, 'closing' | 'signature' | 'coachName'>
  /** A field's name for the eye, shown in brackets where its value is missing. */
  readonly fieldLabel: (field: string) => string
}

function inlineText(node: InlineNode, input: TextInput): string {
  if (node.type === 'text') return node.text
  if (node.type === 'hardBreak') return '\n'
  const resolved = resolveField(node.attrs.field, node.attrs.fallback, input.facts)
  const isOpen = resolved.state === 'missing' || resolved.state === 'unknown'
  return isOpen ? `[${input.fieldLabel(node.attrs.field)}]` : resolved.text
}

const indent = (text: string, first: string): string => {
  const rest = ' '.repeat(first.length)
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line && rest + line))
    .join('\n')
}

function blockText(block: BlockNode, input: TextInput): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return (block.content ?? []).map((node) => inlineText(node, input)).join('')
    case 'blockquote':
      return indent(blocksText(block.content, input), '    ')
    case 'bulletList':
      return block.content.map((item) => indent(blocksText(item.content, input), '- ')).join('\n')
    case 'orderedList': {
      const start = block.attrs?.start ?? 1
      return block.content
        .map((item, index) => indent(blocksText(item.content, input), `${start + index}. `))
        .join('\n')
    }
    default:
      return assertNever(block)
  }
}

const blocksText = (blocks: readonly BlockNode[], input: TextInput): string =>
  blocks
    .filter((block) => !isEmptyDoc({ type: 'doc', content: [block] }))
    .map((block) => blockText(block, input))
    .join('\n\n')

/** The letter for an e-mail or a message: greeting to signature, a blank line between paragraphs, no line wrapped. */
export function letterPlainText(input: TextInput): string {
  const { closing, signature, coachName } = input.practice
  const ending = [closing.trim(), signature.trim() || coachName.trim()]
    .filter((line) => line !== '')
    .join('\n')
  return `${[blocksText(input.doc.content, input), ending].filter((part) => part !== '').join('\n\n')}\n`
}
