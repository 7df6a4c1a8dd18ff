import type { DueClient, ErasureRecord } from '@shared/retention'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** Months after which a closed client is proposed for erasing; null: never. */
export function findRetentionMonths(db: Database): number | null {
  const sql = 'SELECT retentionMonths FROM practice LIMIT 1'
  return first<{ retentionMonths: number | null }>(db, sql)?.retentionMonths ?? null
}

/** Sets the months of the practice. */
export function saveRetentionMonths(db: Database, months: number | null, at: string): void {
  run(db, 'UPDATE practice SET retentionMonths = :months, updatedAt = :at', { months, at })
}

const resting = `FROM client WHERE deletedAt IS NULL AND state IN ('closed', 'archived') AND updatedAt < :before`

/** Closed clients whose record was last changed before a moment, longest at rest first. */
export function listResting(
  db: Database,
  before: string,
  limit: number,
): readonly (Pick<DueClient, 'id' | 'fullName'> & { readonly updatedAt: string })[] {
  return all(db, `SELECT id, fullName, updatedAt ${resting} ORDER BY updatedAt, id LIMIT :limit`, {
    before,
    limit,
  })
}

/** How many there are of them. */
export function countResting(db: Database, before: string): number {
  return first<{ n: number }>(db, `SELECT count(*) AS n ${resting}`, { before })?.n ?? 0
}

/** True for a client of that list. */
export function isResting(db: Database, id: string, before: string): boolean {
  return first(db, `SELECT 1 ${resting} AND id = :id`, { id, before }) !== undefined
}

/** Writes down that something was erased. */
export function recordErasure(db: Database, record: ErasureRecord & { readonly createdAt: string }): void {
  run(
    db,
    `INSERT INTO erasureRecord (id, erasedOn, reason, clients, records, forgottenOn, createdAt)
     VALUES (:id, :erasedOn, :reason, :clients, :records, :forgottenOn, :createdAt)`,
    record,
  )
}

/** The newest erasures. */
export function listErasures(db: Database, limit: number): readonly ErasureRecord[] {
  return all<ErasureRecord>(
    db,
    `SELECT id, erasedOn, reason, clients, records, forgottenOn FROM erasureRecord
     ORDER BY erasedOn DESC, id DESC LIMIT :limit`,
    { limit },
  )
}

/** How many clients there are, removed ones too. */
export const countAllClients = (db: Database): number =>
  first<{ n: number }>(db, 'SELECT count(*) AS n FROM client')?.n ?? 0
