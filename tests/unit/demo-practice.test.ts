import { lacksNote } from '@shared/appointments'
import { factsFromCase } from '@shared/case-facts'
import { addDays } from '@shared/dates'
import { type LetterFact, letterKinds } from '@shared/letters'
import { consentNow } from '@shared/records'
import { plainTextOf } from '@shared/rich-text'
import type { Stage } from '@shared/stages'
import { describe, expect, it } from 'vitest'
import { listAdvice } from '../../src/main/advice/advice-service'
import { caseFactsOf } from '../../src/main/advice/case-of-records'
import { listClients } from '../../src/main/clients/client-list'
import { findClients, getClient } from '../../src/main/clients/clients-repository'
import { newDataKey } from '../../src/main/db/data-key'
import { migrate } from '../../src/main/db/migrate'
import { openDatabase } from '../../src/main/db/open-database'
import { readDemo } from '../../src/main/demo/demo-people'
import { buildDemoPractice } from '../../src/main/demo/demo-practice'
import { listEmployerPage } from '../../src/main/employers/employer-figures-repository'
import { employerFile } from '../../src/main/employers/employer-file'
import { listSharedEmployers } from '../../src/main/employers/employers-repository'
import { refreshEmployers } from '../../src/main/employers/refresh-employers'
import { readHistory, standingsOf } from '../../src/main/interviews/case-history'
import { createDraft } from '../../src/main/letters/letter-drafts'
import { letterText } from '../../src/main/letters/letters-service'
import { listNotes } from '../../src/main/notes/notes-repository'
import { listAppointments } from '../../src/main/records/appointments-repository'
import { listConsents } from '../../src/main/records/consents-repository'
import { listCustomFields } from '../../src/main/records/custom-fields-repository'
import { getPractice } from '../../src/main/settings/settings-repository'
import { countingIds, memoryContext, NOW, TODAY } from '../support/practice'

function demo(today = TODAY) {
  const db = openDatabase(':memory:', newDataKey(), { create: true })
  migrate(db)
  const newId = countingIds()
  buildDemoPractice(db, { now: new Date(`${today}T12:00:00Z`), today, newId })
  const clientOf = (alias: string) => {
    const [found] = findClients(db, alias)
    if (!found) throw new Error(`Nobody is called ${alias}`)
    return getClient(db, found.id)
  }
  return { db, newId, clientOf, rows: listClients(db, {}, today).rows }
}

type Expected = readonly [
  alias: string,
  stage: Stage | null,
  waiting: number | null,
  quiet: number | null,
  /** Days from today to the end of the open promise. */
  promised: number | null,
  late: number | null,
]

/** Worked out by hand from resources/demo/cases.yaml. */
const expected: readonly Expected[] = [
  ['Reader 1', 'second', 0, 0, 10, null],
  ['S.C.', null, null, null, null, null],
  ['Bob', 'first', 30, 7, null, null],
  ['Reader 2', 'first', 21, 3, null, null],
  ['Michael', 'final', 5, 0, -1, 1],
  ['M.H.', 'background_check', 17, 7, null, null],
  ['Andy', 'rejected', 12, 0, null, null],
  ['N.G.', 'offer', 0, 0, null, null],
  ['Mo', 'first', 2, 2, null, null],
  ['Jes', 'offer', 9, 7, null, null],
  ['Nervous', 'final', 10, 0, -3, 3],
  ['Marie', 'references', 25, 1, -10, 10],
  ['A.J.', 'first', 13, 13, null, null],
  ['Reader 3', 'phone', 8, 1, 8, null],
  ['Nicole', 'phone', 7, 6, null, null],
  ['Sara', 'rejected', 5, 5, null, null],
  ['Reader 4', 'second', 1, 1, null, null],
]

describe('the demo practice', () => {
  it('has the 17 cases as clients, each with its alias as a tag, an employer and a question', () => {
    const { rows } = demo()
    expect(rows).toHaveLength(17)
    expect(new Set(rows.map((row) => row.name)).size).toBe(17)
    expect(new Set(rows.map((row) => row.tags[0]))).toEqual(new Set(expected.map(([alias]) => alias)))
    for (const row of rows) {
      expect(row.employer).toBeTruthy()
      expect(row.openQuestions).toBe(1)
      expect(row.next).toMatchObject({ kind: 'answer', on: TODAY, rule: 'question_open', ruleDays: null })
    }
  })

  it.each(expected)('says where %s stands', (alias, stage, waiting, quiet, promised, late) => {
    const { rows } = demo()
    const row = rows.find((one) => one.tags.includes(alias))
    expect(row).toMatchObject({
      stage,
      waitingDays: waiting,
      quietDays: quiet,
      promisedTo: promised === null ? null : addDays(TODAY, promised),
      daysLate: late,
    })
  })

  it('stands the same on whatever day it is built', () => {
    const [leapDay, newYear, usual] = ['2024-02-29', '2031-01-01', TODAY].map((today) =>
      demo(today).rows.map((row) => [row.name, row.stage, row.waitingDays, row.quietDays, row.daysLate]),
    )
    expect(leapDay).toEqual(usual)
    expect(newYear).toEqual(usual)
  })

  it('tells the suggester the same facts as the case file does', () => {
    const { db, clientOf } = demo()
    for (const { case: source, person } of readDemo().clients) {
      const client = clientOf(source.client?.alias ?? '')
      expect(client.fullName).toBe(person.fullName)
      const records = readHistory(db, client.id)
      const question = records.questions[0]
      expect(question?.body).toBe(source.question?.trim())
      const standings = standingsOf(db, client.id, records, TODAY)
      const stored = caseFactsOf(client, records, standings, question?.opportunityId ?? null, TODAY)
      // A record says no where a case is silent, and does not know how urgent another employer is.
      const told = Object.entries(factsFromCase(source)).filter(
        ([key, value]) => value !== null && key !== 'otherProcessUrgent',
      )
      for (const [key, value] of told)
        expect([person.fullName, key, stored[key as keyof typeof stored] ?? null]).toEqual([
          person.fullName,
          key,
          value,
        ])
    }
  })

  it('exports every topic for every client in every kind without an open field', () => {
    const { db, newId, rows } = demo()
    const { context } = memoryContext({ db, newId })
    const topics = listAdvice(db).map((topic) => topic.topicId)
    expect(topics.length).toBeGreaterThanOrEqual(42)
    for (const row of rows)
      for (const kind of letterKinds)
        for (const topic of topics) {
          const id = newId()
          const order = { id, clientId: row.id, opportunityId: null, questionId: null, kind, topics: [topic] }
          createDraft(context, order)
          expect(letterText(context, id).length, `${row.name}: ${topic} (${kind})`).toBeGreaterThan(100)
        }
  }, 60_000)

  it('knows a second employer, the manager, the promise and what the client contributes', () => {
    const { db, newId, clientOf } = demo()
    const { context } = memoryContext({ db, newId })
    const factsOf = (alias: string): readonly LetterFact[] =>
      createDraft(context, {
        id: newId(),
        clientId: clientOf(alias).id,
        opportunityId: null,
        questionId: null,
      }).facts
    const value = (alias: string, field: string) => factsOf(alias).find((one) => one.field === field)?.value
    expect(value('Bob', 'otherEmployer.name')).toBe('Copperline Software')
    expect(value('Bob', 'followUp.lastOn')).toBe('8 May')
    expect(value('Marie', 'interviewer.name')).toBe('Ruth Adler')
    expect(value('Marie', 'promise.daysLate')).toBe('10 days')
    expect(value('Reader 1', 'search.months')).toBe('six months')
    expect(value('N.G.', 'opportunity.startOn')).toBe('25 May')
    expect(value('Jes', 'opportunity.startOn')).toBeUndefined()
    expect(value('Reader 4', 'contributions')).toHaveLength(3)
  })

  it('has meetings with and without a note, some tomorrow, consents, and fields of the coach’s own', () => {
    const { db, rows, clientOf } = demo()
    const meetings = rows.flatMap((row) => listAppointments(db, row.id))
    const lacking = meetings.filter((one) => lacksNote({ ...one, on: one.heldOn }, TODAY))
    expect(lacking.length).toBeGreaterThan(2)
    expect(meetings.filter(({ noteId }) => noteId !== null).length).toBeGreaterThan(2)
    expect(meetings.filter(({ heldOn }) => heldOn === addDays(TODAY, 1)).length).toBeGreaterThan(1)
    const marie = clientOf('Marie')
    expect(consentNow(listConsents(db, marie.id), 'recording')?.state).toBe('given')
    expect(listCustomFields(db).map(({ name }) => name)).toEqual(['Notice period', 'Sent by'])
    expect(marie.fields.map(({ value }) => value)).toEqual(['4 weeks', 'Ann of the alumni network'])
  })

  it('knows employers with people, remarks and what they ask, and two clients in process at one of them', async () => {
    const { db, clientOf } = demo()
    await refreshEmployers(db, TODAY)
    const fileOf = (name: string) => {
      const [row] = listEmployerPage(db, { filter: name }).rows
      return employerFile(db, row?.id ?? '', TODAY)
    }
    const halden = fileOf('Halden Moor')
    expect(halden.contacts.map(({ role }) => role)).toEqual(['HR', 'owner', 'hiring manager'])
    expect(halden.employer.detail).toContain('Thursdays')
    expect(halden.questions).toHaveLength(4)
    expect(listEmployerPage(db, { limit: 500 }).rows.every(({ people }) => people > 0)).toBe(true)
    const shared = { employer: 'Copperline Software', otherClients: 1 }
    expect(listSharedEmployers(db, clientOf('Nicole').id)).toMatchObject([shared])
    expect(listSharedEmployers(db, clientOf('Bob').id)).toMatchObject([shared])
    expect(fileOf('Copperline').opportunities.filter((one) => one.isInProcess)).toHaveLength(2)
  })

  it('has a coach with a letterhead, and notes written on past days', () => {
    const { db, rows } = demo()
    expect(getPractice(db)).toMatchObject({
      coachName: 'Ellen Marsh',
      practiceName: 'Ellen Marsh Coaching',
      addressText: '14 Mill Lane\nBristol',
      timeZone: 'Europe/London',
    })
    const notes = rows.flatMap((row) => listNotes(db, row.id))
    expect(notes.length).toBeGreaterThan(5)
    for (const note of notes) {
      expect(note.createdAt < NOW.toISOString()).toBe(true)
      expect(plainTextOf(note.body)).not.toContain('**')
    }
  })
})
