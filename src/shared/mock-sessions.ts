import { z } from 'zod'
import { call } from './call'
import { byId, line, longText, type RecordTimes, recordId } from './ids'
import { type RichTextDoc, richTextDoc } from './rich-text'

/** A practice interview, or the going through of a real one in the same cockpit. */
export const sessionKinds = ['mock', 'debrief'] as const
export type SessionKind = (typeof sessionKinds)[number]

/** `prepared` has not begun, `live` counts, `paused` stands, `ended` is over. */
export const sessionStates = ['prepared', 'live', 'paused', 'ended'] as const
export type SessionState = (typeof sessionStates)[number]

/** A practice interview of one client. */
export type MockSession = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string | null
  /** The round it prepares for, or which it goes through. */
  readonly roundId: string | null
  readonly appointmentId: string | null
  readonly kind: SessionKind
  readonly title: string
  readonly state: SessionState
  readonly startedAt: string | null
  readonly endedAt: string | null
  /** The session clock in milliseconds, as it stood at `savedAt`. */
  readonly elapsedMs: number
  readonly savedAt: string | null
  readonly currentQuestionId: string | null
  readonly note: RichTextDoc
}

/** A question of a session, frozen as it was put. A *ref* is the slug of what is built in, or an id of the coach's own. */
export type SessionQuestion = RecordTimes & {
  readonly id: string
  readonly sessionId: string
  readonly clientId: string
  /** Where in the bank it came from; null for one that was only typed. */
  readonly questionRef: string | null
  readonly body: string
  /** What a good answer has, for the coach's eyes. */
  readonly listenFor: string
  readonly followUps: string
  readonly limitSeconds: number | null
  /** The refs of the criteria that are scored here; null for all of the session. */
  readonly criteria: readonly string[] | null
  readonly position: string
  /** Milliseconds on the session clock, all visits together. */
  readonly spentMs: number
  readonly howItWent: string | null
  /** The question of an earlier session that came back here. */
  readonly carriedFromId: string | null
}

/** A criterion of a session, frozen. `anchors` says in words what 1 to 5 mean. */
export type SessionCriterion = RecordTimes & {
  readonly id: string
  readonly sessionId: string
  readonly clientId: string
  readonly criterionRef: string
  readonly name: string
  readonly weight: number
  readonly anchors: readonly string[]
  readonly position: string
}

export const scorers = ['coach', 'self'] as const
export type Scorer = (typeof scorers)[number]
export const scores = [1, 2, 3, 4, 5] as const
export type Score = (typeof scores)[number]

/** How one answer did by one criterion. */
export type SessionScore = RecordTimes & {
  readonly id: string
  readonly sessionId: string
  readonly clientId: string
  readonly sessionQuestionId: string
  readonly criterionRef: string
  readonly by: Scorer
  readonly score: Score
}

/** `mark` and `whisper` are the coach's; only a `remark` may be shown to the client. */
export const markKinds = ['mark', 'whisper', 'remark'] as const
export type MarkKind = (typeof markKinds)[number]

/** The kinds of marks that may leave the coach's eyes. Whoever selects for others selects by this list. */
export const shownMarkKinds = ['remark'] as const satisfies readonly MarkKind[]

/** A moment that was noted, with its places on the two clocks in milliseconds. */
export type SessionMark = RecordTimes & {
  readonly id: string
  readonly sessionId: string
  readonly clientId: string
  readonly sessionQuestionId: string | null
  readonly kind: MarkKind
  readonly atMs: number
  readonly questionMs: number
  readonly word: string
  readonly detail: string
}

/** How a question of this session went in the session before it in which the client was asked the same. */
export type LastAnswer = {
  readonly questionId: string
  /** The calendar day of that session. */
  readonly on: string
  /** The coach's mean, 1 to 5; null where it was not scored. */
  readonly mean: number | null
  /** What was noted then, for the coach's eyes. */
  readonly words: readonly string[]
}

/** A session with all that hangs on it, in order: questions and criteria by position, marks by the session clock. */
export type SessionFile = {
  readonly session: MockSession
  readonly clientName: string
  readonly questions: readonly SessionQuestion[]
  readonly criteria: readonly SessionCriterion[]
  readonly scores: readonly SessionScore[]
  readonly marks: readonly SessionMark[]
  readonly last: readonly LastAnswer[]
  /** What the client has worked out for these questions, in the newest wording. */
  readonly workedOut: readonly { readonly questionId: string; readonly text: string }[]
}

/** One line of the list of sessions. */
export type SessionRow = Pick<
  MockSession,
  | 'id'
  | 'clientId'
  | 'opportunityId'
  | 'roundId'
  | 'kind'
  | 'title'
  | 'state'
  | 'startedAt'
  | 'endedAt'
  | 'elapsedMs'
  | 'createdAt'
> & {
  readonly clientName: string
  readonly questionCount: number
  /** Mean of the coach's scores, weighted by criterion; null before the first one. */
  readonly average: number | null
  /** The last day on which its recording is kept; null where there is none. */
  readonly recordedUntil: string | null
}

export const questionLimit = 100
export const criterionLimit = 20
/** A slug or an id. */
export const ref = z.string().min(1).max(80)
/** Seconds a question may take: half a minute at least is meant, an hour at the most. */
export const limitSeconds = z.int().min(5).max(3_600)

export const preparedQuestion = z.strictObject({
  questionRef: ref.nullable().default(null),
  body: line(1_000).min(1),
  listenFor: longText(4_000).default(''),
  followUps: longText(4_000).default(''),
  limitSeconds: limitSeconds.nullable().default(null),
  criteria: z.array(ref).max(criterionLimit).nullable().default(null),
  carriedFromId: recordId.nullable().default(null),
})
export type PreparedQuestion = z.output<typeof preparedQuestion>

export const preparedCriterion = z.strictObject({
  criterionRef: ref,
  name: line().min(1),
  weight: z.number().min(0).max(100).default(1),
  anchors: z.array(longText(1_000)).length(5),
})

/** A session before it begins. The same id again replaces what was prepared, as long as it has not begun. */
export const sessionDraft = z.strictObject({
  id: recordId,
  clientId: recordId,
  opportunityId: recordId.nullable().default(null),
  roundId: recordId.nullable().default(null),
  appointmentId: recordId.nullable().default(null),
  kind: z.enum(sessionKinds).default('mock'),
  title: line().min(1),
  questions: z.array(preparedQuestion).min(1).max(questionLimit),
  criteria: z.array(preparedCriterion).max(criterionLimit),
})
export type SessionDraft = z.input<typeof sessionDraft>

export const sessionListQuery = z.strictObject({
  /** Sessions of one client alone. */
  clientId: recordId.nullable().default(null),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(100),
})
export type SessionListQuery = z.input<typeof sessionListQuery>

/** A page of sessions, newest first. */
export type SessionPage = { readonly rows: readonly SessionRow[]; readonly total: number }

export const sessionNoteDraft = z.strictObject({ id: recordId, note: richTextDoc })

export const mockSessionsCalls = {
  'mockSessions.list': call<SessionPage>()(sessionListQuery),
  'mockSessions.read': call<SessionFile>()(byId),
  /** Writes what was prepared; refused once the session has begun. */
  'mockSessions.prepare': call<MockSession>()(sessionDraft),
  'mockSessions.saveNote': call<MockSession>()(sessionNoteDraft),
  'mockSessions.remove': call<null>()(byId),
  'mockSessions.restore': call<null>()(byId),
}
