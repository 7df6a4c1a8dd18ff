import { docFromPlainText, plainTextOf } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { listNotes, listNoteVersions, markNote, saveNote } from '../../src/main/notes/notes-repository'
import { memoryPractice } from '../support/practice'

const minute = (count: number) => new Date(Date.UTC(2026, 4, 15, 12, count)).toISOString()

function oneClient() {
  const { db, newId } = memoryPractice()
  const client = saveClient(db, { fullName: 'Marie Keller' }, minute(0), newId)
  const id = newId()
  const save = (text: string, at: string, keepsVersion?: boolean) =>
    saveNote(
      db,
      { id, clientId: client.id, body: docFromPlainText(text), ...(keepsVersion ? { keepsVersion } : {}) },
      at,
      newId(),
    )
  const versions = () => listNoteVersions(db, id).map((version) => plainTextOf(version.body))
  return { db, newId, client, id, save, versions }
}

describe('a note', () => {
  it('is the same one however often it is saved', () => {
    const { db, client, save } = oneClient()
    save('First words', minute(1))
    save('First words', minute(1))
    save('First words and more', minute(1))
    const notes = listNotes(db, client.id)
    expect(notes).toHaveLength(1)
    expect(notes.map((note) => plainTextOf(note.body))).toEqual(['First words and more'])
    expect(notes[0]).toMatchObject({ createdAt: minute(1), updatedAt: minute(1), deletedAt: null })
  })

  it('keeps a version for each time one comes back to it, not for each pause in typing', () => {
    const { save, versions } = oneClient()
    save('Monday', minute(1))
    save('Monday, more', minute(1))
    save('Tuesday', minute(5))
    save('Tuesday, more', minute(5))
    save('Wednesday', minute(9))
    expect(versions()).toEqual(['Tuesday, more', 'Monday, more'])
  })

  it('keeps a version when nothing changed never, and when it is replaced as a whole always', () => {
    const { save, versions } = oneClient()
    save('The same', minute(1))
    save('The same', minute(7))
    expect(versions()).toEqual([])
    save('Brought back', minute(7), true)
    expect(versions()).toEqual(['The same'])
  })

  it('goes to the trash and comes back whole', () => {
    const { db, client, id, save } = oneClient()
    save('Keep me', minute(1))
    markNote(db, id, minute(2))
    expect(listNotes(db, client.id)).toEqual([])
    markNote(db, id, null)
    expect(listNotes(db, client.id).map((note) => plainTextOf(note.body))).toEqual(['Keep me'])
  })

  it('cannot be taken over by another client, nor be found when it is not there', () => {
    const { db, newId, client, id, save } = oneClient()
    save('Mine', minute(1))
    const other = saveClient(db, { fullName: 'Other' }, minute(1), newId)
    expect(() =>
      saveNote(db, { id, clientId: other.id, body: docFromPlainText('Stolen') }, minute(2), newId()),
    ).toThrow('not-found')
    expect(listNotes(db, client.id).map((note) => plainTextOf(note.body))).toEqual(['Mine'])
    expect(() => markNote(db, newId(), null)).toThrow('not-found')
  })
})
