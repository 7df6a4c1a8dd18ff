import { conceptTexts } from './lexicon'
import { stemOf } from './stem'

/** A concept as a person reads it: its name in plain letters, and phrases that stand for it. */
export type ConceptWords = { readonly name: string; readonly phrases: readonly string[] }

const plainName = (name: string): string => name.toLowerCase().replaceAll('_', ' ')
const plainPhrase = (phrase: string): string =>
  phrase
    .trim()
    .replaceAll(/[={}]/gu, '')
    .replaceAll(/\s\*+\s/gu, ' … ')
    .replaceAll('?', '')
    .replaceAll(/<(\w+)>/gu, '($1)')

/** What the suggester understands by itself, in the order of names. */
export const conceptList = (): readonly ConceptWords[] =>
  Object.entries(conceptTexts)
    .map(([name, text]) => ({
      name: plainName(name),
      phrases: text.split(',').map(plainPhrase).filter(Boolean),
    }))
    .toSorted((left, right) => left.name.localeCompare(right.name))

const stemsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z']+/u)
    .filter(Boolean)
    .map(stemOf)

/** Whether a phrase holds all these words, in whatever form. */
export const phraseHolds = (phrase: string, words: string): boolean => {
  const stems = new Set(stemsIn(phrase))
  return stemsIn(words).every((stem) => stems.has(stem))
}
