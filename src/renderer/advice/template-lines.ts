import { assertNever } from '@shared/errors'
import type { TemplateNode } from '@shared/merge-grammar'

/** A piece of a line: words, a field, or the place of a list's item. `only` names the facts it depends on. */
export type LinePiece = { readonly only: readonly string[] } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly fallback: string | null }
  | { readonly kind: 'item'; readonly field: string }
)

type Line = readonly LinePiece[]
export type TemplateBlock = { readonly kind: 'paragraph' | 'quote' | 'list'; readonly lines: readonly Line[] }

/** The pieces of a template in order, with what each depends on. */
function piecesOf(
  nodes: readonly TemplateNode[],
  only: readonly string[],
  list: string,
): readonly LinePiece[] {
  return nodes.flatMap((node): readonly LinePiece[] => {
    switch (node.kind) {
      case 'text':
        return [{ kind: 'text', text: node.text, only }]
      case 'field':
        return [{ kind: 'field', field: node.field, fallback: node.fallback, only }]
      case 'item':
        return [{ kind: 'item', field: list, only }]
      case 'if':
        return piecesOf(node.children, [...only, node.field], list)
      case 'each':
        return piecesOf(node.children, [...only, node.field], node.field)
      default:
        return assertNever(node)
    }
  })
}

function linesOf(pieces: readonly LinePiece[]): readonly Line[] {
  const lines: LinePiece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      lines.at(-1)?.push(piece)
      continue
    }
    for (const [index, text] of piece.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...piece, text })
    }
  }
  return lines
}

const marks = { quote: /^>\s?/, list: /^[-*]\s+/ } as const

function kindOf(line: Line): TemplateBlock['kind'] {
  const [first] = line
  if (first?.kind !== 'text') return 'paragraph'
  if (marks.quote.test(first.text)) return 'quote'
  return marks.list.test(first.text) ? 'list' : 'paragraph'
}

function unmarked(line: Line, kind: TemplateBlock['kind']): Line {
  const [first, ...rest] = line
  if (kind === 'paragraph' || first?.kind !== 'text') return line
  return [{ ...first, text: first.text.replace(marks[kind], '') }, ...rest]
}

/** A template as paragraphs, quotes and lists, for reading: empty lines part them, `>` and `-` begin quotes and lists. */
export function templateBlocks(nodes: readonly TemplateNode[]): readonly TemplateBlock[] {
  const blocks: { kind: TemplateBlock['kind']; lines: Line[] }[] = []
  let isNew = true
  for (const line of linesOf(piecesOf(nodes, [], ''))) {
    if (line.every((piece) => piece.kind === 'text' && piece.text.trim() === '')) {
      isNew = true
      continue
    }
    const kind = kindOf(line)
    const last = blocks.at(-1)
    if (isNew || last?.kind !== kind) blocks.push({ kind, lines: [unmarked(line, kind)] })
    else last.lines.push(unmarked(line, kind))
    isNew = false
  }
  return blocks
}
