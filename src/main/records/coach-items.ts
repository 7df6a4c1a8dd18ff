import type { TimelineItem } from '@shared/interviews'
import { excerptOf } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { listNotes } from '../notes/notes-repository'
import { listAppointments } from './appointments-repository'
import { listDocuments } from './documents-repository'

/**
 * What the coach adds to a client's history: meetings, notes, documents. The note of a meeting stands with its meeting.
 * `dayOf` turns an instant into the practice's calendar day.
 */
export function coachItems(
  db: Database,
  clientId: string,
  dayOf: (instant: string) => string,
  employerOf: (opportunityId: string | null) => string | null,
): TimelineItem[] {
  const notes = listNotes(db, clientId)
  const appointments = listAppointments(db, clientId)
  const noteOf = (id: string | null) => notes.find((note) => note.id === id)
  const shownWith = new Set(appointments.map(({ noteId }) => noteId))
  return [
    ...appointments.map(({ id, heldOn, startTime, minutes, medium, state, topic, noteId }): TimelineItem => {
      const note = noteOf(noteId)
      return {
        type: 'appointment',
        id,
        on: heldOn,
        opportunityId: null,
        employer: null,
        startTime,
        minutes,
        medium,
        state,
        topic,
        noteId,
        detail: note ? excerptOf(note.body) : '',
      }
    }),
    ...notes
      .filter(({ id }) => !shownWith.has(id))
      .map(
        (note): TimelineItem => ({
          type: 'note',
          id: note.id,
          on: dayOf(note.createdAt),
          opportunityId: null,
          employer: null,
          detail: excerptOf(note.body),
        }),
      ),
    ...listDocuments(db, clientId).map(
      ({ id, createdAt, opportunityId, fileName, byteCount, detail }): TimelineItem => ({
        type: 'document',
        id,
        on: dayOf(createdAt),
        opportunityId,
        employer: employerOf(opportunityId),
        fileName,
        byteCount,
        detail,
      }),
    ),
  ]
}
