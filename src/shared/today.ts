import { z } from 'zod'
import { call, event } from './call'
import type { ContactBudget } from './follow-ups'
import type { NextStep } from './next-step'
import type { SendingProblem, SendingState } from './sending'
import type { RoundStage, Stage } from './stages'

/** A list of Today: its first lines, and how many there are in all, counted to `todayCounted` and one. */
export type TodayPart<Line> = { readonly lines: readonly Line[]; readonly total: number }

type AboutClient = { readonly clientId: string; readonly client: string }
type AboutOpportunity = AboutClient & {
  readonly opportunityId: string
  readonly employer: string
  readonly role: string
}

/** A promise that has passed, or a follow-up that is due. */
export type TodayStep = AboutOpportunity & {
  readonly stage: Stage | null
  readonly promise: {
    readonly saidOn: string
    readonly from: string
    readonly to: string
    readonly saidBy: string
  } | null
  /** today - promised to, when that is past. */
  readonly daysLate: number | null
  readonly next: NextStep
  /** The newest open question of the client, which a letter would answer. */
  readonly questionId: string | null
  readonly budget: ContactBudget
}

export type TodayInterview = AboutOpportunity & {
  readonly roundId: string
  readonly stage: RoundStage
  readonly on: string
  readonly startTime: string | null
}

/** A round that was held and that nobody has gone through. */
export type TodayDebrief = TodayInterview

export type TodayQuestion = AboutClient & {
  readonly questionId: string
  readonly opportunityId: string | null
  readonly employer: string | null
  readonly body: string
  readonly askedOn: string
}

export type TodayAppointment = AboutClient & {
  readonly appointmentId: string
  readonly on: string
  readonly startTime: string | null
  readonly topic: string
}

export type TodayDraft = AboutClient & {
  readonly letterId: string
  readonly title: string
  /** UTC instant of the last change. */
  readonly updatedAt: string
}

export type TodayQuiet = AboutClient & { readonly contactOn: string; readonly employer: string | null }

/** A recording that is deleted by itself in a few days. */
export type TodayRecording = AboutClient & {
  readonly sessionId: string
  readonly title: string
  /** The last day on which it is kept. */
  readonly keepUntilOn: string
}

/** An e-mail that could not leave, missed its time, or may have left. */
export type TodayUnsent = AboutClient & {
  readonly sendingId: string
  readonly subject: string
  readonly state: SendingState
  readonly problem: SendingProblem | null
  /** UTC instant of the last try, or of the moment it missed. */
  readonly at: string
}

/** Everything that waits for the coach, across all clients in work. */
export type TodayList = {
  readonly today: string
  /** E-mails that did not leave as they should have, of all clients. */
  readonly unsent: TodayPart<TodayUnsent>
  /** Promised days that have passed, the longest ago first. */
  readonly promises: TodayPart<TodayStep>
  /** Steps that are due by their rule, the longest due first. */
  readonly followUps: TodayPart<TodayStep>
  /** Rounds of the next seven days. */
  readonly interviews: TodayPart<TodayInterview>
  /** Rounds of the last two weeks that were not gone through. */
  readonly debriefs: TodayPart<TodayDebrief>
  readonly questions: TodayPart<TodayQuestion>
  /** Held meetings nobody has written about. */
  readonly appointments: TodayPart<TodayAppointment>
  /** Letters begun before today that have not left. */
  readonly drafts: TodayPart<TodayDraft>
  /** Recordings of all clients that go in a few days, the soonest first. */
  readonly recordings: TodayPart<TodayRecording>
  /** Nobody heard of them for three weeks. */
  readonly quiet: TodayPart<TodayQuiet>
  /** Due, but the client has had as many letters this week as the coach allows. */
  readonly held: TodayPart<TodayStep>
}

/** Lines a list shows; the rest is counted. */
export const todayLimit = 50
/** Nobody does more in a day, and counting thousands costs more than reading the lines. */
export const todayCounted = 200
/** Days without any contact after which a client counts as quiet. */
export const quietDays = 21
/** Days after a round in which a debrief is still worth having. */
export const debriefDays = 14
/** Days an interview may lie ahead. */
export const interviewDays = 7

export const todayCalls = { 'today.list': call<TodayList>()(z.strictObject({})) }

export const todayEvents = {
  /** Midnight has passed, or the clock was set: the practice's calendar day is another one. */
  'today.changed': event<{ readonly today: string }>(),
}
