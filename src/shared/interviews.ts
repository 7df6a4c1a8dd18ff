import { z } from 'zod'
import type { AppointmentState } from './appointments'
import { call } from './call'
import { type DayKind, dayKinds } from './follow-up-rules'
import { byClient, byId, calendarDay, clockTime, line, longText, type RecordTimes, recordId } from './ids'
import type { LetterKind, LetterState } from './letters'
import type { SessionKind, SessionState } from './mock-sessions'
import type { NextStep } from './next-step'
import type { PackPart } from './pack-record'
import type { PackForm } from './packs'
import type { SendingWay } from './sending'
import {
  type Channel,
  channels,
  type EndingTag,
  type EventKind,
  endingTags,
  eventKinds,
  type Medium,
  mediums,
  type RoundStage,
  roundStages,
  type Stage,
} from './stages'

export const postingStates = ['unknown', 'open', 'closed', 'reposted'] as const
export type PostingState = (typeof postingStates)[number]

export type Employer = RecordTimes & {
  readonly id: string
  readonly name: string
  readonly staffCount: number | null
  readonly website: string
  /** The coach's remarks. */
  readonly detail: string
}

/** A person at an employer. */
export type Contact = RecordTimes & {
  readonly id: string
  readonly employerId: string
  readonly fullName: string
  readonly role: string
  readonly email: string
  readonly phone: string
}

/** One client's application for one job. Its status is derived, never stored. */
export type Opportunity = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly employerId: string
  readonly role: string
  readonly source: string
  readonly postingText: string
  readonly postingState: PostingState
  readonly knowsEmployer: boolean
  readonly travelPaid: boolean
  /** Ways in which this client would add to the business, one a line. */
  readonly contributions: string
  readonly startOn: string | null
  readonly contactId: string | null
  /** What was said about pay, in the coach's words. */
  readonly payTalk: string
}

export type Round = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string
  /** Counted from 1 by day within the opportunity. */
  readonly number: number
  readonly stage: RoundStage
  readonly medium: Medium | null
  readonly heldOn: string
  /** `HH:MM`; null where only the day is known. */
  readonly startTime: string | null
  readonly minutes: number | null
  readonly interviewers: string
  readonly managerGaveNumber: boolean
  readonly salaryGiven: boolean
  readonly debrief: string
  /** What was really asked, in the coach's order. */
  readonly questions: readonly RoundQuestion[]
}

/** One question that was really asked in a round. */
export type RoundQuestion = { readonly id: string; readonly body: string }

/** What an employer promised: an answer between these days. */
export type EmployerPromise = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string
  readonly saidOn: string
  readonly promisedFrom: string
  readonly promisedTo: string
  readonly saidBy: string
  readonly words: string
  readonly settledOn: string | null
} & PromiseSpan

/** The span as it was said, '7 to 10 working days'; both null where days were named. The days themselves are the promise. */
export type PromiseSpan = {
  readonly dayKind: DayKind
  readonly spanFrom: number | null
  readonly spanTo: number | null
}

export const messageKinds = ['thank_you', 'check_in', 'answer', 'other'] as const
export type MessageKind = (typeof messageKinds)[number]

export const opportunityDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  employerName: line().min(1),
  staffCount: z.int().min(1).max(5_000_000).nullable().default(null),
  role: line().default(''),
  source: line().default(''),
  postingText: longText(50_000).default(''),
  postingState: z.enum(postingStates).default('unknown'),
  knowsEmployer: z.boolean().default(false),
  travelPaid: z.boolean().default(false),
  contributions: longText(2_000).default(''),
  startOn: calendarDay.nullable().default(null),
  contactName: line().default(''),
  payTalk: longText(2_000).default(''),
})
export type OpportunityDraft = z.input<typeof opportunityDraft>

export const roundDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  opportunityId: recordId,
  stage: z.enum(roundStages),
  medium: z.enum(mediums).nullable().default(null),
  heldOn: calendarDay,
  startTime: clockTime.nullable().default(null),
  minutes: z.int().min(1).max(1_440).nullable().default(null),
  interviewers: line(500).default(''),
  managerGaveNumber: z.boolean().default(false),
  salaryGiven: z.boolean().default(false),
  debrief: longText(4_000).default(''),
  /** In their order; those that are left out are removed. Absent: they stay as they are. */
  questions: z
    .array(z.strictObject({ id: recordId.optional(), body: line(500).min(1) }))
    .max(200)
    .optional(),
})
export type RoundDraft = z.input<typeof roundDraft>

export const eventDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  opportunityId: recordId,
  kind: z.enum(eventKinds),
  happenedOn: calendarDay,
  isWritten: z.boolean().default(false),
  detail: longText(2_000).default(''),
})
export type EventDraft = z.input<typeof eventDraft>

export const endingDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  opportunityId: recordId,
  tag: z.enum(endingTags),
  endedOn: calendarDay,
  detail: longText(2_000).default(''),
})
export type EndingDraft = z.input<typeof endingDraft>

export const promiseDraft = z
  .strictObject({
    id: recordId.optional(),
    clientId: recordId,
    opportunityId: recordId,
    saidOn: calendarDay,
    promisedFrom: calendarDay,
    promisedTo: calendarDay,
    saidBy: line().default(''),
    words: line(500).default(''),
    settledOn: calendarDay.nullable().default(null),
    dayKind: z.enum(dayKinds).default('calendar'),
    spanFrom: z.int().min(0).max(730).nullable().default(null),
    spanTo: z.int().min(0).max(730).nullable().default(null),
  })
  .refine((draft) => draft.promisedFrom <= draft.promisedTo, {
    path: ['promisedTo'],
    error: 'promise-order',
  })
export type PromiseDraft = z.input<typeof promiseDraft>

export const messageDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  opportunityId: recordId.nullable().default(null),
  direction: z.enum(['in', 'out']),
  kind: z.enum(messageKinds).default('other'),
  channel: z.enum(channels).default('email'),
  sentOn: calendarDay,
  summary: longText(4_000).default(''),
})
export type MessageDraft = z.input<typeof messageDraft>

export const questionDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  opportunityId: recordId.nullable().default(null),
  body: longText(20_000).min(1),
  askedOn: calendarDay,
  channel: z.enum(channels).default('email'),
  threadId: recordId.nullable().default(null),
})
export type QuestionDraft = z.input<typeof questionDraft>

/** What a client asked the coach. */
export type Question = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string | null
  readonly body: string
  readonly askedOn: string
  readonly channel: Channel
  readonly threadId: string | null
  readonly answeredByLetterId: string | null
}

/** The way in which a letter left, and the address it went to where one is known. */
export type LetterLeft = { readonly way: SendingWay; readonly address: string }

/** A dated line of a client's history, newest first on screen. `detail` is the coach's or the client's own text. */
export type TimelineItem = {
  readonly id: string
  readonly on: string
  readonly opportunityId: string | null
  readonly employer: string | null
} & (
  | {
      readonly type: 'question'
      readonly body: string
      readonly channel: Channel
      readonly answeredByLetterId: string | null
    }
  | {
      readonly type: 'round'
      readonly number: number
      readonly stage: RoundStage
      readonly medium: Medium | null
      readonly startTime: string | null
      readonly minutes: number | null
      readonly interviewers: string
      readonly detail: string
      readonly questions: readonly RoundQuestion[]
    }
  | { readonly type: 'event'; readonly kind: EventKind; readonly isWritten: boolean; readonly detail: string }
  | { readonly type: 'ending'; readonly tag: EndingTag; readonly detail: string }
  | {
      /** Stands on the day that was promised; `saidOn` is the day it was said. */
      readonly type: 'promise'
      readonly saidOn: string
      readonly promisedFrom: string
      readonly promisedTo: string
      readonly saidBy: string
      readonly words: string
      readonly dayKind: DayKind
      readonly spanFrom: number | null
      readonly spanTo: number | null
      /** True when it is the newest of its opportunity and nothing has answered it. */
      readonly isOpen: boolean
    }
  | {
      readonly type: 'message'
      readonly direction: 'in' | 'out'
      readonly kind: MessageKind
      readonly channel: Channel
      readonly detail: string
      /** The letter that it answers: the client's own reply to the coach, and no word of an employer. */
      readonly letterId: string | null
    }
  | {
      readonly type: 'letter'
      readonly title: string
      readonly kind: LetterKind
      readonly state: LetterState
      readonly topics: readonly string[]
      /** How it left last, by the ledger; null for a draft. */
      readonly left: LetterLeft | null
    }
  | { readonly type: 'note'; readonly detail: string }
  | {
      readonly type: 'appointment'
      readonly startTime: string | null
      readonly minutes: number
      readonly medium: Medium | null
      readonly state: AppointmentState
      readonly topic: string
      readonly noteId: string | null
      /** The beginning of its note. */
      readonly detail: string
    }
  | {
      /** Stands on the day it began; one that has not, on the day it was prepared. */
      readonly type: 'session'
      readonly kind: SessionKind
      readonly state: SessionState
      readonly title: string
      /** Which of the client's practice sessions it was; null for a debrief and for one that is not over. */
      readonly number: number | null
      /** The round it goes through; null for a practice session. */
      readonly roundId: string | null
      readonly minutes: number
      /** Mean of the coach's scores; null where nothing was scored. */
      readonly mean: number | null
      /** The beginning of its note. */
      readonly detail: string
    }
  | {
      /** A pack of the client's record that was handed to them. */
      readonly type: 'pack'
      readonly form: PackForm
      readonly parts: readonly PackPart[]
      readonly noteCount: number
      readonly documentCount: number
      /** At whose wish. */
      readonly detail: string
    }
  | {
      /** Stands on the day it was attached. */
      readonly type: 'document'
      readonly fileName: string
      readonly byteCount: number
      readonly detail: string
    }
)

/** Where one opportunity stands today. Days are whole calendar days. */
export type Standing = {
  readonly opportunityId: string
  readonly employerId: string
  readonly employer: string
  readonly role: string
  readonly postingState: PostingState
  readonly stage: Stage | null
  readonly stageOn: string | null
  readonly roundNumber: number | null
  readonly ending: EndingTag | null
  readonly waitingDays: number | null
  readonly quietDays: number | null
  readonly lastContactOn: string | null
  readonly promise: {
    readonly id: string
    readonly saidOn: string
    readonly from: string
    readonly to: string
    readonly saidBy: string
    readonly words: string
  } | null
  readonly daysLate: number | null
  readonly nextRound: { readonly on: string; readonly stage: RoundStage } | null
  readonly next: NextStep
}

/** Everything the case view needs of the interview history, in one answer. */
export type CaseHistory = {
  readonly today: string
  readonly timeline: readonly TimelineItem[]
  /** The opportunity that needs the coach first comes first; ended ones last. */
  readonly standings: readonly Standing[]
  readonly opportunities: readonly Opportunity[]
  readonly employers: readonly Employer[]
  readonly contacts: readonly Contact[]
  readonly rounds: readonly Round[]
  readonly promises: readonly EmployerPromise[]
}

/** Which record `interviews.remove` takes back. */
export const historyRecord = z.strictObject({
  type: z.enum(['opportunity', 'round', 'event', 'ending', 'promise', 'message', 'question']),
  id: recordId,
})

export const interviewsCalls = {
  'interviews.history': call<CaseHistory>()(byClient),
  'interviews.saveOpportunity': call<Opportunity>()(opportunityDraft),
  'interviews.saveRound': call<Round>()(roundDraft),
  'interviews.saveEvent': call<{ readonly id: string }>()(eventDraft),
  'interviews.saveEnding': call<{ readonly id: string }>()(endingDraft),
  'interviews.savePromise': call<EmployerPromise>()(promiseDraft),
  'interviews.saveMessage': call<{ readonly id: string }>()(messageDraft),
  'interviews.saveQuestion': call<Question>()(questionDraft),
  'interviews.getQuestion': call<Question>()(byId),
  'interviews.remove': call<null>()(historyRecord),
  'interviews.restore': call<null>()(historyRecord),
}
