import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

/** The coach's tags of a piece of advice, and since when it is out of use. */
export type TopicMarks = { readonly tags: readonly string[]; readonly retiredAt: string | null }

type MarkRow = { readonly topicId: string; readonly tags: string; readonly retiredAt: string | null }

const toMarks = ({ tags, retiredAt }: MarkRow): TopicMarks => ({
  tags: JSON.parse(tags) as string[],
  retiredAt,
})

/** The marks of every piece that has any, by topic. */
export function listTopicMarks(db: Database): ReadonlyMap<string, TopicMarks> {
  const rows = all<MarkRow>(db, 'SELECT topicId, tags, retiredAt FROM topicMark')
  return new Map(rows.map((row) => [row.topicId, toMarks(row)]))
}

/** The marks of one piece; undefined where it has none. */
export function findTopicMarks(db: Database, topicId: string): TopicMarks | undefined {
  const sql = 'SELECT topicId, tags, retiredAt FROM topicMark WHERE topicId = :topicId'
  const row = first<MarkRow>(db, sql, { topicId })
  return row && toMarks(row)
}

/** The pieces that are out of use. */
export function listRetired(db: Database): ReadonlySet<string> {
  const sql = 'SELECT topicId FROM topicMark WHERE retiredAt IS NOT NULL ORDER BY topicId'
  return new Set(all<{ topicId: string }>(db, sql).map(({ topicId }) => topicId))
}

/** Writes the marks of one piece. */
export function saveTopicMarks(
  db: Database,
  topicId: string,
  marks: TopicMarks,
  writing: { readonly at: string; readonly newId: () => string },
): void {
  run(
    db,
    `INSERT INTO topicMark (id, topicId, tags, retiredAt, createdAt, updatedAt)
     VALUES (:id, :topicId, :tags, :retiredAt, :at, :at)
     ON CONFLICT (topicId) DO UPDATE SET tags = excluded.tags, retiredAt = excluded.retiredAt,
       updatedAt = excluded.updatedAt
     WHERE tags <> excluded.tags OR retiredAt IS NOT excluded.retiredAt`,
    {
      id: writing.newId(),
      topicId,
      tags: JSON.stringify(marks.tags),
      retiredAt: marks.retiredAt,
      at: writing.at,
    },
  )
}
