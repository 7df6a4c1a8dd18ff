import { meetingConcepts } from './concepts-meeting'
import { offerConcepts } from './concepts-offer'
import { outsideConcepts } from './concepts-outside'
import { personConcepts } from './concepts-person'
import { recordConcepts } from './concepts-record'
import { waitingConcepts } from './concepts-waiting'
import { matchPhraseAt, type Phrase, parsePhrase } from './phrase'
import type { Token, Tokens } from './tokens'

/** The phrases of every concept, by its name. */
export const conceptTexts = {
  ...waitingConcepts,
  ...offerConcepts,
  ...meetingConcepts,
  ...personConcepts,
  ...recordConcepts,
  ...outsideConcepts,
}

export type ConceptName = keyof typeof conceptTexts

/** States that a negation cancels ("I have no offer"); the other concepts are subjects, which it doesn't. */
const cancelledByNegation: ReadonlySet<string> = new Set<ConceptName>([
  'HAVE_OFFER',
  'REJECTED',
  'POSTING_GONE',
  'POSTING_UP',
  'LIED',
])

/** The client's words that stand for a concept, as tokens from `from` to `to`. */
export type Evidence = { readonly from: number; readonly to: number; readonly asked: boolean }

export const isConceptName = (name: string): name is ConceptName => Object.hasOwn(conceptTexts, name)

const firstKeys = (phrase: Phrase): readonly string[] => [
  ...(phrase.steps[0]?.stems ?? []),
  ...[...(phrase.steps[0]?.words ?? [])].map((word) => `=${word}`),
]

type Entry = { readonly concept: ConceptName; readonly phrase: Phrase }

const buildIndex = (): ReadonlyMap<string, readonly Entry[]> => {
  const entries = new Map<string, Entry[]>()
  for (const [concept, text] of Object.entries(conceptTexts)) {
    if (!isConceptName(concept)) continue
    for (const source of text.split(',').map((part) => part.trim())) {
      if (source === '') continue
      const phrase = parsePhrase(source)
      for (const key of firstKeys(phrase)) {
        const known = entries.get(key)
        if (known) known.push({ concept, phrase })
        else entries.set(key, [{ concept, phrase }])
      }
    }
  }
  return entries
}

let index: ReadonlyMap<string, readonly Entry[]> | null = null

const none: readonly Entry[] = []

const entriesFor = (token: Token): readonly (readonly Entry[])[] => {
  index ??= buildIndex()
  return [index.get(token.stem) ?? none, index.get(`=${token.word}`) ?? none]
}

/** Finds which concepts a question speaks of, each with its longest piece of evidence. */
export const findConcepts = (tokens: Tokens): ReadonlyMap<ConceptName, Evidence> => {
  const found = new Map<ConceptName, Evidence>()
  const look = ({ concept, phrase }: Entry, token: Token, at: number): void => {
    const match = matchPhraseAt(phrase, tokens, at)
    if (!match || (match.negated && cancelledByNegation.has(concept))) return
    const known = found.get(concept)
    const asked = tokens.asked.has(token.sentence) || known?.asked === true
    const isLonger = !known || match.to - match.from > known.to - known.from
    found.set(concept, isLonger ? { from: match.from, to: match.to, asked } : { ...known, asked })
  }
  for (const [at, token] of tokens.list.entries()) {
    for (const entries of entriesFor(token)) for (const entry of entries) look(entry, token, at)
  }
  return found
}
