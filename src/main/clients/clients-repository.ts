import type { Client, ClientChange, ClientDraft } from '@shared/clients'
import { clientDraft } from '@shared/clients'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { listClientFields, writeClientFields } from '../records/custom-fields-repository'

type ClientRecord = Omit<Client, 'tags' | 'fields' | 'ranABusiness'> & { readonly ranABusiness: number }

/** One client with tags. Throws AppError not-found; a removed client is found too, so that it can be restored. */
export function getClient(db: Database, id: string): Client {
  const row = first<ClientRecord>(db, 'SELECT * FROM client WHERE id = :id', { id })
  if (!row) throw new AppError('not-found')
  return {
    ...row,
    ranABusiness: row.ranABusiness === 1,
    tags: listTags(db, id),
    fields: listClientFields(db, id),
  }
}

/** Clients whose id, full name, preferred name or tag is exactly this, without regard to case. */
export function findClients(
  db: Database,
  text: string,
): { readonly id: string; readonly fullName: string }[] {
  const sql = `SELECT id, fullName FROM client WHERE deletedAt IS NULL AND (id = :text
      OR fullName = :text COLLATE NOCASE OR preferredName = :text COLLATE NOCASE
      OR id IN (SELECT clientId FROM clientTag WHERE tag = :text COLLATE NOCASE))
    ORDER BY fullName, id`
  return all(db, sql, { text })
}

/** Writes a client with tags and own fields in one transaction; a draft without an id is a new client. */
export function saveClient(db: Database, input: ClientDraft, at: string, newId: () => string): Client {
  const draft = clientDraft.parse(input)
  const id = draft.id ?? newId()
  return db.transaction(() => {
    const { tags, fields, ...columns } = draft
    run(
      db,
      `INSERT INTO client (id, fullName, preferredName, email, phone, addressText, state, goals, outOfWorkSince,
         ranABusiness, createdAt, updatedAt)
       VALUES (:id, :fullName, :preferredName, :email, :phone, :addressText, :state, :goals, :outOfWorkSince,
         :ranABusiness, :at, :at)
       ON CONFLICT (id) DO UPDATE SET fullName = excluded.fullName, preferredName = excluded.preferredName,
         email = excluded.email, phone = excluded.phone, addressText = excluded.addressText, state = excluded.state,
         goals = excluded.goals, outOfWorkSince = excluded.outOfWorkSince, ranABusiness = excluded.ranABusiness,
         updatedAt = excluded.updatedAt`,
      { ...columns, id, ranABusiness: draft.ranABusiness ? 1 : 0, at },
    )
    replaceTags(db, id, tags, at, newId)
    writeClientFields(db, id, fields, { at, newId })
    return getClient(db, id)
  })()
}

/** Writes one or two facts of a client and leaves the rest. Throws AppError not-found, also for a removed client. */
export function changeClient(
  db: Database,
  { id, fullName, state, tags }: ClientChange,
  at: string,
  newId: () => string,
): Client {
  return db.transaction(() => {
    const changed = run(
      db,
      `UPDATE client SET fullName = coalesce(:fullName, fullName), state = coalesce(:state, state), updatedAt = :at
       WHERE id = :id AND deletedAt IS NULL`,
      { id, fullName: fullName ?? null, state: state ?? null, at },
    )
    if (changed === 0) throw new AppError('not-found')
    if (tags !== undefined) replaceTags(db, id, tags, at, newId)
    return getClient(db, id)
  })()
}

function replaceTags(
  db: Database,
  id: string,
  tags: readonly string[],
  at: string,
  newId: () => string,
): void {
  run(db, 'DELETE FROM clientTag WHERE clientId = :id', { id })
  for (const tag of new Set(tags))
    run(db, 'INSERT INTO clientTag (id, clientId, tag, createdAt) VALUES (:tagId, :id, :tag, :at)', {
      tagId: newId(),
      id,
      tag,
      at,
    })
}

/** Moves a client to the trash; `deletedAt` null takes them back out. Throws AppError not-found. */
export function markClient(db: Database, id: string, deletedAt: string | null): Client {
  const changed = run(db, 'UPDATE client SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
  return getClient(db, id)
}

/** How many clients there are, without removed ones. */
export function countClients(db: Database): number {
  return first<{ n: number }>(db, 'SELECT count(*) AS n FROM client WHERE deletedAt IS NULL')?.n ?? 0
}

function listTags(db: Database, clientId: string): string[] {
  const rows = all<{ tag: string }>(db, 'SELECT tag FROM clientTag WHERE clientId = :clientId ORDER BY id', {
    clientId,
  })
  return rows.map((row) => row.tag)
}
