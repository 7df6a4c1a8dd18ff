import { AppError } from '@shared/errors'
import { type Consent, type ConsentDraft, consentDraft } from '@shared/records'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import type { Writing } from '../interviews/interviews-repository'

/** What a client was asked and said about consent, newest first: by day, and on one day by what was written last. */
export function listConsents(db: Database, clientId: string): Consent[] {
  const sql = `SELECT * FROM consent WHERE clientId = :clientId AND deletedAt IS NULL
    ORDER BY happenedOn DESC, id DESC`
  return all<Consent>(db, sql, { clientId })
}

/** Writes one line of consent, new or corrected. Throws AppError not-found for a line of another client. */
export function saveConsent(db: Database, input: ConsentDraft, { at, newId }: Writing): Consent {
  const draft = consentDraft.parse(input)
  const row = first<Consent>(
    db,
    `INSERT INTO consent (id, clientId, purpose, state, happenedOn, detail, createdAt, updatedAt)
     VALUES (:id, :clientId, :purpose, :state, :happenedOn, :detail, :at, :at)
     ON CONFLICT (id) DO UPDATE SET purpose = excluded.purpose, state = excluded.state,
       happenedOn = excluded.happenedOn, detail = excluded.detail, updatedAt = excluded.updatedAt
       WHERE consent.clientId = excluded.clientId
     RETURNING *`,
    { ...draft, id: draft.id ?? newId(), at },
  )
  if (!row) throw new AppError('not-found')
  return row
}

/** Moves a line of consent to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markConsent(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE consent SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}
