import { type FactMark, goodFrom, quotedMarks, type SessionFacts } from './session-facts'
import { questionMean } from './session-means'

export type FindingSide = 'strengths' | 'practise'

/** What was noted in the hour, word for word. Never a whisper. */
export type Quote = {
  readonly markId: string
  readonly sessionQuestionId: string | null
  readonly atMs: number
  readonly text: string
}

/** What a quote is looked for. */
export type QuotedAbout =
  | { readonly type: 'criterion'; readonly criterionRef: string; readonly name: string }
  | { readonly type: 'question'; readonly questionId: string }
  | { readonly type: 'time' }

/** So many words of the hour stand with each finding. */
const quotesEach = 2
/** Scores that words without a sign may stand for; praise is not taken from an answer with a score under the lowest. */
const praisedFrom = 4
const lowestPraised = 3
const blamedTo = 3

/** What was noted, as it can be quoted: the word, and what was written to it. */
export const markText = ({ word, detail }: Pick<FactMark, 'word' | 'detail'>): string =>
  [word.trim(), detail.trim()].filter((part) => part !== '').join(': ')

/** A plus or a minus before the words says which way they count; without one the scores of the answer decide. */
export function signedText(text: string): { readonly text: string; readonly side: FindingSide | null } {
  const sign = /^[+\-\u2212\u2013]\s*/u.exec(text)
  if (sign === null) return { text, side: null }
  return { text: text.slice(sign[0].length), side: sign[0].startsWith('+') ? 'strengths' : 'practise' }
}

/**
 * Up to two things noted that speak for a finding; words that name the criterion come first, then those of the answers that
 * went furthest that way, then remarks before marks. What is quoted is added to `quoted` and not quoted again.
 */
export function quotesFor(
  session: SessionFacts,
  about: QuotedAbout,
  side: FindingSide,
  quoted: Set<string>,
): readonly Quote[] {
  const isNamed = (text: string) =>
    about.type === 'criterion' && text.toLowerCase().includes(about.name.toLowerCase())
  const found = quotedMarks(session.marks)
    .map((mark) => {
      const { text, side: meant } = signedText(markText(mark))
      return { mark, text, score: scoreFor(session, about, mark, { side, meant }) }
    })
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

/** How the answer went that words were noted at, by what the finding is about; null where they do not speak for it. */
function scoreFor(
  session: SessionFacts,
  about: QuotedAbout,
  { sessionQuestionId: questionId, kind }: FactMark,
  { side, meant }: { readonly side: FindingSide; readonly meant: FindingSide | null },
): number | null {
  if (questionId === null || about.type === 'time') return null
  if (meant !== null && meant !== side) return null
  const whole = questionMean(session, questionId, 'coach')
  const answer = session.scores.filter((one) => one.by === 'coach' && one.sessionQuestionId === questionId)
  const own =
    about.type === 'question'
      ? about.questionId === questionId
        ? whole
        : null
      : answer.find(({ criterionRef }) => criterionRef === about.criterionRef)?.score
  if (own === null || own === undefined || whole === null) return null
  if (meant !== null || (about.type === 'question' && side === 'practise')) return own
  if (side === 'practise') return own <= blamedTo ? own : null
  // Marks, and words at a mixed answer, were more likely about what to mend.
  const isGood = kind === 'remark' && whole >= goodFrom && answer.every(({ score }) => score >= lowestPraised)
  return isGood && (about.type === 'question' || own >= praisedFrom) ? own : null
}
