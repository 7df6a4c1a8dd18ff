import type { ClientState, ClientTagCount } from '@shared/clients'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

const theirs = '(SELECT value FROM json_each(:ids))'
/** As many as the form of a client takes. */
const tagsAtMost = 30

/** Gives tags to clients that lack them. Answers how many clients got one. */
export function addTags(
  db: Database,
  clientIds: readonly string[],
  tags: readonly string[],
  writing: { readonly at: string; readonly newId: () => string },
): number {
  const changed = new Set<string>()
  for (const tag of tags) {
    const lacking = all<{ id: string }>(
      db,
      `SELECT id FROM client c WHERE id IN ${theirs} AND deletedAt IS NULL
         AND NOT EXISTS (SELECT 1 FROM clientTag WHERE clientId = c.id AND tag = :tag COLLATE NOCASE)
         AND (SELECT count(*) FROM clientTag WHERE clientId = c.id) < ${tagsAtMost}`,
      { ids: JSON.stringify(clientIds), tag },
    )
    for (const { id } of lacking) {
      run(db, 'INSERT INTO clientTag (id, clientId, tag, createdAt) VALUES (:tagId, :id, :tag, :at)', {
        tagId: writing.newId(),
        id,
        tag,
        at: writing.at,
      })
      changed.add(id)
    }
  }
  return changed.size
}

/** Takes tags off clients. Answers how many clients lost one. */
export function removeTags(db: Database, clientIds: readonly string[], tags: readonly string[]): number {
  const values = {
    ids: JSON.stringify(clientIds),
    tags: JSON.stringify(tags.map((tag) => tag.toLowerCase())),
  }
  const match = `clientId IN ${theirs} AND lower(tag) IN (SELECT value FROM json_each(:tags))`
  const clients = first<{ n: number }>(
    db,
    `SELECT count(DISTINCT clientId) AS n FROM clientTag WHERE ${match}`,
    values,
  )
  run(db, `DELETE FROM clientTag WHERE ${match}`, values)
  return clients?.n ?? 0
}

/** Puts clients into a state. Answers how many were in another one. */
export function setStates(
  db: Database,
  clientIds: readonly string[],
  state: ClientState,
  at: string,
): number {
  return run(
    db,
    `UPDATE client SET state = :state, updatedAt = :at
     WHERE id IN ${theirs} AND deletedAt IS NULL AND state <> :state`,
    { ids: JSON.stringify(clientIds), state, at },
  )
}

/** Moves clients to the trash. Answers how many were not there yet. */
export function removeClients(db: Database, clientIds: readonly string[], at: string): number {
  return run(db, `UPDATE client SET deletedAt = :at WHERE id IN ${theirs} AND deletedAt IS NULL`, {
    ids: JSON.stringify(clientIds),
    at,
  })
}

/** All tags in use, by name, with how many clients have them. Spellings that differ by case are one tag. */
export function listTagCounts(db: Database): ClientTagCount[] {
  return all<ClientTagCount>(
    db,
    `SELECT min(t.tag) AS tag, count(*) AS count FROM clientTag t JOIN client c ON c.id = t.clientId
     WHERE c.deletedAt IS NULL GROUP BY t.tag COLLATE NOCASE ORDER BY t.tag COLLATE NOCASE LIMIT 500`,
  )
}

export type LetterCandidate = {
  readonly id: string
  readonly name: string
  readonly state: ClientState
  readonly hasDraft: number
}

/** Clients as a run of letters sees them, by name: whether they are at rest, whether such a draft waits already. */
export function listLetterCandidates(
  db: Database,
  clientIds: readonly string[],
  topicId: string,
): LetterCandidate[] {
  return all<LetterCandidate>(
    db,
    `SELECT c.id, c.fullName AS name, c.state,
       EXISTS (SELECT 1 FROM letter l JOIN letterTopic t ON t.letterId = l.id
         WHERE l.clientId = c.id AND l.deletedAt IS NULL AND l.state = 'draft' AND t.topicId = :topicId) AS hasDraft
     FROM client c WHERE c.id IN ${theirs} AND c.deletedAt IS NULL ORDER BY c.fullName COLLATE NOCASE, c.id`,
    { ids: JSON.stringify(clientIds), topicId },
  )
}
