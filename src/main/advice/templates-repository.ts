import type { TemplateDraft } from '@shared/advice'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** The coach's own wording of a built-in topic. */
export type ChangedTemplate = {
  readonly id: string
  readonly topicId: string
  readonly body: string
  readonly shortBody: string
}

const columns = 'id, topicId, body, shortBody'

/** Every built-in topic whose wording the coach has changed; of several changes the newest holds. */
export function listChangedTemplates(db: Database): ReadonlyMap<string, ChangedTemplate> {
  const sql = `SELECT ${columns} FROM template WHERE deletedAt IS NULL ORDER BY updatedAt, id`
  return new Map(all<ChangedTemplate>(db, sql).map((row) => [row.topicId, row]))
}

/** The coach's wording of one built-in topic. */
export function findChangedTemplate(db: Database, topicId: string): ChangedTemplate | undefined {
  const sql = `SELECT ${columns} FROM template WHERE topicId = :topicId AND deletedAt IS NULL
    ORDER BY updatedAt DESC, id DESC LIMIT 1`
  return first<ChangedTemplate>(db, sql, { topicId })
}

/** Keeps a changed wording; the one before becomes a version. One transaction. */
export function saveChangedTemplate(
  db: Database,
  draft: TemplateDraft,
  writing: { readonly at: string; readonly newId: () => string },
): void {
  const { at, newId } = writing
  db.transaction(() => {
    const present = findChangedTemplate(db, draft.topicId)
    if (present === undefined) {
      run(
        db,
        `INSERT INTO template (id, topicId, body, shortBody, createdAt, updatedAt)
         VALUES (:id, :topicId, :body, :shortBody, :at, :at)`,
        { ...draft, id: newId(), at },
      )
      return
    }
    const values = { ...draft, id: present.id, at, versionId: newId() }
    run(
      db,
      `INSERT INTO topicVersion (id, topicId, templateId, body, shortBody, createdAt)
       SELECT :versionId, topicId, id, body, shortBody, updatedAt FROM template
       WHERE id = :id AND (body <> :body OR shortBody <> :shortBody)`,
      { versionId: values.versionId, id: values.id, body: values.body, shortBody: values.shortBody },
    )
    run(
      db,
      `UPDATE template SET body = :body, shortBody = :shortBody, updatedAt = :at
       WHERE id = :id AND (body <> :body OR shortBody <> :shortBody)`,
      { body: values.body, shortBody: values.shortBody, at, id: values.id },
    )
  })()
}

/** Sets a topic back to its built-in wording; the coach's goes to the trash. */
export function removeChangedTemplate(db: Database, topicId: string, at: string): void {
  run(db, 'UPDATE template SET deletedAt = :at WHERE topicId = :topicId AND deletedAt IS NULL', {
    topicId,
    at,
  })
}
