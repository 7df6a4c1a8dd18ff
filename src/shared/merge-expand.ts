import { factItems, hasFact, type MergeFacts } from './merge-fields'
import { type TemplateNode, type TemplateProblem, templateLimits } from './merge-grammar'

/** Text of the template, a field to fill in, or an item's text, which is data and never markup. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly fallback: string | null }
  | { readonly kind: 'data'; readonly text: string }

export type ExpandedTemplate =
  | { readonly ok: true; readonly pieces: readonly TemplatePiece[] }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

/** Decides #if and #each by the facts and leaves every {{field}} as a piece. At most 1 MB comes out. */
export function expandTemplate(nodes: readonly TemplateNode[], facts: MergeFacts): ExpandedTemplate {
  const pieces: TemplatePiece[] = []
  let room: number = templateLimits.outputBytes
  const add = (piece: TemplatePiece): void => {
    // UTF-8 takes at most three bytes for each UTF-16 unit; the margin spares an encoding.
    room -=
      piece.kind === 'field'
        ? 3 * (piece.field.length + (piece.fallback?.length ?? 0))
        : 3 * piece.text.length
    if (room >= 0) pieces.push(piece)
  }
  const walk = (list: readonly TemplateNode[], item: string): void => {
    for (const node of list) {
      if (room < 0) return
      if (node.kind === 'text' || node.kind === 'field') add(node)
      else if (node.kind === 'item') add({ kind: 'data', text: item })
      else if (node.kind === 'each')
        for (const each of factItems(facts, node.field)) walk(node.children, each)
      else if (hasFact(facts, node.field)) walk(node.children, item)
    }
  }
  walk(nodes, '')
  if (room >= 0) return { ok: true, pieces }
  const problem = { code: 'output-too-large', line: 1, column: 1, limit: templateLimits.outputBytes } as const
  return { ok: false, problems: [problem] }
}
