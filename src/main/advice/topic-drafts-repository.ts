import type { UnsavedTopic } from '@shared/advice'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

/** Texts of the library that are being changed and are not saved yet. */
export function listTopicDrafts(db: Database): UnsavedTopic[] {
  return all<UnsavedTopic>(db, 'SELECT topicId, draft FROM local_topicDraft ORDER BY topicId')
}

/** Keeps an unsaved text; null forgets it. */
export function keepTopicDraft(db: Database, topicId: string, draft: string | null, at: string): void {
  if (draft === null) {
    run(db, 'DELETE FROM local_topicDraft WHERE topicId = :topicId', { topicId })
    return
  }
  run(
    db,
    `INSERT INTO local_topicDraft (topicId, draft, updatedAt) VALUES (:topicId, :draft, :at)
     ON CONFLICT (topicId) DO UPDATE SET draft = excluded.draft, updatedAt = excluded.updatedAt`,
    { topicId, draft, at },
  )
}
