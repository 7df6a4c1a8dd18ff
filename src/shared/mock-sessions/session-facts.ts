/** Who gave a score: the coach, or the client about themselves. */
export type Scorer = 'coach' | 'self'

/** Scores run from 1 to 5. */
export const highestScore = 5

/** A mean from here on is a good one. */
export const goodFrom = 3.5

export type FactCriterion = {
  readonly criterionRef: string
  readonly name: string
  /** How much it counts beside the others; 0 counts for nothing. */
  readonly weight: number
}

export type FactQuestion = {
  readonly id: string
  /** The question of the bank that it was; null for one typed for this session. */
  readonly questionRef: string | null
  readonly body: string
  readonly limitSeconds: number | null
  readonly spentMs: number
  /** Refs of the criteria it is scored by; null or absent for all of the session. */
  readonly criteria?: readonly string[] | null
}

export type FactScore = {
  readonly sessionQuestionId: string
  readonly criterionRef: string
  readonly by: Scorer
  /** 1 to 5. */
  readonly score: number
}

/** A mark of the coach's, a remark that the client may read, or a whisper that stays with the coach whatever is made of it. */
export type FactMark = {
  readonly id: string
  readonly sessionQuestionId: string | null
  /** On the clock of the session. */
  readonly atMs: number
  readonly kind: 'mark' | 'whisper' | 'remark'
  readonly word: string
  readonly detail: string
}

/** What the mirror of one session is made from. Criteria and questions stand in their order. */
export type SessionFacts = {
  readonly id: string
  /** Which session of the client it was, counted from 1. */
  readonly number: number
  /** The calendar day it was held on. */
  readonly on: string
  readonly criteria: readonly FactCriterion[]
  readonly questions: readonly FactQuestion[]
  readonly scores: readonly FactScore[]
  readonly marks: readonly FactMark[]
}

/** Words of the hour that the coach's own report quotes. A list of what may be, so that a kind nobody thought of is not. */
const quotedKinds: readonly FactMark['kind'][] = ['mark', 'remark']
/** What the client may read. */
const shownKinds: readonly FactMark['kind'][] = ['remark']

const ofKinds = <Mark extends Pick<FactMark, 'kind' | 'atMs'>>(
  marks: readonly Mark[],
  kinds: readonly FactMark['kind'][],
): Mark[] => marks.filter(({ kind }) => kinds.includes(kind)).toSorted((a, b) => a.atMs - b.atMs)

/** The marks of a session that may be quoted, in the order of the clock. */
export const quotedMarks = (marks: readonly FactMark[]): FactMark[] => ofKinds(marks, quotedKinds)

/** A session with nothing in it that only the coach may read. Everything the client is given is made from this. */
export const forClient = (session: SessionFacts): SessionFacts => ({
  ...session,
  marks: ofKinds(session.marks, shownKinds),
})
