import { answerTimes } from './answer-times'
import { goodFrom, type SessionFacts } from './session-facts'
import { compareCriteria, questionMean } from './session-means'
import { type Quote, quotesFor, type FindingSide as Side } from './session-quotes'

/** So many strengths, and so many things to practise, are named at most. */
export const findingsNamed = 3
/** Answers that ran over are a thing to practise when there are so many of them. */
const overFrom = 2

/** One strength or thing to practise, with what it rests on. */
export type Finding = {
  readonly about:
    | { readonly type: 'criterion'; readonly criterionRef: string; readonly name: string }
    | {
        readonly type: 'question'
        readonly questionId: string
        readonly questionRef: string | null
        readonly body: string
      }
    | { readonly type: 'time'; readonly overCount: number; readonly limitedCount: number }
  /** The coach's mean, 1 to 5; null for times. */
  readonly mean: number | null
  /** Against the last session; null where there is nothing to compare with. */
  readonly change: number | null
  readonly quotes: readonly Quote[]
}

export type Findings = { readonly strengths: readonly Finding[]; readonly practise: readonly Finding[] }

type Bare = Omit<Finding, 'quotes'> & { readonly mean: number }

const bestFirst = (a: Bare, b: Bare) => b.mean - a.mean
const weakestFirst = (a: Bare, b: Bare) => a.mean - b.mean

const pick = (list: readonly Bare[], side: Side): readonly Bare[] =>
  list
    .filter(({ mean }) => (side === 'strengths' ? mean >= goodFrom : mean < goodFrom))
    .toSorted(side === 'strengths' ? bestFirst : weakestFirst)

/**
 * What went well and what to practise: criteria by their mean (3.5 and more is a strength), where there are fewer than
 * three then single answers, then answer times. Each with words of the hour from answers that went the same way; a word is
 * quoted once.
 */
export function findingsOf(session: SessionFacts, last: SessionFacts | null): Findings {
  const criteria = compareCriteria(session, last).flatMap(({ criterionRef, name, now, change }): Bare[] =>
    now === null ? [] : [{ about: { type: 'criterion', criterionRef, name }, mean: now, change }],
  )
  const questions = session.questions.flatMap(({ id, questionRef, body }): Bare[] => {
    const mean = questionMean(session, id, 'coach')
    if (mean === null) return []
    return [{ about: { type: 'question', questionId: id, questionRef, body }, mean, change: null }]
  })
  const quoted = new Set<string>()
  const named = (side: Side, rest: readonly Finding[]): readonly Finding[] =>
    [...pick(criteria, side), ...pick(questions, side)]
      .slice(0, findingsNamed)
      .map((finding): Finding => ({ ...finding, quotes: quotesFor(session, finding.about, side, quoted) }))
      .concat(rest)
      .slice(0, findingsNamed)
  return { strengths: named('strengths', []), practise: named('practise', timeFinding(session)) }
}

function timeFinding({ questions }: SessionFacts): readonly Finding[] {
  const { overCount, limitedCount } = answerTimes(questions)
  return overCount < overFrom
    ? []
    : [{ about: { type: 'time', overCount, limitedCount }, mean: null, change: null, quotes: [] }]
}
