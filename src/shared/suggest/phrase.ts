import { stemOf } from './stem'
import { spanStem, type Token, type Tokens } from './tokens'
import { wordClasses } from './word-classes'

type Step = {
  readonly stems: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  readonly optional: boolean
  readonly gap: number
}

/** A phrase ready to be looked for in tokens. */
export type Phrase = { readonly source: string; readonly steps: readonly Step[] }

/** A place where a phrase was found: first and last token, and whether a negation governs it. */
export type PhraseMatch = { readonly from: number; readonly to: number; readonly negated: boolean }

const fillers = new Set(
  'a an the my our their his her your its this that any some really just so very quite still yet ever even also actually only simply pretty already now then again all there here been rather too much perhaps maybe of'.split(
    ' ',
  ),
)

const negators = new Set(
  'not no never without nobody none neither nor hardly barely nothing unlikely'.split(' '),
)

const clauseBreakers = new Set('but and because so while although though since when if'.split(' '))

const spans = new Set<string>(Object.values(spanStem))

const addAlternative = (text: string, stems: Set<string>, words: Set<string>): void => {
  const inClass = /^\{(?<name>\w+)\}$/u.exec(text)?.groups?.['name']
  if (inClass !== undefined) {
    const members = wordClasses[inClass]
    if (members === undefined) throw new Error(`unknown word class {${inClass}}`)
    for (const member of members.split(' ')) addAlternative(member, stems, words)
  } else if (spans.has(text)) stems.add(text)
  else if (text.startsWith('=')) words.add(text.slice(1))
  else if (/^\d+$/u.test(text)) words.add(text)
  else if (/^[a-z]+$/iu.test(text)) stems.add(stemOf(text.toLowerCase()))
  else throw new Error(`“${text}” is not a word`)
}

/**
 * Reads a phrase: words meet by stem, `a/b` are alternatives, `{they}` is a word class, `word?` may be missing, `=word`
 * must stand as it is, `*` bridges up to three words and `**` up to eight, `<time>` `<minutes>` `<years>` `<weekday>`
 * are spans. Throws an Error that quotes the part it can't read.
 */
export const parsePhrase = (source: string): Phrase => {
  const steps: Step[] = []
  let gap = 0
  for (const part of source.trim().split(/\s+/u)) {
    if (part === '*' || part === '**') {
      gap = part === '*' ? 3 : 8
      continue
    }
    const optional = part.endsWith('?')
    const stems = new Set<string>()
    const words = new Set<string>()
    for (const alternative of (optional ? part.slice(0, -1) : part).split('/'))
      addAlternative(alternative, stems, words)
    steps.push({ stems, words, optional, gap })
    gap = 0
  }
  if (steps.length === 0 || steps[0]?.optional) throw new Error(`“${source}” has no first word`)
  return { source, steps }
}

const fits = (step: Step, token: Token): boolean => step.stems.has(token.stem) || step.words.has(token.word)

const followFrom = (
  steps: readonly Step[],
  step: number,
  list: readonly Token[],
  at: number,
  sentence: number,
): number => {
  const wanted = steps[step]
  if (!wanted) return at - 1
  let skipped = 0
  for (let next = at; next < list.length; next += 1) {
    const token = list[next]
    if (!token || token.sentence !== sentence) break
    if (fits(wanted, token)) {
      const end = followFrom(steps, step + 1, list, next + 1, sentence)
      if (end >= 0) return end
    }
    if (!fillers.has(token.word)) skipped += 1
    if (skipped > wanted.gap || next - at > 12) break
  }
  return wanted.optional ? followFrom(steps, step + 1, list, at, sentence) : -1
}

/** Tells whether a negator governs the token: up to five words before it in the same clause. */
const isNegated = (list: readonly Token[], from: number): boolean => {
  const start = list[from]
  for (let back = from - 1; back >= Math.max(0, from - 5); back -= 1) {
    const token = list[back]
    if (!token || token.clause !== start?.clause || clauseBreakers.has(token.word)) return false
    if (negators.has(token.word)) return list[back + 1]?.word !== 'only' && list[back + 1]?.word !== 'sure'
  }
  return false
}

/** Finds where a phrase begins at one token; null when it does not. */
export const matchPhraseAt = (phrase: Phrase, tokens: Tokens, at: number): PhraseMatch | null => {
  const token = tokens.list[at]
  const first = phrase.steps[0]
  if (!token || !first || !fits(first, token)) return null
  const to = followFrom(phrase.steps, 1, tokens.list, at + 1, token.sentence)
  return to < 0 ? null : { from: at, to, negated: isNegated(tokens.list, at) }
}
