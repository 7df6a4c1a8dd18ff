import { z } from 'zod'
import { type FactCondition, parseFactCondition } from './fact-conditions'
import { type ConceptName, isConceptName } from './lexicon'
import { type Phrase, parsePhrase } from './phrase'

/** One test of a cue: concepts in the client's words, a phrase, or a fact of the record. */
export type CueTerm =
  | {
      readonly kind: 'concept'
      readonly names: readonly ConceptName[]
      readonly asked: boolean
      readonly absent: boolean
    }
  | { readonly kind: 'phrase'; readonly phrase: Phrase; readonly absent: boolean }
  | { readonly kind: 'fact'; readonly condition: FactCondition; readonly absent: boolean }

/** Evidence for or against a topic: when all terms hold, `weight` (log-odds) is added. */
export type Cue = { readonly source: string; readonly terms: readonly CueTerm[]; readonly weight: number }

/** The front matter's `cues`: conditions, each with its weight. */
export const cueRecord = z.record(z.string().min(1).max(300), z.number().min(-10).max(10))
export type CueRecord = z.infer<typeof cueRecord>

const readTerm = (text: string): CueTerm => {
  const absent = text.startsWith('no ')
  const body = absent ? text.slice(3).trim() : text
  if (body.startsWith('"') && body.endsWith('"'))
    return { kind: 'phrase', phrase: parsePhrase(body.slice(1, -1)), absent }
  const asked = body.startsWith('asked ')
  const subject = asked ? body.slice(6).trim() : body
  if (/^[A-Z_|]+$/u.test(subject)) {
    return {
      kind: 'concept',
      asked,
      absent,
      names: subject.split('|').map((name) => {
        if (!isConceptName(name)) throw new Error(`unknown concept “${name}”`)
        return name
      }),
    }
  }
  const condition = parseFactCondition(body)
  if (!condition) throw new Error(`“${text}” is neither a concept, a fact nor a quoted phrase`)
  return { kind: 'fact', condition, absent }
}

/**
 * Reads the cues of a template: `SILENCE & overdue: 1.5`. Terms joined by `&` must all hold: CONCEPT or ONE|OTHER,
 * `asked CONCEPT` (in a sentence with a question mark), a fact condition (`stage=offer|approval`), or a "phrase";
 * `no` before a term wants it absent; `always` is the topic's start value. Throws an Error that quotes the faulty cue.
 */
export const parseCues = (record: CueRecord): readonly Cue[] =>
  Object.entries(cueRecord.parse(record)).map(([source, weight]) => {
    try {
      const terms = source.split('&').map((part) => readTerm(part.trim()))
      return {
        source,
        terms: terms.filter((term) => term.kind !== 'fact' || term.condition.name !== 'always'),
        weight,
      }
    } catch (error) {
      throw new Error(`Cue “${source}”: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
  })
