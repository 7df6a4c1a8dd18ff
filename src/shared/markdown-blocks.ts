import type { TemplatePiece } from './merge-expand'
import type { BlockNode, FactNode, InlineNode, ListItemNode, TextMark } from './rich-text'

/**
 * Reads the little markup templates use (paragraphs, '> ', '- ', '1. ', **bold**, *italic*, backslash) into blocks.
 * Only the template's own text is read as markup: facts and items pass through as they are.
 */

/** A run of template text, a chip, or data. */
type Token = string | FactNode | { readonly type: 'data'; readonly text: string }
type Line = readonly Token[]
type Emphasis = 'bold' | 'italic'

const markers = { quote: /^>\s?/u, bullet: /^-\s+/u, ordered: /^(\d{1,9})\.\s+/u } as const

const isBlank = (line: Line): boolean =>
  line.every((token) => typeof token === 'string' && token.trim() === '')

function append(line: Token[], token: Token): void {
  const last = line.at(-1)
  if (typeof token === 'string' && typeof last === 'string') line[line.length - 1] = last + token
  else if (token !== '') line.push(token)
}

function linesOf(pieces: readonly TemplatePiece[]): readonly Line[] {
  const lines: Token[][] = [[]]
  const add = (token: Token): void => append(lines.at(-1) ?? [], token)
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      for (const [index, part] of piece.text.split('\n').entries()) {
        if (index > 0) lines.push([])
        add(part)
      }
    } else if (piece.kind === 'data') {
      add({ type: 'data', text: piece.text.replaceAll(/\s+/gu, ' ').trim() })
    } else {
      add({ type: 'fact', attrs: { field: piece.field, fallback: piece.fallback } })
    }
  }
  return lines.map((line) => {
    const [first, ...rest] = line
    return typeof first === 'string' ? [first.trimStart(), ...rest] : line
  })
}

function markerOf(line: Line, marker: RegExp): RegExpExecArray | null {
  const [first] = line
  return typeof first === 'string' ? marker.exec(first) : null
}

function withoutMarker(line: Line, match: RegExpExecArray): Line {
  const [first, ...rest] = line
  return typeof first === 'string' ? [first.slice(match[0].length), ...rest] : line
}

/** Joins wrapped lines and tidies the gaps that an #if without its fact leaves behind. */
function joinLines(lines: readonly Line[]): Line {
  const joined: Token[] = []
  for (const [index, line] of lines.entries()) {
    if (index > 0) append(joined, ' ')
    for (const token of line) append(joined, token)
  }
  const tidy = joined.map((token) =>
    typeof token === 'string' ? token.replaceAll(/\s+/gu, ' ').replaceAll(/ ([,.;:!?])/gu, '$1') : token,
  )
  if (typeof tidy[0] === 'string') tidy[0] = tidy[0].trimStart()
  const last = tidy.at(-1)
  if (typeof last === 'string') tidy[tidy.length - 1] = last.trimEnd()
  return tidy.filter((token) => token !== '')
}

type Part =
  | Exclude<Token, string>
  | { readonly type: 'plain'; readonly text: string }
  | { readonly type: Emphasis; readonly text: string; readonly canOpen: boolean; readonly canClose: boolean }

const isGap = (char: string | undefined): boolean => char === undefined || /\s/u.test(char)

/** Splits template text at its asterisks; a backslash makes the next sign plain. */
function partsOf(line: Line): readonly Part[] {
  return line.flatMap((token, index): Part[] => {
    if (typeof token !== 'string') return [token]
    const before = index === 0 ? undefined : 'x'
    const after = index === line.length - 1 ? undefined : 'x'
    return [...token.matchAll(/\\([!-/:-@[-`{-~])|\*{1,2}|[^\\*]+|\\/gu)].map((match): Part => {
      const [text, escaped] = match
      if (!text.startsWith('*')) return { type: 'plain', text: escaped ?? text }
      const canOpen = !isGap(token[match.index + text.length] ?? after)
      const canClose = !isGap(token[match.index - 1] ?? before)
      return { type: text === '**' ? 'bold' : 'italic', text, canOpen, canClose }
    })
  })
}

/** Indices of the asterisks that have a partner. */
function pairedMarks(parts: readonly Part[]): ReadonlySet<number> {
  const paired = new Set<number>()
  const open = new Map<Emphasis, number>()
  for (const [index, part] of parts.entries()) {
    if (part.type !== 'bold' && part.type !== 'italic') continue
    const start = open.get(part.type)
    if (start !== undefined && part.canClose) {
      paired.add(start).add(index)
      open.delete(part.type)
    } else if (start === undefined && part.canOpen) open.set(part.type, index)
  }
  return paired
}

function inlineOf(lines: readonly Line[]): readonly InlineNode[] {
  const parts = partsOf(joinLines(lines))
  const paired = pairedMarks(parts)
  const nodes: InlineNode[] = []
  const active = new Set<Emphasis>()
  for (const [index, part] of parts.entries()) {
    if (paired.has(index) && (part.type === 'bold' || part.type === 'italic')) {
      if (!active.delete(part.type)) active.add(part.type)
      continue
    }
    const on: readonly TextMark[] = (['bold', 'italic'] as const)
      .filter((type) => active.has(type))
      .map((type) => ({ type }))
    const marks = on.length > 0 ? { marks: on } : {}
    if (part.type === 'fact') nodes.push({ ...part, ...marks })
    else addText(nodes, part.text, marks)
  }
  return nodes
}

/** Neighbouring texts with the same marks are one node, as the editor stores them. */
function addText(nodes: InlineNode[], text: string, marks: { readonly marks?: readonly TextMark[] }): void {
  const last = nodes.at(-1)
  const same = last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(marks.marks)
  if (same) nodes[nodes.length - 1] = { ...last, text: last.text + text }
  else if (text !== '') nodes.push({ type: 'text', text, ...marks })
}

const paragraphOf = (lines: readonly Line[]): readonly BlockNode[] => {
  const content = inlineOf(lines)
  return content.length === 0 ? [] : [{ type: 'paragraph', content }]
}

/** How many lines from `start` belong to a list, and its items. A blank line may stand between two items. */
function readList(
  lines: readonly Line[],
  start: number,
  marker: RegExp,
): { items: readonly Line[][]; end: number } {
  const items: Line[][] = []
  let at = start
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? []
    const match = markerOf(line, marker)
    if (match) items.push([withoutMarker(line, match)])
    else if (isBlank(line)) {
      let next = at + 1
      while (next < lines.length && isBlank(lines[next] ?? [])) next += 1
      if (!markerOf(lines[next] ?? [], marker)) break
      at = next - 1
    } else if (Object.values(markers).some((other) => markerOf(line, other))) break
    else items.at(-1)?.push(line)
  }
  return { items, end: at }
}

const listOf = (items: readonly Line[][]): readonly ListItemNode[] =>
  items.map(paragraphOf).flatMap((content) => (content.length === 0 ? [] : [{ type: 'listItem', content }]))

function readBlocks(lines: readonly Line[], isInQuote: boolean): readonly BlockNode[] {
  const blocks: BlockNode[] = []
  let at = 0
  const take = (belongs: (line: Line) => boolean): readonly Line[] => {
    const start = at
    while (at < lines.length && (at === start || belongs(lines[at] ?? []))) at += 1
    return lines.slice(start, at)
  }
  while (at < lines.length) {
    const line = lines[at] ?? []
    const ordered = markerOf(line, markers.ordered)
    if (isBlank(line)) at += 1
    else if (!isInQuote && markerOf(line, markers.quote)) {
      const quoted = take((next) => markerOf(next, markers.quote) !== null).map((next) => {
        const match = markerOf(next, markers.quote)
        return match ? withoutMarker(next, match) : next
      })
      const content = readBlocks(quoted, true)
      if (content.length > 0) blocks.push({ type: 'blockquote', content })
    } else if (ordered || markerOf(line, markers.bullet)) {
      const { items, end } = readList(lines, at, ordered ? markers.ordered : markers.bullet)
      const content = listOf(items)
      const list: BlockNode = ordered
        ? { type: 'orderedList', attrs: { start: Number(ordered[1]) }, content }
        : { type: 'bulletList', content }
      if (content.length > 0) blocks.push(list)
      at = end
    } else {
      const startsBlock = (next: Line): boolean =>
        (!isInQuote && markerOf(next, markers.quote) !== null) ||
        markerOf(next, markers.bullet) !== null ||
        markerOf(next, markers.ordered)?.[1] === '1'
      blocks.push(...paragraphOf(take((next) => !isBlank(next) && !startsBlock(next))))
    }
  }
  return blocks
}

/** The blocks of an expanded template. Empty paragraphs, items and lists are left out. */
export function blocksOfPieces(pieces: readonly TemplatePiece[]): readonly BlockNode[] {
  return readBlocks(linesOf(pieces), false)
}
