import type { TemplateDraft } from '@shared/advice'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

/** The coach's own wording of a built-in topic. */
export type ChangedTemplate = { readonly topicId: string; readonly body: string; readonly shortBody: string }

/** Every topic whose wording the coach has changed; of several changes the newest holds. */
export function listChangedTemplates(db: Database): ReadonlyMap<string, ChangedTemplate> {
  const sql = 'SELECT topicId, body, shortBody FROM template WHERE deletedAt IS NULL ORDER BY updatedAt, id'
  return new Map(all<ChangedTemplate>(db, sql).map((row) => [row.topicId, row]))
}

/** Keeps a changed wording; the one before stays in the table as removed. One transaction. */
export function saveChangedTemplate(db: Database, draft: TemplateDraft, at: string, id: string): void {
  db.transaction(() => {
    removeChangedTemplate(db, draft.topicId, at)
    run(
      db,
      `INSERT INTO template (id, topicId, body, shortBody, createdAt, updatedAt)
       VALUES (:id, :topicId, :body, :shortBody, :at, :at)`,
      { ...draft, id, at },
    )
  })()
}

/** Sets a topic back to its built-in wording. */
export function removeChangedTemplate(db: Database, topicId: string, at: string): void {
  run(db, 'UPDATE template SET deletedAt = :at WHERE topicId = :topicId AND deletedAt IS NULL', {
    topicId,
    at,
  })
}
