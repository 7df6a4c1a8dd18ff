import { AppError } from '@shared/errors'
import { reorderedKeys } from '@shared/position-keys'
import {
  type QuestionSet,
  type QuestionSetDraft,
  type QuestionSetItem,
  questionSetDraft,
} from '@shared/question-sets'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

type SetRow = Omit<QuestionSet, 'items'>
type ItemRow = Omit<QuestionSetItem, 'criteria'> & {
  readonly questionSetId: string
  readonly criteria: string
  readonly position: string
}

const itemColumns = 'id, questionSetId, questionRef, body, limitSeconds, criteria, position'

/** The items of one set in their order; read by index. */
export const setItemsSql = `SELECT ${itemColumns} FROM questionSetItem WHERE questionSetId = :id ORDER BY position, id`

const withItems = (db: Database, set: SetRow): QuestionSet => ({
  ...set,
  items: all<ItemRow>(db, setItemsSql, { id: set.id }).map(
    ({ id, questionRef, body, limitSeconds, criteria }) => ({
      id,
      questionRef,
      body,
      limitSeconds,
      criteria: JSON.parse(criteria) as string[],
    }),
  ),
})

/** The coach's sets with their questions, by name, without removed ones. */
export function listQuestionSets(db: Database): QuestionSet[] {
  const sql = `SELECT id, name, detail, updatedAt FROM questionSet WHERE deletedAt IS NULL
    ORDER BY name COLLATE NOCASE, id`
  return all<SetRow>(db, sql).map((set) => withItems(db, set))
}

/** One set. Throws AppError not-found, also for one in the trash. */
export function getQuestionSet(db: Database, id: string): QuestionSet {
  const sql = 'SELECT id, name, detail, updatedAt FROM questionSet WHERE id = :id AND deletedAt IS NULL'
  const set = first<SetRow>(db, sql, { id })
  if (!set) throw new AppError('not-found')
  return withItems(db, set)
}

/**
 * Writes a set with its items in this order, new or changed; items that are left out go. As few positions as possible
 * change. One transaction. Throws AppError not-found.
 */
export function saveQuestionSet(
  db: Database,
  input: QuestionSetDraft,
  { at, newId }: { readonly at: string; readonly newId: () => string },
): string {
  const { items, ...draft } = questionSetDraft.parse(input)
  return db.transaction(() => {
    const id = draft.id ?? newId()
    if (draft.id === null)
      run(
        db,
        `INSERT INTO questionSet (id, name, detail, createdAt, updatedAt) VALUES (:id, :name, :detail, :at, :at)`,
        { id, name: draft.name, detail: draft.detail, at },
      )
    else {
      getQuestionSet(db, id)
      run(
        db,
        `UPDATE questionSet SET name = :name, detail = :detail, updatedAt = :at
         WHERE id = :id AND (name <> :name OR detail <> :detail)`,
        { id, name: draft.name, detail: draft.detail, at },
      )
    }
    const known = new Map(all<ItemRow>(db, setItemsSql, { id }).map((item) => [item.id, item]))
    const positions = reorderedKeys(items.map((item) => known.get(item.id ?? '')?.position ?? null))
    for (const [index, item] of items.entries()) {
      const values = {
        questionRef: item.questionRef,
        body: item.body,
        limitSeconds: item.limitSeconds,
        criteria: JSON.stringify(item.criteria),
        position: positions[index] ?? '',
        at,
      }
      const before = known.get(item.id ?? '')
      known.delete(item.id ?? '')
      if (before)
        run(
          db,
          `UPDATE questionSetItem SET questionRef = :questionRef, body = :body, limitSeconds = :limitSeconds,
             criteria = :criteria, position = :position, updatedAt = :at
           WHERE id = :id AND (questionRef IS NOT :questionRef OR body <> :body OR limitSeconds IS NOT :limitSeconds
             OR criteria <> :criteria OR position <> :position)`,
          { ...values, id: before.id },
        )
      else
        run(
          db,
          `INSERT INTO questionSetItem (id, questionSetId, questionRef, body, limitSeconds, criteria, position,
             createdAt, updatedAt)
           VALUES (:id, :setId, :questionRef, :body, :limitSeconds, :criteria, :position, :at, :at)`,
          { ...values, id: item.id ?? newId(), setId: id },
        )
    }
    for (const gone of known.keys()) run(db, 'DELETE FROM questionSetItem WHERE id = :id', { id: gone })
    return id
  })()
}

/** Moves a set to the trash, with its questions. */
export function removeQuestionSet(db: Database, id: string, at: string): void {
  run(db, 'UPDATE questionSet SET deletedAt = :at WHERE id = :id AND deletedAt IS NULL', { id, at })
}
