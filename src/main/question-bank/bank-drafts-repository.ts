import type { UnsavedBankText } from '@shared/question-bank'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

/** Texts of the bank that are being changed and are not saved yet. */
export function listBankDrafts(db: Database): UnsavedBankText[] {
  return all<UnsavedBankText>(db, 'SELECT draftKey AS key, draft FROM local_bankDraft ORDER BY draftKey')
}

/** Keeps an unsaved text; null forgets it. */
export function keepBankDraft(
  db: Database,
  { key, draft }: { readonly key: string; readonly draft: string | null },
  at: string,
): void {
  if (draft === null) {
    run(db, 'DELETE FROM local_bankDraft WHERE draftKey = :key', { key })
    return
  }
  run(
    db,
    `INSERT INTO local_bankDraft (draftKey, draft, updatedAt) VALUES (:key, :draft, :at)
     ON CONFLICT (draftKey) DO UPDATE SET draft = excluded.draft, updatedAt = excluded.updatedAt`,
    { key, draft, at },
  )
}
