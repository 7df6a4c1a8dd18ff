import { AppError } from '@shared/errors'
import type { Note, NoteDraft, NoteVersion } from '@shared/notes'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

type NoteRow = Omit<Note, 'body'> & { readonly body: string }
const columns = 'id, clientId, appointmentId, body, createdAt, updatedAt, deletedAt'

const toNote = (row: NoteRow): Note => ({ ...row, body: JSON.parse(row.body) as Note['body'] })

/** A client's notes, newest first, without removed ones. */
export function listNotes(db: Database, clientId: string): Note[] {
  const sql = `SELECT ${columns} FROM note WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY createdAt DESC, id DESC`
  return all<NoteRow>(db, sql, { clientId }).map(toNote)
}

/**
 * Writes a note, new or changed, and keeps the text it had as a version when that was last saved in another minute, so
 * that a pause in typing makes a version and each pause of half a second does not. `keepsVersion` keeps it always.
 */
export function saveNote(db: Database, draft: NoteDraft, at: string, versionId: string): Note {
  const body = JSON.stringify(draft.body)
  const appointmentId = draft.appointmentId ?? null
  return db.transaction(() => {
    if (appointmentId !== null) requireAppointment(db, draft.clientId, appointmentId)
    run(
      db,
      `INSERT INTO noteVersion (id, noteId, body, createdAt)
       SELECT :versionId, id, body, updatedAt FROM note
       WHERE id = :id AND body <> :body
         AND (:keepsVersion = 1 OR substr(updatedAt, 1, 16) <> substr(:at, 1, 16))`,
      { id: draft.id, body, at, versionId, keepsVersion: draft.keepsVersion ? 1 : 0 },
    )
    const row = first<NoteRow>(
      db,
      `INSERT INTO note (id, clientId, appointmentId, body, createdAt, updatedAt)
       VALUES (:id, :clientId, :appointmentId, :body, :at, :at)
       ON CONFLICT (id) DO UPDATE SET body = excluded.body, updatedAt = excluded.updatedAt, deletedAt = NULL,
         appointmentId = coalesce(excluded.appointmentId, note.appointmentId)
         WHERE note.clientId = excluded.clientId
       RETURNING ${columns}`,
      { id: draft.id, clientId: draft.clientId, appointmentId, body, at },
    )
    if (!row) throw new AppError('not-found')
    return toNote(row)
  })()
}

/** Moves a note to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markNote(db: Database, id: string, deletedAt: string | null): Note {
  const row = first<NoteRow>(
    db,
    `UPDATE note SET deletedAt = :deletedAt WHERE id = :id RETURNING ${columns}`,
    {
      id,
      deletedAt,
    },
  )
  if (!row) throw new AppError('not-found')
  return toNote(row)
}

/** Earlier texts of a note, newest first. */
export function listNoteVersions(db: Database, noteId: string): NoteVersion[] {
  const sql =
    'SELECT id, body, createdAt FROM noteVersion WHERE noteId = :noteId ORDER BY createdAt DESC, id DESC'
  return all<{ id: string; body: string; createdAt: string }>(db, sql, { noteId }).map((row) => ({
    ...row,
    body: JSON.parse(row.body) as Note['body'],
  }))
}

function requireAppointment(db: Database, clientId: string, id: string): void {
  const found = first(db, 'SELECT 1 FROM appointment WHERE id = :id AND clientId = :clientId', {
    id,
    clientId,
  })
  if (!found) throw new AppError('not-found')
}
