import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'

/** Where new versions are looked for; null as long as nobody has said where. */
export function getUpdateFeed(db: Database): string | null {
  return first<{ address: string }>(db, 'SELECT address FROM local_updateFeed')?.address ?? null
}

/** Sets where new versions are looked for; null takes it out. */
export function saveUpdateFeed(db: Database, address: string | null, at: string): void {
  run(db, 'DELETE FROM local_updateFeed')
  if (address === null) return
  run(db, 'INSERT INTO local_updateFeed (id, address, updatedAt) VALUES (1, :address, :at)', { address, at })
}
