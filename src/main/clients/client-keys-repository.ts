import { likenessKeys } from '@shared/client-likeness'
import type { ClientState } from '@shared/clients'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

export type KnownPerson = {
  readonly id: string
  readonly fullName: string
  readonly email: string
  readonly phone: string
  readonly state: ClientState
}

const personColumns = 'id, fullName, email, phone, state'

/** Brings the keys of up to `limit` clients up to date. Answers whether more are waiting. */
export function refreshClientKeys(db: Database, limit: number): boolean {
  const people = all<KnownPerson & { readonly isGone: number }>(
    db,
    `SELECT stale.clientId AS id, coalesce(c.fullName, '') AS fullName, coalesce(c.email, '') AS email,
       coalesce(c.phone, '') AS phone, coalesce(c.state, '') AS state, c.id IS NULL OR c.deletedAt IS NOT NULL AS isGone
     FROM (SELECT clientId FROM local_staleClientKey LIMIT :limit) stale LEFT JOIN client c ON c.id = stale.clientId`,
    { limit },
  )
  if (people.length === 0) return false
  db.transaction(() => {
    for (const person of people) {
      run(db, 'DELETE FROM local_clientKey WHERE clientId = :id', { id: person.id })
      if (person.isGone !== 1)
        for (const key of likenessKeys(person))
          run(db, 'INSERT INTO local_clientKey (key, clientId) VALUES (:key, :id)', { key, id: person.id })
      run(db, 'DELETE FROM local_staleClientKey WHERE clientId = :id', { id: person.id })
    }
  })()
  return first(db, 'SELECT 1 FROM local_staleClientKey LIMIT 1') !== undefined
}

/** Marks clients whose keys are out of date. */
export function markClientKeysStale(db: Database, clientIds: readonly string[]): void {
  const sql =
    'INSERT INTO local_staleClientKey SELECT value FROM json_each(:ids) WHERE TRUE ON CONFLICT DO NOTHING'
  run(db, sql, { ids: JSON.stringify(clientIds) })
}

/** The clients that share one of these keys, as many as are worth a closer look. Surer keys come first. */
export const candidatesSql = `SELECT ${personColumns} FROM client WHERE deletedAt IS NULL AND id IN (
    SELECT clientId FROM local_clientKey WHERE key IN (SELECT value FROM json_each(:keys)) LIMIT :limit)`

/** People who share a key with somebody; whether they are alike is for a closer look. */
export function listCandidates(db: Database, keys: readonly string[], limit: number): KnownPerson[] {
  return all<KnownPerson>(db, candidatesSql, { keys: JSON.stringify(keys), limit })
}

/** The clients of every e-mail, number or whole name (`e:`, `p:`, `f:`) that several share, by group, up to `limit` groups. */
export function listSharedKeys(
  db: Database,
  kind: 'e:' | 'p:' | 'f:',
  limit: number,
): { readonly key: string; readonly people: readonly KnownPerson[] }[] {
  const groups = all<{ key: string }>(
    db,
    `SELECT key FROM local_clientKey WHERE key >= :kind AND key < :end GROUP BY key HAVING count(*) > 1
     ORDER BY key LIMIT :limit`,
    { kind, end: `${kind.slice(0, 1)};`, limit },
  )
  return groups.map(({ key }) => ({
    key,
    people: all<KnownPerson>(
      db,
      `SELECT ${personColumns} FROM client WHERE deletedAt IS NULL
         AND id IN (SELECT clientId FROM local_clientKey WHERE key = :key) ORDER BY id LIMIT 8`,
      { key },
    ),
  }))
}
