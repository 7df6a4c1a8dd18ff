import type { ClientDocument, DocumentDraft } from '@shared/documents'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** A client's documents, newest first, without their content and without removed ones. */
export function listDocuments(db: Database, clientId: string): ClientDocument[] {
  const sql = `SELECT * FROM document WHERE clientId = :clientId AND deletedAt IS NULL
    ORDER BY createdAt DESC, id DESC`
  return all<ClientDocument>(db, sql, { clientId })
}

/** What a client's documents take up together, in bytes, without removed ones. */
export function documentBytes(db: Database, clientId: string): number {
  const sql =
    'SELECT coalesce(sum(byteCount), 0) AS n FROM document WHERE clientId = :clientId AND deletedAt IS NULL'
  return first<{ n: number }>(db, sql, { clientId })?.n ?? 0
}

/** One document that is not in the trash, without its content. Throws AppError not-found. */
export function getDocument(db: Database, id: string): ClientDocument {
  const sql = 'SELECT * FROM document WHERE id = :id AND deletedAt IS NULL'
  const row = first<ClientDocument>(db, sql, { id })
  if (!row) throw new AppError('not-found')
  return row
}

/** The content of a document. Throws AppError not-found. */
export function getDocumentContent(db: Database, id: string): Buffer {
  const row = first<{ content: Buffer }>(db, 'SELECT content FROM documentContent WHERE documentId = :id', {
    id,
  })
  if (!row) throw new AppError('not-found')
  return row.content
}

export type NewDocument = {
  readonly id: string
  readonly clientId: string
  readonly opportunityId: string | null
  readonly fileName: string
  readonly content: Buffer
}

/** Writes a document with its content. One transaction. Throws AppError not-found for another client's opportunity. */
export function createDocument(db: Database, document: NewDocument, at: string): ClientDocument {
  const { id, clientId, opportunityId, fileName, content } = document
  return db.transaction(() => {
    requireOwn(db, clientId, opportunityId)
    run(
      db,
      `INSERT INTO document (id, clientId, opportunityId, fileName, byteCount, detail, createdAt, updatedAt)
       VALUES (:id, :clientId, :opportunityId, :fileName, :byteCount, '', :at, :at)`,
      { id, clientId, opportunityId, fileName, byteCount: content.byteLength, at },
    )
    run(db, 'INSERT INTO documentContent (documentId, content) VALUES (:id, :content)', { id, content })
    return getDocument(db, id)
  })()
}

/** Writes a document's name, remark and opportunity. Throws AppError not-found. */
export function saveDocument(db: Database, draft: DocumentDraft, at: string): ClientDocument {
  return db.transaction(() => {
    requireOwn(db, draft.clientId, draft.opportunityId)
    const changed = run(
      db,
      `UPDATE document SET fileName = :fileName, detail = :detail, opportunityId = :opportunityId, updatedAt = :at
       WHERE id = :id AND clientId = :clientId AND deletedAt IS NULL`,
      { ...draft, at },
    )
    if (changed === 0) throw new AppError('not-found')
    return getDocument(db, draft.id)
  })()
}

/** Moves a document to the trash, its content with it; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markDocument(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE document SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}

function requireOwn(db: Database, clientId: string, opportunityId: string | null): void {
  if (opportunityId === null) return
  const found = first(db, 'SELECT 1 FROM opportunity WHERE id = :opportunityId AND clientId = :clientId', {
    opportunityId,
    clientId,
  })
  if (!found) throw new AppError('not-found')
}
