import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'

/** How a practice locks, and whether its protection was set up or put off. */
export type Locking = {
  readonly lockAfterMinutes: number
  readonly clearsClipboard: boolean
  readonly isSetUp: boolean
}

/** How the practice locks; kept in its row. */
export function getLocking(db: Database): Locking {
  const row = first<{ lockAfterMinutes: number; clearsClipboard: number; protectedAt: string | null }>(
    db,
    'SELECT lockAfterMinutes, clearsClipboard, protectedAt FROM practice LIMIT 1',
  )
  return {
    lockAfterMinutes: row?.lockAfterMinutes ?? 0,
    clearsClipboard: row?.clearsClipboard === 1,
    isSetUp: row === undefined || row.protectedAt !== null,
  }
}

/** Keeps after how many minutes the practice locks, 0 for never, and whether the clipboard is cleared. */
export function saveLocking(
  db: Database,
  { lockAfterMinutes, clearsClipboard }: Omit<Locking, 'isSetUp'>,
  at: string,
): void {
  run(
    db,
    'UPDATE practice SET lockAfterMinutes = :lockAfterMinutes, clearsClipboard = :clearsClipboard, updatedAt = :at',
    { lockAfterMinutes, clearsClipboard: clearsClipboard ? 1 : 0, at },
  )
}

/** Remembers that the coach has set up the protection, or has put it off. */
export function markSetUp(db: Database, at: string): void {
  run(db, 'UPDATE practice SET protectedAt = :at, updatedAt = :at', { at })
}
