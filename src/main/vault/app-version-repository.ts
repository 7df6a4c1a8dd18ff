import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'

/** The version of the app that opened the practice last; null where none was remembered yet. */
export function lastAppVersion(db: Database): string | null {
  return first<{ version: string }>(db, 'SELECT version FROM local_appVersion')?.version ?? null
}

/** Remembers the version that opens it now. */
export function keepAppVersion(db: Database, version: string): void {
  run(
    db,
    `INSERT INTO local_appVersion (id, version) VALUES (1, :version)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version`,
    { version },
  )
}
