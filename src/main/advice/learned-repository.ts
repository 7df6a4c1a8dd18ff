import { type Learned, learnedSchema, nothingLearned } from '@shared/suggest/learn'
import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'

/** What the coach's picks have taught, and from how many. */
export type LearnedPicks = { readonly learned: Learned; readonly pickCount: number }

/** What was learned on this machine; nothing where the row is missing or of another form. */
export function readLearned(db: Database): LearnedPicks {
  const row = first<{ weights: string; pickCount: number }>(
    db,
    'SELECT weights, pickCount FROM local_learnedAdvice WHERE id = 1',
  )
  const parsed = learnedSchema.safeParse(row && JSON.parse(row.weights))
  return row && parsed.success
    ? { learned: parsed.data, pickCount: row.pickCount }
    : { learned: nothingLearned, pickCount: 0 }
}

/** Keeps what was learned from one more pick. */
export function keepLearned(db: Database, learned: Learned, at: string): void {
  run(
    db,
    `INSERT INTO local_learnedAdvice (id, weights, pickCount, updatedAt) VALUES (1, :weights, 1, :at)
     ON CONFLICT (id) DO UPDATE SET weights = excluded.weights, pickCount = pickCount + 1,
       updatedAt = excluded.updatedAt`,
    { weights: JSON.stringify(learned), at },
  )
}

/** Forgets all that was learned. */
export function forgetLearned(db: Database): void {
  run(db, 'DELETE FROM local_learnedAdvice')
}
