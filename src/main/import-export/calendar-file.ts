import { addDays } from '@shared/dates'
import type { CalendarChoice } from '@shared/import-export'
import type { InterfaceLanguage } from '@shared/settings'
import { sentenceOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import ICAL from 'ical.js'
import {
  listCalendarAppointments,
  listCalendarDueDays,
  listCalendarPromises,
  listCalendarRounds,
} from './calendar-repository'
import { instantOf } from './zoned-time'

/** What an entry without a length is given in a calendar. */
const usualMinutes = 60

type Entry = {
  /** Stays the same at every export, so that a calendar updates its entry instead of getting a second one. */
  readonly uid: string
  readonly summary: string
  readonly detail: string
  readonly on: string
  /** Null: a whole day. */
  readonly time: string | null
  readonly minutes: number | null
  readonly createdAt: string
  readonly updatedAt: string
}

export type CalendarJob = {
  readonly type: 'calendar'
  readonly choice: CalendarChoice
  readonly zone: string
  readonly language: InterfaceLanguage
  /** The moment of the export. */
  readonly at: string
}

export type CalendarFile = { readonly text: string; readonly count: number }

const uidOf = (kind: string, id: string): string => `${kind}-${id}@greenroom`

/** The round that a uid means, where it is one of ours; else null. */
export const roundIdOfUid = (uid: string): string | null =>
  /^round-([0-9a-f-]{36})@greenroom$/.exec(uid)?.[1] ?? null

/** A calendar file with the interviews of one client or of all, and what else was chosen; and how many entries it has. */
export function calendarFile(db: Database, job: CalendarJob): CalendarFile {
  const entries = entriesOf(db, job)
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Greenroom//Greenroom//EN')
  calendar.updatePropertyWithValue('method', 'PUBLISH')
  for (const entry of entries) calendar.addSubcomponent(eventOf(entry, job))
  return { text: `${calendar.toString()}\r\n`, count: entries.length }
}

function entriesOf(db: Database, { choice, language, at }: CalendarJob): readonly Entry[] {
  const { clientId } = choice
  const text = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    sentenceOf(language, 'importExport', `calendar.${key}`, values)
  const wholeDay = { time: null, minutes: null, detail: '' }
  const rounds = listCalendarRounds(db, clientId).map((round): Entry => {
    const stage = sentenceOf(language, 'stages', round.stage)
    return {
      ...round,
      uid: uidOf('round', round.id),
      summary: text('round', { client: round.client, stage, employer: round.employer }),
      detail: [
        round.role,
        round.medium === null ? '' : text(`medium.${round.medium}`),
        round.interviewers === '' ? '' : text('with', { names: round.interviewers }),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      on: round.heldOn,
      time: round.startTime,
    }
  })
  const appointments = (choice.appointments ? listCalendarAppointments(db, clientId) : []).map(
    (appointment): Entry => ({
      ...appointment,
      uid: uidOf('appointment', appointment.id),
      summary: text('appointment', { client: appointment.client }),
      detail: appointment.topic,
      on: appointment.heldOn,
      time: appointment.startTime,
    }),
  )
  const promises = (choice.promises ? listCalendarPromises(db, clientId) : []).map(
    (promise): Entry => ({
      ...promise,
      ...wholeDay,
      uid: uidOf('promise', promise.id),
      summary: text('promise', { client: promise.client, employer: promise.employer }),
      on: promise.promisedTo,
    }),
  )
  const dueDays = (choice.dueDays ? listCalendarDueDays(db, clientId) : []).map(
    (due): Entry => ({
      ...wholeDay,
      uid: uidOf('step', due.opportunityId),
      summary: text('due', { client: due.client, employer: due.employer, kind: due.nextKind }),
      on: due.nextOn,
      createdAt: at,
      updatedAt: at,
    }),
  )
  return [...rounds, ...appointments, ...promises, ...dueDays]
}

function eventOf(entry: Entry, { zone, at }: CalendarJob): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.updatePropertyWithValue('uid', entry.uid)
  event.updatePropertyWithValue('dtstamp', utcTime(new Date(at)))
  event.updatePropertyWithValue('created', utcTime(new Date(entry.createdAt)))
  event.updatePropertyWithValue('last-modified', utcTime(new Date(entry.updatedAt)))
  // Grows with every change, which is all that a calendar asks of it.
  const changedAfter = new Date(entry.updatedAt).getTime() - new Date(entry.createdAt).getTime()
  event.updatePropertyWithValue('sequence', Math.max(0, Math.floor(changedAfter / 1_000)))
  event.updatePropertyWithValue('summary', plain(entry.summary))
  if (entry.detail !== '') event.updatePropertyWithValue('description', plain(entry.detail))
  if (entry.time === null) {
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(entry.on))
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(entry.on, 1)))
    event.updatePropertyWithValue('transp', 'TRANSPARENT')
  } else {
    const start = instantOf({ on: entry.on, time: entry.time }, zone)
    const minutes = entry.minutes ?? usualMinutes
    event.updatePropertyWithValue('dtstart', utcTime(start))
    event.updatePropertyWithValue('dtend', utcTime(new Date(start.getTime() + minutes * 60_000)))
  }
  return event
}

/** UTC needs no description of a zone, and every calendar shows it in its own. */
const utcTime = (instant: Date): ICAL.Time => ICAL.Time.fromJSDate(instant, true)

/** Control signs have no place in a calendar file, and a lone half of a sign cannot be written. */
const plain = (text: string): string => text.replaceAll(/(?!\n)[\p{Cc}\p{Cs}]/gu, ' ')
