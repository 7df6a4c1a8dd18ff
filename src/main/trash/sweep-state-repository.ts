import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'

/** When the trash was last gone through, and the time it was judged by. */
export type SweepState = { readonly trustedAt: string; readonly sweptOn: string }

const NAME = 'trashSweep'

/** Null before the first time. */
export function findSweepState(db: Database): SweepState | null {
  const row = first<{ value: string }>(db, 'SELECT value FROM local_state WHERE name = :name', { name: NAME })
  return row ? (JSON.parse(row.value) as SweepState) : null
}

/** Remembers a going through. */
export function saveSweepState(db: Database, state: SweepState): void {
  run(
    db,
    `INSERT INTO local_state (name, value) VALUES (:name, :value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { name: NAME, value: JSON.stringify(state) },
  )
}
