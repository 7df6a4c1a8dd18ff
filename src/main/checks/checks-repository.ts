import type { EarlierLetter } from '@shared/checks/check-facts'
import { paragraphsOf } from '@shared/checks/letter-passages'
import { AppError } from '@shared/errors'
import type { MergeFacts } from '@shared/merge-fields'
import type { RichTextDoc } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import type { Writing } from '../interviews/interviews-repository'

export type KeptDismissal = {
  readonly id: string
  readonly findingKey: string
  readonly reason: string
  readonly at: string
}

/** What the coach set aside of a letter's findings, the newest of a finding last. */
export function listDismissals(db: Database, letterId: string): KeptDismissal[] {
  const sql = `SELECT id, findingKey, reason, createdAt AS at FROM checkDismissal
    WHERE letterId = :letterId AND deletedAt IS NULL ORDER BY id`
  return all<KeptDismissal>(db, sql, { letterId })
}

/** Keeps that a finding of a letter was set aside, and why. Throws AppError not-found for a letter that is not there. */
export function saveDismissal(
  db: Database,
  draft: { readonly letterId: string; readonly findingKey: string; readonly reason: string },
  { at, newId }: Writing,
): string {
  const id = newId()
  const added = run(
    db,
    `INSERT INTO checkDismissal (id, clientId, letterId, findingKey, reason, createdAt, updatedAt)
     SELECT :id, clientId, id, :findingKey, :reason, :at, :at FROM letter WHERE id = :letterId`,
    { ...draft, id, at },
  )
  if (added === 0) throw new AppError('not-found')
  return id
}

/** Takes a dismissal back; `deletedAt` null makes it count again. Throws AppError not-found. */
export function markDismissal(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE checkDismissal SET deletedAt = :deletedAt WHERE id = :id', {
    id,
    deletedAt,
  })
  if (changed === 0) throw new AppError('not-found')
}

/** Older letters than these say nothing that a client would still hold against the coach. */
const earlierAtMost = 40

export const earlierSql = `SELECT id, title, opportunityId, body, exportedAt,
    (SELECT json_group_array(topicId) FROM (SELECT topicId FROM letterTopic WHERE letterId = letter.id ORDER BY position)) AS topics
  FROM letter WHERE clientId = :clientId AND exportedAt IS NOT NULL AND deletedAt IS NULL
  ORDER BY exportedAt DESC LIMIT ${earlierAtMost}`

type EarlierRow = {
  readonly id: string
  readonly title: string
  readonly opportunityId: string | null
  readonly body: string
  readonly exportedAt: string
  readonly topics: string
}

/** The letters that a client already has but for one, the newest first, with the facts they left with. */
export function listEarlierLetters(
  db: Database,
  clientId: string,
  exceptId: string,
  dayOf: (instant: string) => string,
): EarlierLetter[] {
  return all<EarlierRow>(db, earlierSql, { clientId })
    .filter((row) => row.id !== exceptId)
    .map((row) => ({
      id: row.id,
      title: row.title,
      opportunityId: row.opportunityId,
      sentOn: dayOf(row.exportedAt),
      topics: JSON.parse(row.topics) as string[],
      paragraphs: paragraphsOf(JSON.parse(row.body) as RichTextDoc, frozenFacts(db, row.id)),
    }))
}

function frozenFacts(db: Database, letterId: string): MergeFacts {
  const sql = 'SELECT field, value FROM letterFact WHERE letterId = :letterId'
  return new Map(
    all<{ field: string; value: string }>(db, sql, { letterId }).map(({ field, value }) => [
      field,
      { value },
    ]),
  )
}

/** The name of a client, for findings; empty for one that is not there. */
export const clientName = (db: Database, id: string): string =>
  first<{ fullName: string }>(db, 'SELECT fullName FROM client WHERE id = :id', { id })?.fullName ?? ''
