import { type Token, type Tokens, tokenise } from './tokens'

/** Words of a client, and the words that they are read as. */
export type WordPair = { readonly words: string; readonly meaning: string }

type Reading = { readonly stems: readonly string[]; readonly meaning: readonly Token[] }

const readings = new WeakMap<WordPair, Reading>()

const readingOf = (pair: WordPair): Reading => {
  let reading = readings.get(pair)
  if (!reading) {
    const stems = tokenise(pair.words).list.map(({ stem }) => stem)
    reading = { stems, meaning: tokenise(pair.meaning).list }
    readings.set(pair, reading)
  }
  return reading
}

const standsAt = (list: readonly Token[], at: number, stems: readonly string[]): boolean =>
  stems.length > 0 &&
  stems.every((stem, step) => {
    const token = list[at + step]
    return token?.stem === stem && token.sentence === list[at]?.sentence
  })

/**
 * Reads the coach's synonyms: where the words of one stand, by their stems, its meaning is read in their place. The place
 * stays that of the client's own words, so that a quote shows these. Of several that fit, the longest is taken.
 */
export const readSynonyms = (tokens: Tokens, pairs: readonly WordPair[]): Tokens => {
  if (pairs.length === 0) return tokens
  const known = pairs.map(readingOf).toSorted((left, right) => right.stems.length - left.stems.length)
  const list: Token[] = []
  for (let at = 0; at < tokens.list.length; at += 1) {
    const first = tokens.list[at]
    if (!first) break
    const found = known.find(({ stems, meaning }) => meaning.length > 0 && standsAt(tokens.list, at, stems))
    const last = found && tokens.list[at + found.stems.length - 1]
    if (!found || !last) {
      list.push(first)
      continue
    }
    const { start, sentence, clause } = first
    list.push(...found.meaning.map((token) => ({ ...token, start, end: last.end, sentence, clause })))
    at += found.stems.length - 1
  }
  return { ...tokens, list }
}
