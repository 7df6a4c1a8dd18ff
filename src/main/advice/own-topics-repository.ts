import type { OwnTopicDraft } from '@shared/advice'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** A piece of advice of the coach's own. */
export type OwnTopic = Omit<OwnTopicDraft, 'topicId'> & {
  readonly id: string
  readonly topicId: string
  readonly updatedAt: string
}

const lists = ['stages', 'contradicts', 'source', 'asks'] as const
type OwnTopicRow = Omit<OwnTopic, (typeof lists)[number] | 'when'> & {
  readonly occasion: string
} & Readonly<Record<(typeof lists)[number], string>>

const columns =
  'id, topicId, title, kind, school, occasion, stages, contradicts, source, asks, body, shortBody, updatedAt'

const read = (text: string) => JSON.parse(text) as string[]

function toOwnTopic({ occasion, ...row }: OwnTopicRow): OwnTopic {
  return {
    ...row,
    when: occasion,
    stages: read(row.stages) as OwnTopic['stages'],
    contradicts: read(row.contradicts),
    source: read(row.source),
    asks: read(row.asks),
  }
}

/** The coach's own pieces, oldest first, without removed ones. */
export function listOwnTopics(db: Database): OwnTopic[] {
  const sql = `SELECT ${columns} FROM ownTopic WHERE deletedAt IS NULL ORDER BY topicId`
  return all<OwnTopicRow>(db, sql).map(toOwnTopic)
}

/** What tells whether any own piece was added, changed or removed: a short text, the same as long as nothing was. */
export function ownTopicsStamp(db: Database): string {
  const sql = `SELECT count(*) || ' ' || coalesce(max(updatedAt), '') || ' ' || coalesce(group_concat(id || updatedAt), '') AS stamp
    FROM (SELECT id, updatedAt FROM ownTopic WHERE deletedAt IS NULL ORDER BY topicId)`
  return first<{ stamp: string }>(db, sql)?.stamp ?? ''
}

/** One own piece by what letters call it; undefined where there is none or it is in the trash. */
export function findOwnTopic(db: Database, topicId: string): OwnTopic | undefined {
  const sql = `SELECT ${columns} FROM ownTopic WHERE topicId = :topicId AND deletedAt IS NULL`
  const row = first<OwnTopicRow>(db, sql, { topicId })
  return row && toOwnTopic(row)
}

/**
 * Writes an own piece, new or changed, out of the trash where it lay there; the texts it had become a version. One
 * transaction.
 */
export function saveOwnTopic(
  db: Database,
  draft: OwnTopicDraft & { readonly topicId: string },
  writing: { readonly at: string; readonly newId: () => string },
): void {
  const { at, newId } = writing
  const values = {
    topicId: draft.topicId,
    title: draft.title,
    kind: draft.kind,
    school: draft.school,
    occasion: draft.when,
    stages: JSON.stringify(draft.stages),
    contradicts: JSON.stringify(draft.contradicts),
    source: JSON.stringify(draft.source),
    asks: JSON.stringify(draft.asks),
    body: draft.body,
    shortBody: draft.shortBody,
    at,
  }
  db.transaction(() => {
    run(
      db,
      `INSERT INTO topicVersion (id, topicId, ownTopicId, body, shortBody, createdAt)
       SELECT :versionId, topicId, id, body, shortBody, updatedAt FROM ownTopic
       WHERE topicId = :topicId AND (body <> :body OR shortBody <> :shortBody)`,
      { versionId: newId(), topicId: values.topicId, body: values.body, shortBody: values.shortBody },
    )
    run(
      db,
      `INSERT INTO ownTopic (id, topicId, title, kind, school, occasion, stages, contradicts, source, asks,
         body, shortBody, createdAt, updatedAt)
       VALUES (:id, :topicId, :title, :kind, :school, :occasion, :stages, :contradicts, :source, :asks,
         :body, :shortBody, :at, :at)
       ON CONFLICT (topicId) DO UPDATE SET title = excluded.title, kind = excluded.kind, school = excluded.school,
         occasion = excluded.occasion, stages = excluded.stages, contradicts = excluded.contradicts,
         source = excluded.source, asks = excluded.asks, body = excluded.body, shortBody = excluded.shortBody,
         updatedAt = excluded.updatedAt, deletedAt = NULL`,
      { ...values, id: newId() },
    )
  })()
}

/** Moves an own piece to the trash. */
export function removeOwnTopic(db: Database, topicId: string, at: string): void {
  run(db, 'UPDATE ownTopic SET deletedAt = :at WHERE topicId = :topicId AND deletedAt IS NULL', {
    topicId,
    at,
  })
}
