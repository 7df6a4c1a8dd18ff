import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

const word = /\p{L}[\p{L}\p{M}'’-]*/gu

/** Every word of the names of clients and of people at employers, once each, also of those in the trash. Reads both tables whole. */
export function nameWords(db: Database): readonly string[] {
  const names = all<{ name: string }>(
    db,
    `SELECT fullName AS name FROM client UNION ALL SELECT preferredName FROM client
     UNION ALL SELECT fullName FROM contact`,
  )
  return [...new Set(names.flatMap(({ name }) => name.match(word) ?? []))]
}
