import { nearestName } from './nearest-name'

/**
 * The closed grammar of templates: text, {{field}}, {{field | "fallback"}}, {{#if field}}..{{/if}} and one level of
 * {{#each list}}..{{item}}..{{/each}}. Names are looked up in a Map and nowhere else. One pass, bounded in and out.
 */
export const templateLimits = {
  inputBytes: 100_000,
  outputBytes: 1_000_000,
  depth: 4,
  tag: 500,
  problems: 20,
} as const

export type FieldShape = 'one' | 'many'
export type KnownFields = ReadonlyMap<string, FieldShape>

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly fallback: string | null }
  | { readonly kind: 'item' }
  | { readonly kind: 'if' | 'each'; readonly field: string; readonly children: readonly TemplateNode[] }

export type TemplateProblemCode =
  | 'too-large'
  | 'output-too-large'
  | 'unknown-field'
  | 'unclosed-tag'
  | 'bad-tag'
  | 'unclosed-block'
  | 'close-without-block'
  | 'wrong-close'
  | 'too-deep'
  | 'each-inside-each'
  | 'item-outside-each'
  | 'not-a-list'
  | 'is-a-list'

/** What is wrong and where; line and column count from 1. The values fill the sentence that i18n holds for the code. */
export type TemplateProblem = {
  readonly code: TemplateProblemCode
  readonly line: number
  readonly column: number
  readonly field?: string
  /** A known field with a similar name. */
  readonly suggestion?: string
  readonly tag?: string
  readonly block?: 'if' | 'each'
  readonly limit?: number
}

export type ParsedTemplate =
  | { readonly ok: true; readonly nodes: readonly TemplateNode[] }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

type Place = { readonly line: number; readonly column: number }
type Block = {
  readonly kind: 'if' | 'each'
  readonly field: string
  readonly place: Place
  readonly children: TemplateNode[]
}

const tagShape =
  /^(?:(?<open>#if|#each)\s+(?<subject>[\w.]+)|\/(?<close>if|each)|(?<field>[\w.]+)(?:\s*\|\s*"(?<fallback>[^"{}]*)")?)$/u

/** Index just after the tag's closing braces, which do not count inside quotes; -1 when the line or the limit ends first. */
function tagEnd(text: string, start: number): number {
  let isQuoted = false
  for (let at = start + 2; at < Math.min(text.length, start + templateLimits.tag); at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted
    if (text[at] === '\n') return -1
    if (!isQuoted && text[at] === '}' && text[at + 1] === '}') return at + 2
  }
  return -1
}

/** Where a tag that has its line to itself begins and ends with that line; null when other text shares the line. */
function wholeLine(
  text: string,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } | null {
  let from = start
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from -= 1
  let to = end
  while (text[to] === ' ' || text[to] === '\t') to += 1
  const isAlone = (from === 0 || text[from - 1] === '\n') && (to >= text.length || text[to] === '\n')
  return isAlone ? { from, to: Math.min(text.length, to + 1) } : null
}

/** The place after `text`. */
function advance(place: Place, text: string): Place {
  const last = text.lastIndexOf('\n')
  if (last < 0) return { line: place.line, column: place.column + text.length }
  return { line: place.line + text.split('\n').length - 1, column: text.length - last }
}

class Reader {
  readonly problems: TemplateProblem[] = []
  readonly nodes: TemplateNode[] = []
  private readonly open: Block[] = []
  private readonly known: KnownFields

  constructor(known: KnownFields) {
    this.known = known
  }

  report(code: TemplateProblemCode, place: Place, values: Partial<TemplateProblem> = {}): void {
    this.problems.push({ ...values, code, ...place })
  }

  add(node: TemplateNode): void {
    if (node.kind !== 'text' || node.text !== '') (this.open.at(-1)?.children ?? this.nodes).push(node)
  }

  tag(source: string, place: Place): void {
    const parts = tagShape.exec(source.slice(2, -2).trim())?.groups
    if (!parts) this.report('bad-tag', place, { tag: source })
    else if (parts.open) this.begin(parts.open === '#if' ? 'if' : 'each', parts.subject ?? '', place)
    else if (parts.close) this.end(parts.close === 'if' ? 'if' : 'each', place)
    else this.value(parts.field ?? '', parts.fallback ?? null, place)
  }

  finish(): void {
    for (const { kind, field, place } of this.open)
      this.report('unclosed-block', place, { block: kind, field })
  }

  private value(field: string, fallback: string | null, place: Place): void {
    if (field !== 'item') {
      if (this.isKnown(field, place, 'one')) this.add({ kind: 'field', field, fallback })
    } else if (this.open.some(({ kind }) => kind === 'each')) this.add({ kind: 'item' })
    else this.report('item-outside-each', place)
  }

  private begin(kind: 'if' | 'each', field: string, place: Place): void {
    if (this.open.length >= templateLimits.depth)
      this.report('too-deep', place, { limit: templateLimits.depth })
    else if (kind === 'each' && this.open.some((block) => block.kind === 'each'))
      this.report('each-inside-each', place)
    else this.isKnown(field, place, kind === 'each' ? 'many' : null)
    // A refused block is entered all the same, so that its close is not reported as a second problem.
    this.open.push({ kind, field, place, children: [] })
  }

  private end(kind: 'if' | 'each', place: Place): void {
    const block = this.open.pop()
    if (!block) this.report('close-without-block', place, { block: kind })
    else if (block.kind !== kind) this.report('wrong-close', place, { block: block.kind, field: block.field })
    else this.add({ kind, field: block.field, children: block.children })
  }

  private isKnown(field: string, place: Place, shape: FieldShape | null): boolean {
    const known = this.known.get(field)
    if (known === undefined) {
      const suggestion = nearestName(field, this.known.keys())
      this.report('unknown-field', place, { field, ...(suggestion === null ? {} : { suggestion }) })
    } else if (shape !== null && known !== shape) {
      this.report(shape === 'many' ? 'not-a-list' : 'is-a-list', place, { field })
    }
    return known !== undefined && (shape === null || known === shape)
  }
}

/** Reads a template of at most 100 kB. Names every problem, up to 20, with its place. */
export function parseTemplate(source: string, knownFields: KnownFields): ParsedTemplate {
  const reader = new Reader(knownFields)
  if (new TextEncoder().encode(source).length > templateLimits.inputBytes) {
    reader.report('too-large', { line: 1, column: 1 }, { limit: templateLimits.inputBytes })
    return { ok: false, problems: reader.problems }
  }
  const text = source.replaceAll('\r\n', '\n')
  let place = { line: 1, column: 1 }
  let at = 0
  let seen = 0
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', at)) {
    place = advance(place, text.slice(seen, start))
    seen = start
    const end = tagEnd(text, start)
    if (end < 0)
      reader.report('unclosed-tag', place, { tag: text.slice(start, start + 40).split('\n', 1)[0] ?? '' })
    if (end < 0 || reader.problems.length >= templateLimits.problems) break
    const tag = text.slice(start, end)
    const alone = /^\{\{\s*[#/]/u.test(tag) ? wholeLine(text, start, end) : null
    reader.add({ kind: 'text', text: text.slice(at, alone ? Math.max(at, alone.from) : start) })
    reader.tag(tag, place)
    at = alone?.to ?? end
  }
  reader.finish()
  if (reader.problems.length > 0)
    return { ok: false, problems: reader.problems.slice(0, templateLimits.problems) }
  reader.add({ kind: 'text', text: text.slice(at) })
  return { ok: true, nodes: reader.nodes }
}
