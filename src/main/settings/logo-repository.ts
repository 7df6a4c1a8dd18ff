import type { PracticeLogo } from '@shared/logo'
import type { Database } from 'better-sqlite3'
import { first, run } from '../db/statements'

type LogoRow = Omit<PracticeLogo, 'dataUrl'> & { readonly id: string; readonly content: string }

const findRow = (db: Database): LogoRow | undefined =>
  first<LogoRow>(db, 'SELECT id, fileName, content, width, height FROM practiceLogo LIMIT 1', {})

/** The letterhead's picture; null when there is none. */
export function findLogo(db: Database): PracticeLogo | null {
  const row = findRow(db)
  if (!row || row.content === '') return null
  const { fileName, width, height, content } = row
  return { fileName, width, height, dataUrl: `data:image/png;base64,${content}` }
}

/** Puts a picture in the place of the one before; with empty `content` (base64) there is none. */
export function saveLogo(
  db: Database,
  logo: Omit<LogoRow, 'id'>,
  { at, newId }: { readonly at: string; readonly newId: () => string },
): void {
  run(
    db,
    `INSERT INTO practiceLogo (id, fileName, content, width, height, createdAt, updatedAt)
     VALUES (:id, :fileName, :content, :width, :height, :at, :at)
     ON CONFLICT (id) DO UPDATE SET fileName = excluded.fileName, content = excluded.content, width = excluded.width,
       height = excluded.height, updatedAt = excluded.updatedAt`,
    { ...logo, id: findRow(db)?.id ?? newId(), at },
  )
}
