import { AppError } from '@shared/errors'
import { type ColumnMapping, columnMapping, type SavedMapping } from '@shared/import-export'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'

type MappingRow = Omit<SavedMapping, 'mapping'> & { readonly mapping: string }

/** A row of another version of the app may not fit any more; then it is left out of lists. */
function toMapping(row: MappingRow): SavedMapping[] {
  const read = columnMapping.safeParse(JSON.parse(row.mapping))
  return read.success ? [{ ...row, mapping: read.data }] : []
}

/** The kept mappings, by name. */
export function listMappings(db: Database): SavedMapping[] {
  const sql = 'SELECT * FROM importMapping WHERE deletedAt IS NULL ORDER BY name COLLATE NOCASE, id'
  return all<MappingRow>(db, sql).flatMap(toMapping)
}

/** Keeps a mapping; one of the same name is replaced. */
export function saveMapping(
  db: Database,
  { name, mapping }: { readonly name: string; readonly mapping: ColumnMapping },
  at: string,
  newId: () => string,
): SavedMapping {
  const known = first<{ id: string }>(
    db,
    'SELECT id FROM importMapping WHERE name = :name COLLATE NOCASE AND deletedAt IS NULL',
    { name },
  )
  const id = known?.id ?? newId()
  run(
    db,
    `INSERT INTO importMapping (id, name, mapping, createdAt, updatedAt) VALUES (:id, :name, :mapping, :at, :at)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, mapping = excluded.mapping, updatedAt = excluded.updatedAt`,
    { id, name, mapping: JSON.stringify(mapping), at },
  )
  const row = first<MappingRow>(db, 'SELECT * FROM importMapping WHERE id = :id', { id })
  const [saved] = row ? toMapping(row) : []
  if (!saved) throw new AppError('not-found')
  return saved
}

/** Moves a mapping to the trash; null takes it back out. Throws AppError not-found. */
export function markMapping(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE importMapping SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}
