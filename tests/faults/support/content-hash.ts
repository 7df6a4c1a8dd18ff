import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** A hash over every row of every table, in an order that the file's layout does not change. */
export function contentHash(db: Database): string {
  const hash = createHash('sha256')
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[]
  for (const table of tables) {
    const rows = db
      .prepare(`SELECT * FROM "${table}"`)
      .raw()
      .all()
      .map((row) => JSON.stringify(row))
    hash.update(`${table}\n${rows.toSorted().join('\n')}\n`)
  }
  return hash.digest('hex')
}
