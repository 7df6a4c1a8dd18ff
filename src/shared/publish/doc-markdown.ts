import { assertNever } from '../errors'
import type { BlockNode, InlineNode, RichTextDoc } from '../rich-text'

/** A text whose signs are not read as markup. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_[\]<>#|~]/gu, '\\$&')
    .replaceAll(/^(\s*)([-+]|\d{1,9}[.)])(?=\s)/gmu, (_, space: string, sign: string) =>
      /\d/u.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
    )

function inlineMarkdown(node: InlineNode): string {
  if (node.type === 'hardBreak') return '  \n'
  if (node.type === 'fact') return node.attrs.fallback ?? ''
  const { text, marks = [] } = node
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? []
  if (words === '') return text
  const marked = marks.reduce((inner, mark) => {
    if (mark.type === 'bold') return `**${inner}**`
    if (mark.type === 'italic') return `*${inner}*`
    return `[${inner}](${mark.attrs.href.replaceAll(/[()\\]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)})`
  }, escaped(words))
  return before + marked + after
}

const indented = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n')

function blockMarkdown(block: BlockNode): string {
  switch (block.type) {
    case 'heading':
      return `## ${(block.content ?? []).map(inlineMarkdown).join('').trim()}`
    case 'paragraph':
      return (block.content ?? []).map(inlineMarkdown).join('').trim()
    case 'blockquote':
      return indented(blocksMarkdown(block.content), '> ', '> ')
    case 'bulletList':
      return block.content.map(({ content }) => indented(blocksMarkdown(content), '- ', '  ')).join('\n')
    case 'orderedList': {
      const start = block.attrs?.start ?? 1
      return block.content
        .map(({ content }, index) => indented(blocksMarkdown(content), `${start + index}. `, '   '))
        .join('\n')
    }
    default:
      return assertNever(block)
  }
}

const blocksMarkdown = (blocks: readonly BlockNode[]): string =>
  blocks
    .map(blockMarkdown)
    .filter((text) => text !== '')
    .join('\n\n')

/** A text as Markdown with its title as the heading; nothing a person typed is read as markup. Ends with a line end. */
export function markdownOf(title: string, doc: RichTextDoc): string {
  const heading = title.trim() === '' ? '' : `# ${escaped(title.trim())}\n\n`
  return `${heading}${blocksMarkdown(doc.content)}\n`
}
