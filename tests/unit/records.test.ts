import { lacksNote, offersNote } from '@shared/appointments'
import { type ConsentDraft, consentNow, customFieldLimit } from '@shared/records'
import { docFromPlainText } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { getClient, saveClient } from '../../src/main/clients/clients-repository'
import { caseHistory } from '../../src/main/interviews/case-history'
import { listNotes, markNote, saveNote } from '../../src/main/notes/notes-repository'
import {
  listAppointments,
  markAppointment,
  saveAppointment,
} from '../../src/main/records/appointments-repository'
import { listConsents, markConsent, saveConsent } from '../../src/main/records/consents-repository'
import {
  listCustomFields,
  markCustomField,
  orderCustomFields,
  saveCustomField,
} from '../../src/main/records/custom-fields-repository'
import { memoryPractice, TODAY } from '../support/practice'

const at = `${TODAY}T12:00:00.000Z`

function oneClient() {
  const practice = memoryPractice()
  const { db, newId } = practice
  const client = saveClient(db, { fullName: 'Marie Keller' }, at, newId)
  const other = saveClient(db, { fullName: 'Other' }, at, newId)
  const timeline = () => caseHistory(db, client.id, TODAY, () => TODAY).timeline
  return { ...practice, clientId: client.id, otherId: other.id, timeline }
}

describe('an appointment', () => {
  it('is kept with the client, the latest first, and never moves to another client', () => {
    const { db, clientId, otherId, writing } = oneClient()
    const past = saveAppointment(db, { clientId, heldOn: '2026-05-02', minutes: 50 }, writing)
    saveAppointment(db, { clientId, heldOn: '2026-05-20', startTime: '09:30', minutes: 60 }, writing)
    saveAppointment(db, { clientId, heldOn: '2026-05-20', startTime: '14:00', minutes: 30 }, writing)
    expect(listAppointments(db, clientId).map(({ heldOn, startTime }) => [heldOn, startTime])).toEqual([
      ['2026-05-20', '14:00'],
      ['2026-05-20', '09:30'],
      ['2026-05-02', null],
    ])
    const changed = { ...past, minutes: 45, state: 'missed' } as const
    const { createdAt: _c, updatedAt: _u, deletedAt: _d, noteId: _n, ...draft } = changed
    expect(saveAppointment(db, draft, writing)).toMatchObject({ minutes: 45, state: 'missed' })
    expect(() => saveAppointment(db, { ...draft, clientId: otherId }, writing)).toThrow('not-found')
  })

  it.each(['24:00', '9:30', '09:60', ''])('refuses %j as a time', (startTime) => {
    const { db, clientId, writing } = oneClient()
    expect(() => saveAppointment(db, { clientId, heldOn: TODAY, startTime, minutes: 50 }, writing)).toThrow(
      'startTime',
    )
  })

  it('goes to the trash and comes back, with its note', () => {
    const { db, newId, clientId, writing, timeline } = oneClient()
    const { id } = saveAppointment(db, { clientId, heldOn: '2026-05-02', minutes: 50 }, writing)
    const note = { id: newId(), clientId, body: docFromPlainText('Two stories'), appointmentId: id }
    saveNote(db, note, at, newId())
    markAppointment(db, id, at)
    expect(timeline()).toMatchObject([{ type: 'note', detail: 'Two stories' }])
    markAppointment(db, id, null)
    expect(timeline()).toMatchObject([{ type: 'appointment', noteId: note.id, detail: 'Two stories' }])
    expect(() => markAppointment(db, newId(), at)).toThrow('not-found')
  })

  it('lacks a note when it is past, was not called off and nobody wrote one', () => {
    const past = { state: 'booked', noteId: null, on: '2026-05-14' } as const
    expect(lacksNote(past, TODAY)).toBe(true)
    expect(lacksNote({ ...past, on: TODAY }, TODAY)).toBe(false)
    expect(lacksNote({ ...past, noteId: 'x' }, TODAY)).toBe(false)
    expect(lacksNote({ ...past, state: 'missed' }, TODAY)).toBe(false)
    expect(lacksNote({ ...past, state: 'cancelled' }, TODAY)).toBe(false)
  })

  it('offers its note when there is one, and else from its day on unless it was called off', () => {
    const today = { state: 'booked', noteId: null, on: TODAY } as const
    expect(offersNote(today, TODAY)).toBe(true)
    expect(offersNote({ ...today, on: '2026-05-16' }, TODAY)).toBe(false)
    expect(offersNote({ ...today, state: 'cancelled' }, TODAY)).toBe(false)
    expect(offersNote({ ...today, state: 'cancelled', noteId: 'x' }, TODAY)).toBe(true)
  })
})

describe('a note for an appointment', () => {
  it('stays bound while it is written on, and only to a meeting of the same client', () => {
    const { db, newId, clientId, otherId, writing } = oneClient()
    const { id: appointmentId } = saveAppointment(db, { clientId, heldOn: TODAY, minutes: 50 }, writing)
    const id = newId()
    saveNote(db, { id, clientId, body: docFromPlainText('One'), appointmentId }, at, newId())
    saveNote(db, { id, clientId, body: docFromPlainText('One, two') }, at, newId())
    expect(listNotes(db, clientId)).toMatchObject([{ id, appointmentId }])
    const stranger = { id: newId(), clientId: otherId, body: docFromPlainText('Mine'), appointmentId }
    expect(() => saveNote(db, stranger, at, newId())).toThrow('not-found')
    expect(listNotes(db, otherId)).toEqual([])
  })

  it('is missed again when it is removed', () => {
    const { db, newId, clientId, writing, timeline } = oneClient()
    const { id: appointmentId } = saveAppointment(
      db,
      { clientId, heldOn: '2026-05-02', minutes: 50 },
      writing,
    )
    const id = newId()
    saveNote(db, { id, clientId, body: docFromPlainText('One'), appointmentId }, at, newId())
    markNote(db, id, at)
    expect(timeline()).toMatchObject([{ type: 'appointment', noteId: null, detail: '' }])
  })
})

describe('consent', () => {
  it('is what the newest line of a purpose says, by its day and not by when it was written', () => {
    const { db, clientId, writing } = oneClient()
    const line = (draft: Omit<ConsentDraft, 'clientId'>) => saveConsent(db, { clientId, ...draft }, writing)
    line({ purpose: 'email', state: 'withdrawn', happenedOn: '2026-05-10' })
    line({ purpose: 'email', state: 'given', happenedOn: '2026-01-12' })
    line({ purpose: 'recording', state: 'asked', happenedOn: '2026-05-10' })
    line({ purpose: 'recording', state: 'given', happenedOn: '2026-05-10', detail: 'on the phone' })
    const consents = listConsents(db, clientId)
    expect(consents).toHaveLength(4)
    expect(consentNow(consents, 'email')?.state).toBe('withdrawn')
    expect(consentNow(consents, 'recording')).toMatchObject({ state: 'given', detail: 'on the phone' })
    expect(consentNow(consents, 'publish')).toBeNull()
  })

  it('falls back to the line before when the newest is removed', () => {
    const { db, newId, clientId, otherId, writing } = oneClient()
    saveConsent(db, { clientId, purpose: 'email', state: 'given', happenedOn: '2026-01-12' }, writing)
    const { id } = saveConsent(
      db,
      { clientId, purpose: 'email', state: 'withdrawn', happenedOn: TODAY },
      writing,
    )
    markConsent(db, id, at)
    expect(consentNow(listConsents(db, clientId), 'email')?.state).toBe('given')
    markConsent(db, id, null)
    expect(consentNow(listConsents(db, clientId), 'email')?.state).toBe('withdrawn')
    const stolen = { id, clientId: otherId, purpose: 'email', state: 'given', happenedOn: TODAY } as const
    expect(() => saveConsent(db, stolen, writing)).toThrow('not-found')
    expect(() => markConsent(db, newId(), null)).toThrow('not-found')
  })
})

const names = (db: Database) => listCustomFields(db).map(({ name }) => name)

describe('the coach’s own fields', () => {
  it('are added at the end, renamed, and put into an order', () => {
    const { db, writing } = oneClient()
    const [notice, licence, sender] = ['Notice period', 'Licence', 'Sent by'].map((name) =>
      saveCustomField(db, { name }, writing),
    )
    saveCustomField(db, { id: licence?.id, name: 'Driving licence' }, writing)
    expect(names(db)).toEqual(['Notice period', 'Driving licence', 'Sent by'])
    orderCustomFields(db, [sender?.id ?? '', 'nobody', notice?.id ?? ''], at)
    expect(names(db)).toEqual(['Sent by', 'Notice period', 'Driving licence'])
  })

  it('have one name each, and there are not too many', () => {
    const { db, newId, writing } = oneClient()
    const field = saveCustomField(db, { name: 'Notice' }, writing)
    expect(() => saveCustomField(db, { name: ' NOTICE ' }, writing)).toThrow('field-name-taken')
    expect(saveCustomField(db, { id: field.id, name: 'notice' }, writing).name).toBe('notice')
    expect(() => saveCustomField(db, { id: newId(), name: 'Lost' }, writing)).toThrow('not-found')
    for (let count = 1; count < customFieldLimit; count += 1)
      saveCustomField(db, { name: `Field ${count}` }, writing)
    expect(() => saveCustomField(db, { name: 'One more' }, writing)).toThrow('fields-full')
  })

  it('hold a value a client, which a save without it leaves alone and an empty one takes away', () => {
    const { db, newId, clientId, writing } = oneClient()
    const { id: customFieldId } = saveCustomField(db, { name: 'Notice' }, writing)
    const save = (fields?: { customFieldId: string; value: string }[]) =>
      saveClient(db, { id: clientId, fullName: 'Marie Keller', ...(fields ? { fields } : {}) }, at, newId)
    expect(save([{ customFieldId, value: ' 4 weeks ' }]).fields).toEqual([
      { customFieldId, value: '4 weeks' },
    ])
    expect(save().fields).toEqual([{ customFieldId, value: '4 weeks' }])
    expect(save([{ customFieldId, value: '6 weeks' }]).fields).toEqual([{ customFieldId, value: '6 weeks' }])
    expect(save([{ customFieldId, value: '' }]).fields).toEqual([])
    expect(() => save([{ customFieldId: newId(), value: 'lost' }])).toThrow('not-found')
  })

  it('take their values with them when they are removed, and bring them back', () => {
    const { db, newId, clientId, writing } = oneClient()
    const { id } = saveCustomField(db, { name: 'Notice' }, writing)
    const fields = [{ customFieldId: id, value: '4 weeks' }]
    saveClient(db, { id: clientId, fullName: 'Marie Keller', fields }, at, newId)
    markCustomField(db, id, at)
    expect([listCustomFields(db), getClient(db, clientId).fields]).toEqual([[], []])
    markCustomField(db, id, null)
    expect(getClient(db, clientId).fields).toEqual(fields)
    expect(() => markCustomField(db, newId(), at)).toThrow('not-found')
  })
})

describe('the plan of the lists', () => {
  it.each([
    [
      'a client’s appointments',
      "SELECT a.*, (SELECT max(n.id) FROM note n WHERE n.appointmentId = a.id AND n.deletedAt IS NULL) AS noteId FROM appointment a WHERE a.clientId = 'x' AND a.deletedAt IS NULL ORDER BY a.heldOn DESC, a.startTime DESC, a.id DESC",
      ['appointmentByClient', 'noteByAppointment'],
    ],
    [
      'a client’s consent',
      "SELECT * FROM consent WHERE clientId = 'x' AND deletedAt IS NULL ORDER BY happenedOn DESC, id DESC",
      ['consentByClient'],
    ],
    [
      'a client’s documents',
      "SELECT * FROM document WHERE clientId = 'x' AND deletedAt IS NULL ORDER BY createdAt DESC, id DESC",
      ['documentByClient'],
    ],
    [
      'a client’s own fields',
      "SELECT v.customFieldId, v.value FROM clientField v JOIN customField f ON f.id = v.customFieldId WHERE v.clientId = 'x' AND f.deletedAt IS NULL ORDER BY f.position, f.id",
      ['clientFieldByClient'],
    ],
  ])('%s uses its index', (_what, sql, indexes) => {
    const { db } = memoryPractice()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
    for (const index of indexes) expect(plan.map((step) => step.detail).join('\n')).toContain(index)
  })
})
