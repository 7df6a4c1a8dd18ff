import { type Appointment, type AppointmentDraft, appointmentDraft } from '@shared/appointments'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import type { Writing } from '../interviews/interviews-repository'

const columns = `a.*, (SELECT max(n.id) FROM note n WHERE n.appointmentId = a.id AND n.deletedAt IS NULL) AS noteId`

/** A client's coaching meetings, the latest first, without removed ones. */
export function listAppointments(db: Database, clientId: string): Appointment[] {
  const sql = `SELECT ${columns} FROM appointment a WHERE a.clientId = :clientId AND a.deletedAt IS NULL
    ORDER BY a.heldOn DESC, a.startTime DESC, a.id DESC`
  return all<Appointment>(db, sql, { clientId })
}

/** Writes a meeting, new or changed. Throws AppError not-found for one of another client. */
export function saveAppointment(db: Database, input: AppointmentDraft, { at, newId }: Writing): Appointment {
  const draft = appointmentDraft.parse(input)
  const id = draft.id ?? newId()
  const changed = run(
    db,
    `INSERT INTO appointment (id, clientId, heldOn, startTime, minutes, medium, state, topic, createdAt, updatedAt)
     VALUES (:id, :clientId, :heldOn, :startTime, :minutes, :medium, :state, :topic, :at, :at)
     ON CONFLICT (id) DO UPDATE SET heldOn = excluded.heldOn, startTime = excluded.startTime,
       minutes = excluded.minutes, medium = excluded.medium, state = excluded.state, topic = excluded.topic,
       updatedAt = excluded.updatedAt
       WHERE appointment.clientId = excluded.clientId`,
    { ...draft, id, at },
  )
  const row = first<Appointment>(db, `SELECT ${columns} FROM appointment a WHERE a.id = :id`, { id })
  if (changed === 0 || !row) throw new AppError('not-found')
  return row
}

/** Moves a meeting to the trash; `deletedAt` null takes it back out. Its notes stay. Throws AppError not-found. */
export function markAppointment(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE appointment SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}
