import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** The full names of all clients but one, to be looked for in a text. */
export function listOtherNames(db: Database, clientId: string): string[] {
  const sql = `SELECT fullName FROM client WHERE deletedAt IS NULL AND id <> :clientId AND length(fullName) > 3`
  return all<{ fullName: string }>(db, sql, { clientId }).map(({ fullName }) => fullName)
}

/** The clients of the newest opportunities that are active. */
export function listSampleClients(
  db: Database,
  limit: number,
): { readonly id: string; readonly fullName: string }[] {
  return all(db, sampleClientsSql, { limit })
}

/** The statement, which a test asks for its plan. Ids tell when a record was made. */
export const sampleClientsSql = `SELECT client.id, client.fullName FROM client
  WHERE client.deletedAt IS NULL AND client.state = 'active'
    AND EXISTS (SELECT 1 FROM opportunity WHERE opportunity.clientId = client.id AND opportunity.deletedAt IS NULL)
  ORDER BY client.id DESC LIMIT :limit`
