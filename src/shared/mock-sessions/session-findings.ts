import { answerTimes } from './answer-times'
import { type FactMark, goodFrom, quotedMarks, type SessionFacts } from './session-facts'
import { compareCriteria, questionMean } from './session-means'

/** So many strengths, and so many things to practise, are named at most. */
export const findingsNamed = 3
/** So many words of the hour stand with each. */
const quotesEach = 2
/** Scores that a quote may stand for. */
const quotedFrom = 4
const quotedTo = 3
/** Answers that ran over are a thing to practise when there are so many of them. */
const overFrom = 2

/** What was noted in the hour, word for word. Never a whisper. */
export type Quote = {
  readonly markId: string
  readonly sessionQuestionId: string | null
  readonly atMs: number
  readonly text: string
}

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

type Side = 'strengths' | 'practise'
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
      .map((finding): Finding => ({ ...finding, quotes: quotesFor(session, finding, side, quoted) }))
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

/** What was noted, as it can be quoted: the word, and what was written to it. */
export const markText = ({ word, detail }: Pick<FactMark, 'word' | 'detail'>): string =>
  [word.trim(), detail.trim()].filter((part) => part !== '').join(': ')

function quotesFor(
  session: SessionFacts,
  { about }: Bare,
  side: Side,
  quoted: Set<string>,
): readonly Quote[] {
  const scoreOf = scoresFor(session, about, side)
  const isNamed = (text: string) =>
    about.type === 'criterion' && text.toLowerCase().includes(about.name.toLowerCase())
  const found = quotedMarks(session.marks)
    .map((mark) => ({ mark, text: markText(mark), score: scoreOf(mark.sessionQuestionId) }))
    .filter(({ mark, text, score }) => score !== null && text !== '' && !quoted.has(mark.id))
    .toSorted(
      (a, b) =>
        Number(isNamed(b.text)) - Number(isNamed(a.text)) ||
        (side === 'strengths' ? 1 : -1) * ((b.score ?? 0) - (a.score ?? 0)) ||
        Number(b.mark.kind === 'remark') - Number(a.mark.kind === 'remark'),
    )
    .slice(0, quotesEach)
  for (const { mark } of found) quoted.add(mark.id)
  return found.map(({ mark, text }) => ({
    markId: mark.id,
    sessionQuestionId: mark.sessionQuestionId,
    atMs: mark.atMs,
    text,
  }))
}

/** How an answer went by what the finding is about; null where its words say nothing for it. */
function scoresFor(
  session: SessionFacts,
  about: Finding['about'],
  side: Side,
): (questionId: string | null) => number | null {
  return (questionId) => {
    if (questionId === null) return null
    const whole = questionMean(session, questionId, 'coach')
    if (about.type === 'question') return about.questionId === questionId ? whole : null
    if (about.type === 'time') return null
    const own = session.scores.find(
      (one) =>
        one.by === 'coach' && one.sessionQuestionId === questionId && one.criterionRef === about.criterionRef,
    )
    if (own === undefined || whole === null) return null
    // A good score within a weak answer says little: the words may have been about the rest of it.
    if (side === 'strengths') return own.score >= quotedFrom && whole >= goodFrom ? own.score : null
    return own.score <= quotedTo ? own.score : null
  }
}
