import { stemOf } from './stem'
import { contractions, numberWords, shortEndings, spanModifiers, unitDays, weekdays } from './word-tables'

/** One word of a question; `start` and `end` point into the original text, `days` is set on a span of time. */
export type Token = {
  readonly stem: string
  readonly word: string
  readonly start: number
  readonly end: number
  readonly sentence: number
  readonly clause: number
  readonly days: number | null
}

/** A question cut into tokens; `asked` holds the numbers of the sentences that end in a question mark. */
export type Tokens = {
  readonly text: string
  readonly list: readonly Token[]
  readonly asked: ReadonlySet<number>
}

/** Stems that stand for a kind of word, usable in phrases: a span of days to months, of minutes, of years, a weekday. */
export const spanStem = {
  time: '<time>',
  minutes: '<minutes>',
  years: '<years>',
  weekday: '<weekday>',
  number: '<number>',
} as const

const unitOf = (word: string): number | undefined =>
  unitDays.get(word) ?? unitDays.get(word.replace(/s$/u, ''))

/** Folds accents and typographic quotes one character for one, so that offsets keep pointing into the original. */
const plain = (text: string): string =>
  text.replace(/[^\0-\x7f]/gu, (letter) => {
    if (/[\u2018\u2019\u02bc]/u.test(letter)) return "'"
    if (/[\u2013\u2014]/u.test(letter)) return '-'
    const base = letter.normalize('NFKD').charAt(0)
    return letter.length === 1 && /[a-z]/iu.test(base) ? base : ' '.repeat(letter.length)
  })

const expand = (raw: string): readonly string[] => {
  const known = contractions.get(raw)
  if (known !== undefined) return known.split(' ')
  let word = raw
  for (const [ending, replacement] of shortEndings) {
    if (ending.test(word)) {
      word = word.replace(ending, replacement)
      break
    }
  }
  return (word.replaceAll("'", '') || raw).split(' ').map((part) => contractions.get(part) ?? part)
}

const numberIn = (word: string): number | null => {
  if (/^\d+$/u.test(word)) return Number(word)
  return numberWords.get(word) ?? null
}

/** Reads a span of time that starts at a word: its days and how many words it takes, or null. */
const readSpan = (
  words: readonly Token[],
  at: number,
): { readonly days: number; readonly length: number } | null => {
  const first = words[at]
  if (!first) return null
  if (first.word === 'fortnight') return { days: 14, length: 1 }
  let amount = numberIn(first.word)
  if (amount === null) return null
  for (let next = at + 1; next < Math.min(words.length, at + 6); next += 1) {
    const token = words[next]
    if (!token || token.sentence !== first.sentence) return null
    const unit = unitOf(token.word)
    if (unit !== undefined) return { days: amount * unit, length: next - at + 1 }
    const further = numberIn(token.word)
    if (further !== null && token.word !== 'a')
      amount = first.word === 'half' ? amount : Math.max(amount, further)
    else if (!spanModifiers.has(token.word)) return null
  }
  return null
}

const spanKind = (days: number): string => {
  if (days < 0.9) return spanStem.minutes
  return days >= 360 ? spanStem.years : spanStem.time
}

/** Two words that are one thing: “human resources”, and “hiring manager”, which says nothing of being hired. */
const pairStem = (word: string, next: string): Pick<Token, 'stem' | 'word'> | null => {
  if (word === 'human' && next === 'resources') return { stem: 'hr', word: 'hr' }
  if (word === 'hiring' && /^managers?$/u.test(next)) return { stem: stemOf('manager'), word: 'manager' }
  return null
}

const mergeSpans = (words: readonly Token[]): Token[] => {
  const merged: Token[] = []
  for (let at = 0; at < words.length; at += 1) {
    const token = words[at]
    if (!token) continue
    const span = readSpan(words, at)
    const last = span && words[at + span.length - 1]
    if (span && last) {
      merged.push({ ...token, stem: spanKind(span.days), end: last.end, days: span.days })
      at += span.length - 1
    } else {
      const next = words[at + 1]
      const joined = next && pairStem(token.word, next.word)
      if (next && joined) at += 1
      merged.push(next && joined ? { ...token, ...joined, end: next.end } : token)
    }
  }
  return merged
}

const stemFor = (word: string): string => {
  if (weekdays.has(word) || weekdays.has(word.replace(/s$/u, ''))) return spanStem.weekday
  if (/^\d+$/u.test(word)) return spanStem.number
  return stemOf(word)
}

/** Cuts a client's text into tokens: contractions opened, words stemmed, spans of time read as one token. */
export const tokenise = (text: string): Tokens => {
  const words: Token[] = []
  const asked = new Set<number>()
  let sentence = 0
  let clause = 0
  const parts = /[A-Za-z][A-Za-z']*|\d+|[.!?;\n:]+|,|\(|\)|\s-+\s|--+/gu
  for (const found of plain(text).matchAll(parts)) {
    const raw = found[0].toLowerCase()
    const start = found.index
    if (/^[a-z\d]/u.test(raw)) {
      for (const word of expand(raw)) {
        words.push({
          stem: stemFor(word),
          word,
          start,
          end: start + raw.length,
          sentence,
          clause,
          days: null,
        })
      }
    } else {
      clause += 1
      if (raw.includes('?')) asked.add(sentence)
      if (/[.!?;\n]/u.test(raw)) sentence += 1
    }
  }
  const joined = words.filter((token, at) => !(token.word === 'e' && words[at + 1]?.word.startsWith('mail')))
  const list = mergeSpans(
    joined.map((token) => (token.word.startsWith('mail') ? { ...token, stem: 'email' } : token)),
  )
  return { text, list, asked }
}
