import { z } from 'zod'
import { call } from './call'
import { byId, calendarDay, clockTime, line, type RecordTimes, recordId } from './ids'
import { type Medium, mediums } from './stages'

export const appointmentStates = ['booked', 'cancelled', 'missed'] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** A coaching meeting with a client. A booked one in the past was held. */
export type Appointment = RecordTimes & {
  readonly id: string
  readonly clientId: string
  readonly heldOn: string
  /** `HH:MM`; null where only the day is known. */
  readonly startTime: string | null
  readonly minutes: number
  readonly medium: Medium | null
  readonly state: AppointmentState
  readonly topic: string
  /** The newest note written for it. */
  readonly noteId: string | null
}

export const appointmentDraft = z.strictObject({
  id: recordId.optional(),
  clientId: recordId,
  heldOn: calendarDay,
  startTime: clockTime.nullable().default(null),
  minutes: z.int().min(1).max(1_440),
  medium: z.enum(mediums).nullable().default(null),
  state: z.enum(appointmentStates).default('booked'),
  topic: line(500).default(''),
})
export type AppointmentDraft = z.input<typeof appointmentDraft>

/** True when a meeting was to have been written about: it is past, was not called off, and has no note. */
export const lacksNote = (
  appointment: Pick<Appointment, 'state' | 'noteId'> & { readonly on: string },
  today: string,
): boolean => appointment.state === 'booked' && appointment.noteId === null && appointment.on < today

/** True when there is a note to read, or a meeting that was held to write about. */
export const offersNote = (
  appointment: Pick<Appointment, 'state' | 'noteId'> & { readonly on: string },
  today: string,
): boolean => appointment.noteId !== null || (appointment.state === 'booked' && appointment.on <= today)

export const appointmentsCalls = {
  'records.saveAppointment': call<Appointment>()(appointmentDraft),
  'records.removeAppointment': call<null>()(byId),
  'records.restoreAppointment': call<null>()(byId),
}
