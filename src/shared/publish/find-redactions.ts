import { type FoldedText, foldedWords, foldText } from './fold-text'
import type { RedactionTerm, TermKind } from './redaction-list'

export type RedactionKind = TermKind | 'day' | 'pay'

/** A stretch of a text that must not be published, and what stands in its place. */
export type Redaction = {
  readonly from: number
  readonly to: number
  readonly kind: RedactionKind
  readonly alias: string
  /** What it belongs to; null for what is found by its form alone. */
  readonly entity: string | null
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const patterns = new WeakMap<RedactionTerm, RegExp | null>()

/** What finds a term in a folded text: its words with up to three signs or none between them, and its possessives. */
function patternOf(term: RedactionTerm): RegExp | null {
  const known = patterns.get(term)
  if (known !== undefined) return known
  const words = foldedWords(term.text)
  const isDense = dense.test(term.text)
  const body = words.map(escaped).join('[^\\p{L}\\p{N}]{0,3}')
  const pattern =
    words.length === 0
      ? null
      : new RegExp(isDense ? body : `(?<![\\p{L}\\p{N}])${body}(?=(?:'s|s'?|')?(?![\\p{L}\\p{N}]))`, 'gu')
  patterns.set(term, pattern)
  return pattern
}

/** Ordinary words that begin a sentence: 'Will they …', 'May I …'. */
const ordinaryUse =
  /^\s+(?:i|you|he|she|it|we|they|there|this|that|these|those|the|a|an|my|your|his|her|our|their)\b/u

function termMatches(original: string, folded: FoldedText, term: RedactionTerm): Redaction[] {
  const { kind, alias, entity } = term
  const pattern = patternOf(term)
  if (pattern === null) return literalMatches(original, term)
  const found: Redaction[] = []
  for (const match of folded.text.matchAll(pattern)) {
    const from = folded.at[match.index] ?? 0
    const to = folded.at[match.index + match[0].length] ?? original.length
    const written = original.slice(from, to)
    const isCapital = !/^\p{Ll}/u.test(written)
    const isOrdinary =
      term.isExact && (!isCapital || ordinaryUse.test(folded.text.slice(match.index + match[0].length)))
    if (!isOrdinary) found.push({ from, to, kind, alias, entity })
  }
  return found
}

/** A name without a letter or a digit is looked for as it stands. */
function literalMatches(original: string, { text, kind, alias, entity }: RedactionTerm): Redaction[] {
  const found: Redaction[] = []
  for (let at = original.indexOf(text); at >= 0; at = original.indexOf(text, at + text.length))
    found.push({ from: at, to: at + text.length, kind, alias, entity })
  return found
}

const monthNames =
  'january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec'
const weekdayNames = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\\s+(?:the\\s+)?)?'
const dayNumber = '\\d{1,2}(?:st|nd|rd|th)?'
const dayForms = [
  `${weekdayNames}${dayNumber}(?:\\s+of)?\\s+(${monthNames})\\b(?:\\.(?=,?\\s+\\d))?(?:,?\\s+\\d{4})?`,
  `${weekdayNames}\\b(${monthNames})\\b\\.?\\s+${dayNumber}\\b(?:,?\\s+\\d{4})?`,
  `\\b(${monthNames})\\b\\.?,?\\s+\\d{4}\\b`,
  '\\b\\d{4}-(\\d{2})-\\d{2}\\b',
  '\\b\\d{1,2}[./]\\s?(\\d{1,2})[./]\\s?\\d{2,4}\\b',
]
const seasons = ['winter', 'spring', 'summer', 'autumn'] as const

function seasonOf(month: string): string {
  const number = /^\d/u.test(month)
    ? Number(month)
    : monthNames.split('|').findIndex((name) => name === month) >= 0
      ? ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
          month.slice(0, 3),
        ) + 1
      : 0
  if (number < 1 || number > 12) return 'year'
  return seasons[Math.floor((number % 12) / 3)] ?? 'year'
}

function dayMatches(original: string): Redaction[] {
  return dayForms.flatMap((form) =>
    [...original.matchAll(new RegExp(`(\\b(?:on|in)\\s+)?(?:${form})`, 'giu'))].map((match): Redaction => {
      const season = seasonOf((match[2] ?? '').toLowerCase())
      const isPlaced = match[1] !== undefined
      const alias =
        season === 'year'
          ? isPlaced
            ? 'one day'
            : 'a certain day'
          : isPlaced
            ? `in the ${season}`
            : `a day in the ${season}`
      return { from: match.index, to: match.index + match[0].length, kind: 'day', alias, entity: null }
    }),
  )
}

const rate = '(?:\\s?(?:a|per|an|/)\\s?(?:year|month|hour|week|day|annum))?'
const payForms: readonly (readonly [RegExp, 'pay' | 'address', string])[] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, 'address', 'an e-mail address'],
  [/\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu, 'address', 'a web page'],
  [/(?<![\p{N}.])\+?\(?\d(?:[\d ()/.-]*\d){6,}/gu, 'address', 'a phone number'],
  [
    new RegExp(
      `(?:[£$€¥]|\\b(?:USD|EUR|GBP|CHF|CAD|AUD)\\b)\\s?\\d(?:[\\d.,\\u00A0 ]*\\d)?\\s?[km]?\\b${rate}`,
      'giu',
    ),
    'pay',
    'an amount',
  ],
  [
    new RegExp(
      `\\b\\d[\\d.,]*\\s?(?:k|thousand|pounds|euros?|dollars|francs|£|€|USD|EUR|GBP|CHF)(?![\\p{L}])${rate}`,
      'giu',
    ),
    'pay',
    'an amount',
  ],
  [new RegExp(`\\b\\d{1,3}(?:[.,\\u00A0]\\d{3})+\\b${rate}`, 'gu'), 'pay', 'an amount'],
]

/** Whether a number could be money: at least four digits, and no year. */
const isMoney = (digits: string): boolean => digits.length >= 4 && !/^(?:19|20)\d\d$/u.test(digits)

/** Numbers that were named in talk about pay, as digits: '45000'. */
export const payNumbers = (payTalk: readonly string[]): readonly string[] =>
  [
    ...new Set(
      payTalk.flatMap((text) =>
        (text.match(/\d[\d.,\u00A0 ]*\d\s?k?|\d+\s?k/giu) ?? []).map((number) => {
          const digits = number.replaceAll(/\D/gu, '')
          return /k$/iu.test(number) ? `${digits}000` : digits
        }),
      ),
    ),
  ].filter(isMoney)

function payMatches(original: string, numbers: readonly string[]): Redaction[] {
  const known = numbers.map((digits): readonly [RegExp, 'pay', string] => [
    new RegExp(`(?<!\\d)${digits.split('').join('[.,\\u00A0 ]?')}(?!\\d)`, 'gu'),
    'pay',
    'an amount',
  ])
  return [...payForms, ...known].flatMap(([pattern, kind, alias]) =>
    [...original.matchAll(pattern)].map(
      (match): Redaction => ({
        from: match.index,
        to: match.index + match[0].trimEnd().length,
        kind,
        alias,
        entity: null,
      }),
    ),
  )
}

/** What may stand in a text although it looks like an address or a name: the coach's own links and names. */
export type RedactionRules = {
  readonly terms: readonly RedactionTerm[]
  readonly payNumbers: readonly string[]
  readonly ownTexts: readonly string[]
}

/** Every stretch of a text that points to the client, in reading order, none over another; the longest one holds. */
export function findRedactions(original: string, rules: RedactionRules): readonly Redaction[] {
  const folded = foldText(original)
  const formed = [...dayMatches(original), ...payMatches(original, rules.payNumbers)].filter(
    ({ from, to }) => !rules.ownTexts.some((own) => own !== '' && own.includes(original.slice(from, to))),
  )
  const named = rules.terms.flatMap((term) => termMatches(original, folded, term))
  const all = [...formed, ...named].toSorted((a, b) => a.from - b.from || b.to - a.to)
  const kept: Redaction[] = []
  for (const one of all) {
    const last = kept.at(-1)
    if (last === undefined || one.from >= last.to) kept.push(one)
    // What overlaps is taken out as a whole, under the alias of the longer one.
    else if (one.to > last.to) {
      const longer = one.to - one.from > last.to - last.from ? one : last
      kept[kept.length - 1] = { ...longer, from: last.from, to: one.to }
    }
  }
  return kept
}

/** A text with every redaction in its place. At the start of a sentence an alias gets a capital. */
export function redactText(original: string, rules: RedactionRules): string {
  let text = original
  for (const { from, to, alias } of findRedactions(original, rules).toReversed())
    text = text.slice(0, from) + fitted(alias, text, from) + text.slice(to)
  return text
}

/** An alias as it is written where it stands. */
export function fitted(alias: string, text: string, at: number): string {
  const beginsSentence = /(?:^|[.!?]["”’)]*\s+|\n\s*)$/u.test(text.slice(0, at))
  return beginsSentence ? alias.slice(0, 1).toUpperCase() + alias.slice(1) : alias
}
