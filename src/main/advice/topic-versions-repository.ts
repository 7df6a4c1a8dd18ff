import type { Database } from 'better-sqlite3'
import { all } from '../db/statements'

/** An earlier wording of a piece of advice. */
export type TopicVersionRow = {
  readonly id: string
  readonly body: string
  readonly shortBody: string
  readonly createdAt: string
}

/** Earlier wordings of a piece, newest first; a wording that was set back and lies in the trash is one of them. */
export function listTopicVersions(db: Database, topicId: string): TopicVersionRow[] {
  return all<TopicVersionRow>(db, topicVersionsSql, { topicId })
}

/** The statement, which a test asks for its plan. */
export const topicVersionsSql = `SELECT id, body, shortBody, createdAt FROM topicVersion WHERE topicId = :topicId
  UNION ALL
  SELECT id, body, shortBody, updatedAt FROM template
  WHERE deletedAt IS NOT NULL AND topicId = :topicId
  ORDER BY createdAt DESC, id DESC LIMIT 200`
