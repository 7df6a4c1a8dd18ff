import type { ClientFieldValue } from '@shared/clients'
import { AppError } from '@shared/errors'
import { type CustomField, type CustomFieldDraft, customFieldDraft, customFieldLimit } from '@shared/records'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import type { Writing } from '../interviews/interviews-repository'

/** The coach's own fields, in the coach's order. */
export function listCustomFields(db: Database): CustomField[] {
  return all(db, 'SELECT id, name FROM customField WHERE deletedAt IS NULL ORDER BY position, id')
}

/** Adds a field at the end, or renames one. Throws AppError field-name-taken, fields-full, not-found. */
export function saveCustomField(db: Database, input: CustomFieldDraft, { at, newId }: Writing): CustomField {
  const { id = null, name } = customFieldDraft.parse(input)
  return db.transaction(() => {
    const fields = listCustomFields(db)
    const isSame = (field: CustomField) => field.name.toLocaleLowerCase() === name.toLocaleLowerCase()
    if (fields.some((field) => field.id !== id && isSame(field)))
      throw new AppError('field-name-taken', { name })
    if (id === null) {
      if (fields.length >= customFieldLimit) throw new AppError('fields-full', { limit: customFieldLimit })
      const added = { id: newId(), name }
      run(
        db,
        `INSERT INTO customField (id, name, position, createdAt, updatedAt)
         VALUES (:id, :name, :position, :at, :at)`,
        { ...added, position: positionOf(fields.length), at },
      )
      return added
    }
    const sql = 'UPDATE customField SET name = :name, updatedAt = :at WHERE id = :id AND deletedAt IS NULL'
    if (run(db, sql, { id, name, at }) === 0) throw new AppError('not-found')
    return { id, name }
  })()
}

/** Puts the fields into this order; those that are not named come after them. One transaction. */
export function orderCustomFields(db: Database, ids: readonly string[], at: string): CustomField[] {
  return db.transaction(() => {
    const known = listCustomFields(db).map(({ id }) => id)
    const named = [...new Set(ids)].filter((id) => known.includes(id))
    const rest = known.filter((id) => !named.includes(id))
    for (const [index, id] of [...named, ...rest].entries())
      run(db, 'UPDATE customField SET position = :position, updatedAt = :at WHERE id = :id', {
        id,
        position: positionOf(index),
        at,
      })
    return listCustomFields(db)
  })()
}

/** Moves a field to the trash, its values with it; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markCustomField(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE customField SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}

/** What is known of a client in the coach's own fields, in their order. */
export function listClientFields(db: Database, clientId: string): ClientFieldValue[] {
  const sql = `SELECT v.customFieldId, v.value FROM clientField v JOIN customField f ON f.id = v.customFieldId
    WHERE v.clientId = :clientId AND f.deletedAt IS NULL ORDER BY f.position, f.id`
  return all(db, sql, { clientId })
}

/** Writes values of a client's own fields; an empty one takes the value away, and those not named stay. */
export function writeClientFields(
  db: Database,
  clientId: string,
  values: readonly ClientFieldValue[],
  { at, newId }: Writing,
): void {
  for (const { customFieldId, value } of values) {
    const owner = { clientId, customFieldId }
    if (value === '') {
      run(db, 'DELETE FROM clientField WHERE clientId = :clientId AND customFieldId = :customFieldId', owner)
      continue
    }
    const changed = run(
      db,
      `UPDATE clientField SET value = :value, updatedAt = :at
       WHERE clientId = :clientId AND customFieldId = :customFieldId`,
      { ...owner, value, at },
    )
    if (changed > 0) continue
    if (!first(db, 'SELECT 1 FROM customField WHERE id = :customFieldId', { customFieldId }))
      throw new AppError('not-found')
    run(
      db,
      `INSERT INTO clientField (id, clientId, customFieldId, value, createdAt, updatedAt)
       VALUES (:id, :clientId, :customFieldId, :value, :at, :at)`,
      { ...owner, id: newId(), value, at },
    )
  }
}

/** A place in an order, as text that sorts as the number does. */
const positionOf = (index: number): string => String(index).padStart(4, '0')
