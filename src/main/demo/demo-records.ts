import { addDays } from '@shared/dates'
import { blocksOfPieces } from '@shared/markdown-blocks'
import type { Database } from 'better-sqlite3'
import { saveNote } from '../notes/notes-repository'
import { saveAppointment } from '../records/appointments-repository'
import { saveConsent } from '../records/consents-repository'
import { createDocument, saveDocument } from '../records/documents-repository'
import type { DemoPerson } from './demo-people'

/** What writing the demo's records needs: today, ids, and the moment at which something of a day is written. */
export type DemoWriting = {
  readonly today: string
  readonly newId: () => string
  readonly instantOn: (day: string) => string
}

/** A note's text, which the demo writes in the letters' markup. */
export const noteBody = (text: string) => ({
  type: 'doc' as const,
  content: blocksOfPieces([{ kind: 'text', text }]),
})

/** Writes a client's coaching meetings with their notes, documents, and what was said about consent. */
export function writeDemoRecords(
  db: Database,
  clientId: string,
  person: DemoPerson,
  { today, newId, instantOn }: DemoWriting,
): void {
  for (const { days_ago, at: startTime, minutes, medium, state, topic, note } of person.appointments) {
    const heldOn = addDays(today, -days_ago)
    const at = instantOn(heldOn)
    const appointment = saveAppointment(
      db,
      { clientId, heldOn, startTime, minutes, medium, state, topic },
      { at, newId },
    )
    if (note === undefined) continue
    saveNote(db, { id: newId(), clientId, appointmentId: appointment.id, body: noteBody(note) }, at, newId())
  }
  for (const { days_ago, fileName, detail, text } of person.documents) {
    const at = instantOn(addDays(today, -days_ago))
    const owner = { id: newId(), clientId, opportunityId: null, fileName }
    createDocument(db, { ...owner, content: Buffer.from(text) }, at)
    saveDocument(db, { ...owner, detail }, at)
  }
  for (const { days_ago, purpose, state, detail } of person.consents) {
    const happenedOn = addDays(today, -days_ago)
    saveConsent(db, { clientId, purpose, state, happenedOn, detail }, { at: instantOn(happenedOn), newId })
  }
}
