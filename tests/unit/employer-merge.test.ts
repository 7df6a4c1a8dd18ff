import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { mergeEmployers } from '../../src/main/employers/employer-merge-repository'
import { employersHandlers } from '../../src/main/employers/employers-handlers'
import {
  getEmployer,
  listEmployerContacts,
  saveContact,
  saveEmployer,
} from '../../src/main/employers/employers-repository'
import {
  listOpportunities,
  markHistoryRecord,
  saveOpportunity,
} from '../../src/main/interviews/interviews-repository'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext, NOW } from '../support/practice'

const moment = NOW.toISOString()

/** 'Contoso' with Ruth, and 'Contoso Ltd' with Ruth again, Tom, and what the first one lacks. */
function twoSpellings() {
  const { db, newId, writing, context } = memoryContext()
  const marie = saveClient(db, { fullName: 'Marie Keller' }, moment, newId)
  const kept = saveEmployer(db, { name: 'Contoso', detail: 'Slow in August.' }, writing)
  const other = saveEmployer(
    db,
    { name: 'Contoso Ltd', website: 'contoso.example', staffCount: 40, detail: 'Paid the train.' },
    writing,
  )
  const ruth = saveContact(
    db,
    { employerId: kept.id, fullName: 'Ruth Adler', role: 'head of finance' },
    writing,
  )
  saveContact(db, { employerId: other.id, fullName: 'RUTH ADLER', phone: '0117 496 0000' }, writing)
  saveContact(db, { employerId: other.id, fullName: 'Tom Reed' }, writing)
  const opportunity = saveOpportunity(
    db,
    { clientId: marie.id, employerName: 'Contoso Ltd', contactName: 'Ruth Adler' },
    writing,
  )
  const removed = saveOpportunity(
    db,
    { clientId: marie.id, employerName: 'Contoso Ltd', role: 'removed' },
    writing,
  )
  markHistoryRecord(db, { type: 'opportunity', id: removed.id }, moment)
  const merge = () => employersHandlers['employers.merge'](context, { keptId: kept.id, otherId: other.id })
  const image = () =>
    ['employer', 'contact', 'opportunity'].map((table) =>
      db.prepare(`SELECT * FROM ${table} ORDER BY id`).all(),
    )
  return { db, writing, marie, kept, other, ruth, opportunity, removed, merge, image }
}

describe('merging two employers', () => {
  it('moves everything, makes one person of two and fills in what was open', () => {
    const { db, marie, kept, other, ruth, removed, merge } = twoSpellings()
    merge()
    expect(getEmployer(db, kept.id)).toMatchObject({
      name: 'Contoso',
      website: 'contoso.example',
      staffCount: 40,
      detail: 'Slow in August.\n\nPaid the train.',
    })
    expect(getEmployer(db, other.id).deletedAt).toBe(moment)
    expect(listEmployerContacts(db, kept.id)).toMatchObject([
      { id: ruth.id, fullName: 'Ruth Adler', role: 'head of finance', phone: '0117 496 0000' },
      { fullName: 'Tom Reed' },
    ])
    expect(listOpportunities(db, marie.id)).toMatchObject([{ employerId: kept.id, contactId: ruth.id }])
    markHistoryRecord(db, { type: 'opportunity', id: removed.id }, null)
    expect(listOpportunities(db, marie.id).every(({ employerId }) => employerId === kept.id)).toBe(true)
  })

  it('can be taken back to the last column', () => {
    const { db, writing, merge, image } = twoSpellings()
    const before = image()
    const { changeSetId } = merge()
    expect(image()).not.toEqual(before)
    expect(undoChangeSet(db, changeSetId ?? '', writing)).toMatchObject({ left: 0 })
    expect(image()).toEqual(before)
  })

  it('refuses an employer that is gone, and one with itself', () => {
    const { db, kept, other, merge } = twoSpellings()
    expect(() => mergeEmployers(db, kept.id, kept.id, moment)).toThrow('not-found')
    merge()
    expect(() => mergeEmployers(db, kept.id, other.id, moment)).toThrow('not-found')
  })
})
