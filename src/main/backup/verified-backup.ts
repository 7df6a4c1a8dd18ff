import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { flushFolder } from '../atomic-file'
import { type DataKey, openDatabase } from '../db/open-database'

/** Rows of every table. */
export type TableCounts = Readonly<Record<string, number>>
export type VerifiedBackup = { readonly rows: number; readonly counts: TableCounts }

/** Counts the rows of every table of an open database. */
export function countRows(db: Database): TableCounts {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all() as { name: string }[]
  return Object.fromEntries(
    tables.map(({ name }) => {
      const row = db.prepare(`SELECT count(*) AS rows FROM "${name.replaceAll('"', '""')}"`).get() as {
        rows: number
      }
      return [name, row.rows]
    }),
  )
}

/** The rows of all tables together. */
export const sumOf = (counts: TableCounts): number =>
  Object.values(counts).reduce((sum, rows) => sum + rows, 0)

/**
 * Opens a copy read-only with its key and checks every page, every index, every reference.
 * Throws AppError backup-invalid with what is wrong.
 */
export function verifyBackup(file: string, key: DataKey): VerifiedBackup {
  let db: Database
  try {
    db = openDatabase(file, key, { readOnly: true })
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'unexpected'
    throw new AppError('backup-invalid', { file: basename(file), problem: code }, { cause: error })
  }
  try {
    const integrity = String(db.pragma('integrity_check(1)', { simple: true }))
    if (integrity !== 'ok') throw new AppError('backup-invalid', { file: basename(file), problem: integrity })
    const orphans = db.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0)
      throw new AppError('backup-invalid', { file: basename(file), problem: `${orphans.length} orphans` })
    const counts = countRows(db)
    return { rows: sumOf(counts), counts }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('backup-invalid', { file: basename(file), problem: 'vault-damaged' }, { cause: error })
  } finally {
    db.close()
  }
}

/**
 * Copies a live practice: into a temporary name, flushed, reopened with its key, checked, counted against the source,
 * renamed. `db.backup()` cannot be used: it fails on an encrypted file, VACUUM INTO keeps cipher and key.
 * Throws AppError backup-failed; nothing is left under the final name then.
 */
export function makeVerifiedBackup(source: string, target: string, key: DataKey): VerifiedBackup {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.partial`)
  try {
    const db = openDatabase(source, key)
    let before: TableCounts
    let after: TableCounts
    try {
      before = countRows(db)
      db.prepare('VACUUM INTO ?').run(temporary)
      after = countRows(db)
    } finally {
      db.close()
    }
    const handle = openSync(temporary, 'r+')
    fsyncSync(handle)
    closeSync(handle)
    const copy = verifyBackup(temporary, key)
    // The app may have written meanwhile, so each count must lie between the two taken around the copy.
    for (const [table, rows] of Object.entries(copy.counts)) {
      const ends = [before[table] ?? 0, after[table] ?? 0]
      if (rows < Math.min(...ends) || rows > Math.max(...ends))
        throw new AppError('backup-invalid', { file: basename(target), problem: table })
    }
    renameSync(temporary, target)
    flushFolder(dirname(target))
    return copy
  } catch (error) {
    for (const leftover of [temporary, `${temporary}-journal`, `${temporary}-wal`, `${temporary}-shm`])
      rmSync(leftover, { force: true })
    throw new AppError('backup-failed', {}, { cause: error, retry: true })
  }
}
