import { z } from 'zod'
import { call, event } from './call'
import { byId, line, longText, recordId } from './ids'
import {
  markKinds,
  ref,
  type SessionFile,
  type SessionMark,
  type SessionState,
  scorers,
} from './mock-sessions'
import type { InterfaceLanguage, Practice } from './settings'

/** The session clock as both windows show it. Told each second of a live session, and with every act that moves it. */
export type ClockFacts = {
  readonly sessionId: string
  readonly state: SessionState
  readonly questionId: string | null
  /** Session time, in milliseconds. */
  readonly elapsedMs: number
  /** Time on the current question, all visits together. */
  readonly questionMs: number
  /** True when it was paused because the computer slept or Greenroom was locked. */
  readonly wasAway: boolean
}

/** One thing the coach does in a live session. Each is written at once, and can be taken back. */
export const sessionAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('goTo'), questionId: recordId }),
  /** `score` null takes the score away. */
  z.strictObject({
    kind: z.literal('score'),
    questionId: recordId,
    criterionRef: ref,
    by: z.enum(scorers).default('coach'),
    score: z.literal([1, 2, 3, 4, 5]).nullable(),
  }),
  /** Sets a mark now, or changes the words of the one with this id; its moment stays that of the first time. */
  z.strictObject({
    kind: z.literal('mark'),
    id: recordId,
    markKind: z.enum(markKinds),
    word: line(500),
    detail: longText(4_000).default(''),
  }),
  z.strictObject({ kind: z.literal('removeMark'), id: recordId }),
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('goOn') }),
])
export type SessionAct = z.output<typeof sessionAct>

export type ActAnswer = {
  readonly clock: ClockFacts
  /** The mark that was set or changed. */
  readonly mark: SessionMark | null
}

/** What was taken back; null when there was nothing left. */
export type UndoneAnswer = { readonly undone: SessionAct['kind'] | null; readonly file: SessionFile }

/** A session that has begun and is not over. */
export type OpenSession = {
  readonly id: string
  readonly clientName: string
  readonly title: string
  /** As it stands now, or stood when it was last heard of. */
  readonly clock: ClockFacts
  readonly savedAt: string | null
  /** True when the app ended in the middle of it. */
  readonly isInterrupted: boolean
}

/** All that the client's window is ever told. */
export type ClientView = {
  /** The title of the window. */
  readonly title: string
  readonly question: string | null
  readonly questionMs: number
  readonly limitSeconds: number | null
  readonly isRunning: boolean
  readonly theme: Practice['theme']
  readonly language: InterfaceLanguage
}

const noInput = z.strictObject({})

export const liveSessionCalls = {
  /** Begins a prepared session, or gives back one that has begun. */
  'mockSessions.begin': call<SessionFile>()(byId),
  'mockSessions.act': call<ActAnswer>()(z.strictObject({ sessionId: recordId, act: sessionAct })),
  'mockSessions.undo': call<UndoneAnswer>()(byId),
  'mockSessions.end': call<SessionFile>()(byId),
  /** The session that is open, the one last heard of where there are several. */
  'mockSessions.open': call<OpenSession | null>()(noInput),
  'mockSessions.showClientWindow': call<{ readonly isShown: boolean }>()(
    z.strictObject({ isShown: z.boolean() }),
  ),
  'mockSessions.isClientWindowShown': call<{ readonly isShown: boolean }>()(noInput),
  /** The one call of the client's window. */
  'mockSessions.clientView': call<ClientView>()(noInput, { windows: ['client'] }),
}

export const liveSessionEvents = {
  'mockSessions.clock': event<ClockFacts>(),
  'mockSessions.clientWindow': event<{ readonly isShown: boolean }>(),
  /** The one thing the client's window hears. */
  'mockSessions.clientView': event<ClientView>(['client']),
}
