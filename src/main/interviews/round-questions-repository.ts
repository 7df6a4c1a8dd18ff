import type { RoundQuestion } from '@shared/interviews'
import { reorderedKeys } from '@shared/position-keys'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

type QuestionRow = RoundQuestion & { readonly roundId: string; readonly position: string }

/** What was really asked in a client's rounds, in the coach's order, by round. */
export function roundQuestions(db: Database, clientId: string): ReadonlyMap<string, RoundQuestion[]> {
  const sql = `SELECT id, roundId, body, position FROM roundQuestion
    WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY roundId, position`
  const byRound = new Map<string, RoundQuestion[]>()
  for (const { id, roundId, body } of all<QuestionRow>(db, sql, { clientId }))
    byRound.set(roundId, [...(byRound.get(roundId) ?? []), { id, body }])
  return byRound
}

type Asked = { readonly id?: string | undefined; readonly body: string }

/** Makes these the questions of a round, in this order; only what differs is written. Call it inside a transaction. */
export function saveRoundQuestions(
  db: Database,
  owner: { readonly clientId: string; readonly roundId: string },
  questions: readonly Asked[],
  { at, newId }: { readonly at: string; readonly newId: () => string },
): void {
  const { clientId, roundId } = owner
  const sql = `SELECT id, roundId, body, position FROM roundQuestion
    WHERE roundId = :roundId AND deletedAt IS NULL ORDER BY position`
  const before = new Map(all<QuestionRow>(db, sql, { roundId }).map((row) => [row.id, row]))
  // An id that is not one of this round's is a new question: nothing is ever taken from another round.
  const kept = questions.map(({ id, body }) => ({ body, row: id === undefined ? undefined : before.get(id) }))
  const keys = reorderedKeys(kept.map(({ row }) => row?.position ?? null))
  for (const [place, { body, row }] of kept.entries()) {
    const position = keys[place] ?? ''
    if (row === undefined)
      run(
        db,
        `INSERT INTO roundQuestion (id, clientId, roundId, body, position, createdAt, updatedAt)
         VALUES (:id, :clientId, :roundId, :body, :position, :at, :at)`,
        { id: newId(), clientId, roundId, body, position, at },
      )
    else if (row.body !== body || row.position !== position)
      run(db, 'UPDATE roundQuestion SET body = :body, position = :position, updatedAt = :at WHERE id = :id', {
        id: row.id,
        body,
        position,
        at,
      })
  }
  const stays = new Set(kept.flatMap(({ row }) => row?.id ?? []))
  for (const id of before.keys())
    if (!stays.has(id)) run(db, 'UPDATE roundQuestion SET deletedAt = :at WHERE id = :id', { id, at })
}
