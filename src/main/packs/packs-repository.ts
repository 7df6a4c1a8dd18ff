import type { PackPart } from '@shared/pack-record'
import type { PackForm } from '@shared/packs'
import type { SendingWay } from '@shared/sending'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

/** A pack that was handed out. */
export type HandedPack = {
  readonly id: string
  readonly handedOn: string
  readonly form: PackForm
  readonly parts: readonly PackPart[]
  readonly noteCount: number
  readonly documentCount: number
  readonly wish: string
}

/** The statements of this file, which a test asks for their plans. */
export const packsSql = {
  handed: `SELECT id, handedOn, form, parts, noteCount, documentCount, wish FROM pack
    WHERE clientId = :clientId ORDER BY handedOn, id`,
  letters: `SELECT l.id, l.kind, l.title, s.way, s.toAddress AS address, s.body, max(s.leftAt) AS leftAt
    FROM sending s INDEXED BY sendingByClient JOIN letter l ON l.id = s.letterId
      AND l.clientId = s.clientId AND l.deletedAt IS NULL AND l.state = 'exported'
    WHERE s.clientId = :clientId AND s.state = 'sent' AND s.leftAt IS NOT NULL GROUP BY l.id ORDER BY leftAt, l.id`,
} as const

/** The packs that a client was handed, the earliest first. */
export const listHandedPacks = (db: Database, clientId: string): HandedPack[] =>
  all<Omit<HandedPack, 'parts'> & { readonly parts: string }>(db, packsSql.handed, { clientId }).map(
    (row) => ({ ...row, parts: JSON.parse(row.parts) as PackPart[] }),
  )

/** Writes down that a pack was handed out. */
export function recordPack(
  db: Database,
  { parts, ...pack }: HandedPack & { readonly clientId: string; readonly at: string },
): void {
  run(
    db,
    `INSERT INTO pack (id, clientId, handedOn, form, parts, noteCount, documentCount, wish, createdAt, updatedAt)
     VALUES (:id, :clientId, :handedOn, :form, :parts, :noteCount, :documentCount, :wish, :at, :at)`,
    { ...pack, parts: JSON.stringify(parts) },
  )
}

/** A letter as it left last, by the ledger; one that was copied and never counted as sent is none. `body` is empty for what left before the ledger was kept. */
export type LeftLetterRow = {
  readonly id: string
  readonly kind: 'letter' | 'email' | 'reply'
  readonly title: string
  readonly way: SendingWay
  readonly address: string
  readonly body: string
  readonly leftAt: string
}

/** The letters of a client that have left and are not removed, the earliest first, each as it left last. */
export const listLeftLetters = (db: Database, clientId: string): LeftLetterRow[] =>
  all<LeftLetterRow>(db, packsSql.letters, { clientId })
