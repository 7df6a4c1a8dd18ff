import { plainWords } from '../employer-names'
import type { Passage } from './letter-passages'

/** What of a letter may be somebody's name or address, for looking up whose it is. */
export type NamesInText = {
  /** Runs of capitalised words of one to five words, as they stand. */
  readonly names: readonly string[]
  /** Single capitalised words that do not begin a sentence. */
  readonly words: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
}

/** More than any letter has; a text made of capitals must not cost more. */
const namesAtMost = 600
const wordsInName = 5

const particles = new Set('of and & de del der den di da du la le van von bin al the y e'.split(' '))
const isCapital = (word: string): boolean => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word)
const bare = (word: string): string =>
  word.replace(/^[("“‘'[]+/u, '').replace(/(?:[’']s)?[)"”’'\].,;:!?…]*$/u, '')

/** The text of a record as a row of plain words with a space on both sides, for `isOwn`. */
export const ownWordsOf = (texts: readonly string[]): string =>
  ` ${texts.flatMap((text) => plainWords(text)).join(' ')} `

/** Whether a name stands in a client's own record, whatever its case, accents and signs. */
export function isOwn(name: string, ownWords: string): boolean {
  const words = plainWords(name).join(' ')
  return words === '' || ownWords.includes(` ${words} `)
}

type Run = { readonly words: readonly string[]; readonly beginsSentence: boolean }

function runsOf(sentence: string): readonly Run[] {
  const runs: Run[] = []
  let words: string[] = []
  let beginsAt = 0
  const close = (): void => {
    while (particles.has(words.at(-1) ?? '')) words.pop()
    if (words.length > 0) runs.push({ words, beginsSentence: beginsAt === 0 })
    words = []
  }
  for (const [index, token] of sentence.split(/\s+/u).entries()) {
    const word = bare(token)
    const isName = isCapital(word)
    if (!isName && !(particles.has(word) && words.length > 0)) {
      close()
      continue
    }
    if (words.length === 0) beginsAt = index
    words.push(word)
    if (/[.,;:!?)"”…]$/u.test(token) && !/^(?:\p{L}|Mr|Mrs|Ms|Dr|St|Prof)\.$/u.test(token)) close()
    else if (/[’']s$/u.test(token)) close()
  }
  close()
  return runs
}

function* partsOf(words: readonly string[]): Generator<string> {
  for (let from = 0; from < words.length; from += 1)
    for (let length = 1; length <= wordsInName && from + length <= words.length; length += 1) {
      const part = words.slice(from, from + length)
      if (isCapital(part[0] ?? '') && isCapital(part.at(-1) ?? '')) yield part.join(' ')
    }
}

/** Finds what may be a name, an e-mail address or a telephone number in a letter's sentences. */
export function namesInText(sentences: readonly Passage[]): NamesInText {
  const names = new Set<string>()
  const words = new Set<string>()
  const emails = new Set<string>()
  const phones = new Set<string>()
  for (const { text } of sentences) {
    for (const run of runsOf(text)) {
      for (const name of partsOf(run.words)) names.add(name)
      for (const word of run.words.slice(run.beginsSentence ? 1 : 0))
        if (word.length > 2 && isCapital(word)) words.add(word)
    }
    for (const [email] of text.matchAll(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu)) emails.add(email)
    for (const [phone] of text.matchAll(/\+?\d[\d ()/.-]{5,}\d/gu)) phones.add(phone)
  }
  return {
    names: [...names].slice(0, namesAtMost),
    words: [...words].slice(0, namesAtMost),
    emails: [...emails].slice(0, 50),
    phones: [...phones].slice(0, 50),
  }
}
