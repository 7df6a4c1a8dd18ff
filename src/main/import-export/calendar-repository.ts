import type { Medium, RoundStage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

type About = {
  readonly id: string
  readonly client: string
  readonly createdAt: string
  readonly updatedAt: string
}

export type CalendarRound = About & {
  readonly employer: string
  readonly role: string
  readonly stage: RoundStage
  readonly medium: Medium | null
  readonly heldOn: string
  readonly startTime: string | null
  readonly minutes: number | null
  readonly interviewers: string
}

const ofClient = (table: string): string => `(:clientId IS NULL OR ${table}.clientId = :clientId)`

/** The rounds of one client, or of all, by day. */
export function listCalendarRounds(db: Database, clientId: string | null): CalendarRound[] {
  return all<CalendarRound>(
    db,
    `SELECT round.id, client.fullName AS client, employer.name AS employer, opportunity.role, round.stage, round.medium,
       round.heldOn, round.startTime, round.minutes, round.interviewers, round.createdAt, round.updatedAt
     FROM round JOIN opportunity ON opportunity.id = round.opportunityId
       JOIN employer ON employer.id = opportunity.employerId JOIN client ON client.id = round.clientId
     WHERE round.deletedAt IS NULL AND opportunity.deletedAt IS NULL AND client.deletedAt IS NULL
       AND ${ofClient('round')} ORDER BY round.heldOn, round.id`,
    { clientId },
  )
}

export type CalendarAppointment = About & {
  readonly heldOn: string
  readonly startTime: string | null
  readonly minutes: number
  readonly topic: string
}

/** The coaching appointments of one client, or of all, by day; those that were called off are left out. */
export function listCalendarAppointments(db: Database, clientId: string | null): CalendarAppointment[] {
  return all<CalendarAppointment>(
    db,
    `SELECT appointment.id, client.fullName AS client, heldOn, startTime, minutes, topic, appointment.createdAt,
       appointment.updatedAt
     FROM appointment JOIN client ON client.id = appointment.clientId
     WHERE appointment.deletedAt IS NULL AND appointment.state <> 'cancelled' AND client.deletedAt IS NULL
       AND ${ofClient('appointment')} ORDER BY heldOn, appointment.id`,
    { clientId },
  )
}

export type CalendarPromise = About & { readonly employer: string; readonly promisedTo: string }

/** The open promises of one client, or of all. */
export function listCalendarPromises(db: Database, clientId: string | null): CalendarPromise[] {
  return all<CalendarPromise>(
    db,
    `SELECT promise.id, client.fullName AS client, employer.name AS employer, promise.promisedTo, promise.createdAt,
       promise.updatedAt
     FROM local_opportunityStanding standing JOIN promise ON promise.id = standing.promiseId
       JOIN client ON client.id = standing.clientId JOIN employer ON employer.id = standing.employerId
     WHERE client.deletedAt IS NULL AND ${ofClient('standing')} ORDER BY promise.promisedTo, promise.id`,
    { clientId },
  )
}

export type CalendarDueDay = {
  readonly opportunityId: string
  readonly client: string
  readonly employer: string
  readonly nextKind: string
  readonly nextOn: string
}

/** The days on which the rules ask for a step, of one client or of all active ones. */
export function listCalendarDueDays(db: Database, clientId: string | null): CalendarDueDay[] {
  return all<CalendarDueDay>(
    db,
    `SELECT standing.opportunityId, client.fullName AS client, employer.name AS employer, standing.nextKind,
       standing.nextOn
     FROM local_opportunityStanding standing JOIN client ON client.id = standing.clientId
       JOIN employer ON employer.id = standing.employerId
     WHERE standing.nextOn IS NOT NULL AND standing.nextKind IN ('thank_you', 'check_in', 'let_go') AND client.deletedAt IS NULL AND client.state = 'active'
       AND ${ofClient('standing')} ORDER BY standing.nextOn, standing.opportunityId`,
    { clientId },
  )
}

export type KnownRound = {
  readonly id: string
  readonly clientId: string
  readonly heldOn: string
  readonly startTime: string | null
  readonly minutes: number | null
}

/** The rounds by which entries of a calendar file are known again. */
export const listKnownRounds = (db: Database): KnownRound[] =>
  all<KnownRound>(db, 'SELECT id, clientId, heldOn, startTime, minutes FROM round WHERE deletedAt IS NULL')

/** The rounds of one opportunity. */
export const listRoundsOf = (db: Database, opportunityId: string): KnownRound[] =>
  all<KnownRound>(
    db,
    `SELECT id, clientId, heldOn, startTime, minutes FROM round
     WHERE opportunityId = :opportunityId AND deletedAt IS NULL`,
    { opportunityId },
  )
