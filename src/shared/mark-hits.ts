import type { MarkedText } from './search'
import { isDenseScript, type SearchTerm } from './search-query'

/** As the index compares words: without accents, in small letters. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()

type Span = { readonly from: number; readonly to: number }
type Token = Span & { readonly word: string }

/** A record's text is looked through so far and no further. */
const longestRead = 20_000
const snippetLength = 160
/** So much of a snippet stands before the first hit. */
const lead = 40

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    word: folded(match[0]),
  }))

function spansOf(text: string, tokens: readonly Token[], term: SearchTerm): readonly Span[] {
  if (isDenseScript(term.text)) return literalSpans(text, term.text)
  const words = tokensOf(term.text).map(({ word }) => word)
  const spans: Span[] = []
  for (let at = 0; at + words.length <= tokens.length; at += 1) {
    const isHere = words.every((word, offset) => {
      const token = tokens[at + offset]?.word ?? ''
      return term.isPrefix && offset === words.length - 1 ? token.startsWith(word) : token === word
    })
    const first = tokens[at]
    const last = tokens[at + words.length - 1]
    if (isHere && first && last) spans.push({ from: first.from, to: last.to })
  }
  return spans
}

function literalSpans(text: string, part: string): readonly Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    spans.push({ from: at, to: at + part.length })
  return spans
}

/** Where the words stand in a text, in order and without overlaps. */
function hitsIn(text: string, terms: readonly SearchTerm[]): readonly Span[] {
  const tokens = tokensOf(text)
  const all = terms
    .flatMap((term) => spansOf(text, tokens, term))
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
  const spans: Span[] = []
  for (const span of all) if (span.from >= (spans.at(-1)?.to ?? 0)) spans.push(span)
  return spans
}

function markedSlice(text: string, spans: readonly Span[], from: number, to: number): MarkedText {
  const parts: { text: string; isHit: boolean }[] = []
  let at = from
  for (const span of spans) {
    if (span.to <= from || span.from >= to) continue
    const start = Math.max(span.from, from)
    const end = Math.min(span.to, to)
    if (start > at) parts.push({ text: text.slice(at, start), isHit: false })
    parts.push({ text: text.slice(start, end), isHit: true })
    at = end
  }
  if (at < to) parts.push({ text: text.slice(at, to), isHit: false })
  return parts
}

/** A whole title with the words that were looked for marked. */
export function markHits(text: string, terms: readonly SearchTerm[]): MarkedText {
  return markedSlice(text, hitsIn(text, terms), 0, text.length)
}

/** The line around the first hit, or the first words, with what was looked for marked. Lines that end no sentence are set apart by a dot. */
export function snippetOf(body: string, terms: readonly SearchTerm[]): MarkedText {
  const text = body
    .slice(0, longestRead)
    .trim()
    .replaceAll(/(?<=[^\s.!?:;,…])\s*\n\s*/gu, ' · ')
    .replaceAll(/\s+/gu, ' ')
  const spans = hitsIn(text, terms)
  const hit = spans[0]?.from ?? 0
  const from = hit <= lead ? 0 : wordStart(text, hit - lead)
  const to = Math.min(text.length, from + snippetLength)
  const parts = [...markedSlice(text, spans, from, to)]
  if (from > 0) parts.unshift({ text: '…', isHit: false })
  if (to < text.length) parts.push({ text: '…', isHit: false })
  return parts
}

/** The beginning of the word after a place, so that no snippet begins with half a word or half a sign. */
function wordStart(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  if (space >= 0 && space < at + lead) return space + (text.startsWith(' · ', space) ? 3 : 1)
  const isHalf = /[\uDC00-\uDFFF]/.test(text[at] ?? '')
  return isHalf ? at + 1 : at
}
