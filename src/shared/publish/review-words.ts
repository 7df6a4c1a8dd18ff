import { sentencesOf, shortened } from '../checks/letter-passages'
import { findRedactions, type RedactionRules } from './find-redactions'
import { foldedWords } from './fold-text'

/** A capitalised word, or a run of them, that no record knows: for the coach to keep or replace. */
export type ReviewWord = {
  readonly words: string
  /** The sentence in which it stands first. */
  readonly context: string
  readonly count: number
}

/** Capitals that name nobody. */
const known = new Set(
  (
    'i hr cv it ok faq pdf uk us usa eu monday tuesday wednesday thursday friday saturday sunday january february march april may ' +
    'june july august september october november december company person place english'
  ).split(' '),
)

const bare = (token: string): string =>
  token.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?:['’]s)?[^\p{L}\p{N}]*$/u, '')

const isNameLike = (word: string): boolean =>
  /^[\p{Lu}\p{Lt}]/u.test(word) || /\p{Ll}\p{Lu}/u.test(word) || /^(?=.*\p{L})(?=.*\p{N})/u.test(word)

/**
 * The capitalised words of a text that are still in it. `ordinary` are folded words that begin sentences in small letters
 * elsewhere; `kept` are folded words the coach decided to keep.
 */
export function reviewWords(
  text: string,
  rules: RedactionRules,
  ordinary: ReadonlySet<string>,
  kept: ReadonlySet<string>,
): readonly ReviewWord[] {
  const found = new Map<string, ReviewWord>()
  const add = (run: readonly string[], context: string): void => {
    const words = run.join(' ')
    const folded = foldedWords(words).join(' ')
    const isOwn = rules.ownTexts.some((own) => own !== '' && own.includes(words))
    if (folded === '' || isOwn || kept.has(folded) || findRedactions(words, rules).length > 0) return
    const old = found.get(folded)
    found.set(
      folded,
      old ? { ...old, count: old.count + 1 } : { words, context: shortened(context), count: 1 },
    )
  }
  for (const sentence of sentencesOf(text)) {
    let run: string[] = []
    const close = (): void => {
      if (run.length > 0) add(run, sentence)
      run = []
    }
    let before = '.'
    for (const token of sentence.split(/\s+/u)) {
      // "Place A." ends a sentence, though it looks like an initial.
      const isFirst = /[.!?:]$/u.test(before)
      before = token
      const word = bare(token)
      const folded = foldedWords(word).join('')
      // A single letter after an alias, as in "Company A", names nobody.
      const isPlain =
        !isNameLike(word) ||
        known.has(folded) ||
        /^(?:\p{Lu}\d?|I['’]\p{Ll}+)$/u.test(word) ||
        (isFirst && ordinary.has(folded)) ||
        (/^["“(‘]/u.test(token) && ordinary.has(folded))
      if (isPlain) {
        close()
        continue
      }
      run.push(word)
      if (/[,;:.!?)”"]$/u.test(token)) close()
    }
    close()
  }
  return [...found.values()]
}
