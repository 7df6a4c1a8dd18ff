import { z } from 'zod'
import { call } from './call'
import { byClient, byId, recordId } from './ids'
import { type MockSession, ref, scores } from './mock-sessions'
import type { CarriedQuestion } from './mock-sessions/questions-due'
import type { SessionFacts } from './mock-sessions/session-facts'

/** What the report of one session is made from. For the coach's eyes: the marks of `facts` hold whispers too. */
export type SessionReport = {
  readonly session: MockSession
  readonly clientName: string
  readonly preferredName: string
  readonly employer: string | null
  readonly facts: SessionFacts
  /** The client's session before it, without its marks; null for the first one. */
  readonly last: SessionFacts | null
  /** What comes back after this session, the weakest first, as far as it was known then. */
  readonly carried: readonly CarriedQuestion[]
}

/** A client over all ended sessions, oldest first, without marks. */
export type SessionHistory = { readonly sessions: readonly SessionFacts[] }

/** How a client scores an answer of their own; null takes the score away. */
export const selfScoreDraft = z.strictObject({
  sessionId: recordId,
  sessionQuestionId: recordId,
  criterionRef: ref,
  score: z.literal(scores).nullable(),
})
export type SelfScoreDraft = z.infer<typeof selfScoreDraft>

/** Where the report for the client went; `saved` is false when the coach cancelled, which is no error. */
export type ReportAnswer = { readonly saved: true; readonly fileName: string } | { readonly saved: false }

export const sessionReportCalls = {
  'mockSessions.report': call<SessionReport>()(byId),
  'mockSessions.history': call<SessionHistory>()(byClient),
  'mockSessions.scoreSelf': call<null>()(selfScoreDraft),
  /** Writes the feedback letter of a session as a draft of its client. */
  'mockSessions.draftLetter': call<{ readonly letterId: string }>()(byId),
  /** Saves the report for the client as a PDF where the coach says. */
  'mockSessions.savePdf': call<ReportAnswer>()(byId),
  /** Shows the PDF that was saved last of a session. */
  'mockSessions.showPdf': call<null>()(byId),
}
