import { addDays } from '@shared/dates'
import { assertNever } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { saveClient } from '../clients/clients-repository'
import {
  saveEvent,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
  type Writing,
} from '../interviews/interviews-repository'
import { saveNote } from '../notes/notes-repository'
import { saveCustomField } from '../records/custom-fields-repository'
import { emptyPractice, savePractice } from '../settings/settings-repository'
import { type CaseRecord, opportunitiesOfCase } from './case-records'
import { writeDemoEmployers } from './demo-employers'
import { type DemoClient, readDemo } from './demo-people'
import { noteBody, writeDemoRecords } from './demo-records'
import { writeDemoSessions } from './demo-sessions'

export type DemoClock = { readonly now: Date; readonly today: string; readonly newId: () => string }

/**
 * Writes the demo practice into an empty database, through the app's own repositories: coach, letterhead, and one client
 * for each case, counted from `today`. One transaction. Answers the number of clients.
 */
export function buildDemoPractice(db: Database, clock: DemoClock): number {
  const { coach, fields, clients, employers } = readDemo()
  return db.transaction(() => {
    const practice = { ...emptyPractice, ...coach, pageSize: 'A4', timeZone: 'Europe/London' } as const
    savePractice(db, practice, clock.now.toISOString(), clock.newId)
    const writing = { at: clock.now.toISOString(), newId: clock.newId }
    const fieldIds = new Map(fields.map((name) => [name, saveCustomField(db, { name }, writing).id]))
    for (const client of clients) writeClient(db, client, clock, fieldIds)
    const people = clients.map(({ person }) => person)
    writeDemoEmployers(db, employers, people, writing)
    return clients.length
  })()
}

function writeClient(
  db: Database,
  { case: source, person }: DemoClient,
  clock: DemoClock,
  fieldIds: ReadonlyMap<string, string>,
): void {
  const { today, newId } = clock
  const opportunities = opportunitiesOfCase(source, person, today)
  const firstOn = opportunities[0]?.records[0]?.on ?? today
  const { alias, unemployed_months: months, ran_a_business: ranABusiness } = source.client ?? {}
  const client = saveClient(
    db,
    {
      fullName: person.fullName,
      preferredName: person.preferredName,
      email: person.email,
      phone: person.phone,
      addressText: person.addressText,
      goals: person.goals,
      outOfWorkSince: months ? monthsBefore(today, months) : null,
      ranABusiness: ranABusiness ?? false,
      tags: [...(alias ? [alias] : []), ...person.tags],
      fields: Object.entries(person.fields).map(([name, value]) => ({
        customFieldId: fieldIds.get(name) ?? '',
        value,
      })),
    },
    instantOn(firstOn, clock),
    newId,
  )
  const ids = opportunities.map(({ draft, records }) => {
    const writing = { at: instantOn(records[0]?.on ?? today, clock), newId }
    const { id: opportunityId } = saveOpportunity(db, { ...draft, clientId: client.id }, writing)
    for (const record of records)
      writeRecord(
        db,
        record,
        { clientId: client.id, opportunityId },
        { at: instantOn(record.on, clock), newId },
      )
    return opportunityId
  })
  for (const note of person.notes) {
    const at = instantOn(addDays(today, -note.days_ago), clock)
    saveNote(db, { id: newId(), clientId: client.id, body: noteBody(note.text) }, at, newId())
  }
  writeDemoSessions(
    db,
    { case: person.case, clientId: client.id, opportunityId: ids[0] ?? null },
    { today, newId },
  )
  writeDemoRecords(db, client.id, person, { today, newId, instantOn: (day) => instantOn(day, clock) })
  if (source.question)
    saveQuestion(
      db,
      { clientId: client.id, opportunityId: ids[0] ?? null, body: source.question.trim(), askedOn: today },
      { at: clock.now.toISOString(), newId },
    )
}

type Owner = { readonly clientId: string; readonly opportunityId: string }

function writeRecord(db: Database, record: CaseRecord, owner: Owner, writing: Writing): void {
  switch (record.type) {
    case 'round':
      saveRound(db, { ...record.draft, ...owner }, writing)
      return
    case 'event':
      saveEvent(db, { ...record.draft, ...owner }, writing)
      return
    case 'promise':
      savePromise(db, { ...record.draft, ...owner }, writing)
      return
    case 'message':
      saveMessage(db, { ...record.draft, ...owner }, writing)
      return
    default:
      assertNever(record)
  }
}

/** The afternoon of a past day, for what was written down then; what lies ahead is written down now. */
function instantOn(day: string, { now }: DemoClock): string {
  const then = `${day}T15:00:00.000Z`
  return then < now.toISOString() ? then : now.toISOString()
}

/** Months as the facts of letters count them: of 30.44 days. */
function monthsBefore(today: string, months: number): string {
  return addDays(today, -Math.round(months * 30.44))
}
