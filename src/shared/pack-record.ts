import type { AppointmentState } from './appointments'
import type { MessageKind, PostingState } from './interviews'
import type { LetterKind } from './letters'
import type { ConsentPurpose, ConsentState } from './records'
import type { SendingWay } from './sending'
import type { Channel, EndingTag, EventKind, Medium, RoundStage } from './stages'

/** What the first lines of record.json call it. */
export const recordFormat = 'greenroom-client'
export const recordVersion = 1

/** The chapters of a client's own record, in the order in which they are told. */
export const packParts = [
  'person',
  'applications',
  'debriefs',
  'messages',
  'questions',
  'letters',
  'meetings',
  'sessions',
  'answers',
] as const
export type PackPart = (typeof packParts)[number]

/** Chapters that are ticked before the coach has chosen: what they hold is the client's beyond doubt. */
export const usualParts: readonly PackPart[] = packParts.filter((part) => part !== 'debriefs')

export type RecordRound = {
  readonly number: number
  readonly stage: RoundStage
  readonly medium: Medium | null
  readonly on: string
  readonly startTime: string | null
  readonly minutes: number | null
  readonly interviewers: string
  /** What was really asked. */
  readonly questions: readonly string[]
  /** Empty where debriefs are left out. */
  readonly debrief: string
}
export type RecordEvent = {
  readonly kind: EventKind
  readonly on: string
  readonly isWritten: boolean
  readonly detail: string
}
export type RecordPromise = {
  readonly saidOn: string
  readonly from: string
  readonly to: string
  readonly saidBy: string
  readonly words: string
  readonly settledOn: string | null
}
export type RecordEnding = { readonly tag: EndingTag; readonly on: string; readonly detail: string }

export type RecordApplication = {
  readonly employer: string
  readonly role: string
  readonly source: string
  readonly contact: {
    readonly fullName: string
    readonly role: string
    readonly email: string
    readonly phone: string
  } | null
  readonly postingState: PostingState
  readonly postingText: string
  readonly payTalk: string
  readonly contributions: string
  readonly startOn: string | null
  readonly rounds: readonly RecordRound[]
  readonly events: readonly RecordEvent[]
  readonly promises: readonly RecordPromise[]
  readonly endings: readonly RecordEnding[]
}

export type RecordMessage = {
  readonly on: string
  readonly direction: 'in' | 'out'
  readonly kind: MessageKind
  readonly channel: Channel
  readonly employer: string
  readonly text: string
  /** The client's own answer to a letter of the coach. */
  readonly isReply: boolean
}
export type RecordQuestion = { readonly on: string; readonly channel: Channel; readonly text: string }
export type RecordLetter = {
  readonly on: string
  readonly kind: LetterKind
  readonly title: string
  readonly way: SendingWay
  readonly address: string
  /** As it left. */
  readonly text: string
}
export type RecordMeeting = {
  readonly on: string
  readonly startTime: string | null
  readonly minutes: number
  readonly medium: Medium | null
  readonly state: AppointmentState
  readonly topic: string
}
export type RecordSession = {
  readonly number: number
  readonly on: string
  /** Means of 1 to 5, as the report for the client has them; null where nothing was scored. */
  readonly criteria: readonly {
    readonly name: string
    readonly mean: number | null
    readonly selfMean: number | null
  }[]
  readonly questions: readonly {
    readonly text: string
    readonly spentSeconds: number
    readonly mean: number | null
  }[]
  /** Remarks that were made for the client, on the clock of the session. */
  readonly remarks: readonly { readonly atSeconds: number; readonly text: string }[]
}
export type RecordAnswer = { readonly question: string; readonly versions: readonly string[] }
export type RecordDocument = { readonly file: string; readonly detail: string }
/** A note that the coach ticked by itself. */
export type RecordNote = { readonly on: string; readonly text: string }

/**
 * One client's record as it is handed to them: record.json, and what the pages are drawn from. A chapter that was left out
 * is empty. Days are calendar days of the practice.
 */
export type PackRecord = {
  readonly format: typeof recordFormat
  readonly version: typeof recordVersion
  readonly app: string
  readonly madeAt: string
  readonly madeOn: string
  readonly coach: string
  readonly practice: string
  /** At whose wish it was handed out. */
  readonly wish: string
  readonly parts: readonly PackPart[]
  readonly client: {
    readonly fullName: string
    readonly preferredName: string
    readonly email: string
    readonly phone: string
    readonly address: string
    readonly goals: string
    readonly outOfWorkSince: string | null
    readonly consents: readonly {
      readonly purpose: ConsentPurpose
      readonly state: ConsentState
      readonly on: string
    }[]
  }
  readonly applications: readonly RecordApplication[]
  readonly messages: readonly RecordMessage[]
  readonly questions: readonly RecordQuestion[]
  readonly letters: readonly RecordLetter[]
  readonly meetings: readonly RecordMeeting[]
  readonly sessions: readonly RecordSession[]
  readonly answers: readonly RecordAnswer[]
  readonly documents: readonly RecordDocument[]
  readonly notes: readonly RecordNote[]
}
