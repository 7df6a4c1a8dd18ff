import { renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { flushFolder } from '../atomic-file'
import { versionOf } from '../db/migrate'
import { type DataKey, openDatabase } from '../db/open-database'
import { appendTrailer, type BackupFacts, readTrailer } from './backup-trailer'

/** Rows of every table. */
export type TableCounts = Readonly<Record<string, number>>
export type VerifiedBackup = {
  readonly rows: number
  readonly counts: TableCounts
  /** The format of the practice inside. */
  readonly schema: number
}

/** The names of all tables of an open database. */
export function tablesOf(db: Database): readonly string[] {
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
}

/** Counts the rows of one table. */
export function countTable(db: Database, name: string): number {
  return db
    .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
    .pluck()
    .get() as number
}

/** Counts the rows of every table of an open database. */
export function countRows(db: Database): TableCounts {
  return Object.fromEntries(tablesOf(db).map((name) => [name, countTable(db, name)]))
}

/** The rows of all tables together. */
export const sumOf = (counts: TableCounts): number =>
  Object.values(counts).reduce((sum, rows) => sum + rows, 0)

/**
 * Opens a copy read-only with its key and checks every page, every index, every reference, and that nothing is missing at
 * its end. Throws AppError backup-key-wrong, backup-invalid with what is wrong.
 */
export function verifyBackup(file: string, key: DataKey): VerifiedBackup {
  const invalid = (problem: string, cause?: unknown) =>
    new AppError('backup-invalid', { file: basename(file), problem }, { cause })
  let db: Database
  try {
    db = openDatabase(file, key, { readOnly: true })
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'unexpected'
    if (code === 'vault-key-wrong')
      throw new AppError('backup-key-wrong', { file: basename(file) }, { cause: error })
    throw invalid(code, error)
  }
  try {
    const integrity = String(db.pragma('integrity_check(1)', { simple: true }))
    if (integrity !== 'ok') throw invalid('pages')
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw invalid('references')
    const counts = countRows(db)
    const rows = sumOf(counts)
    const bytes =
      Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
    const trailer = readTrailer(file)
    // SQLite does not look behind its last page, so that a damaged end would go unnoticed.
    if ((trailer?.start ?? statSync(file).size) !== bytes) throw invalid('end')
    if (trailer && trailer.facts.rows !== rows) throw invalid('rows')
    return { rows, counts, schema: versionOf(db) }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw invalid('pages', error)
  } finally {
    db.close()
  }
}

/** What a new backup says of itself besides its rows. */
export type BackupAbout = Pick<BackupFacts, 'madeAt' | 'reason' | 'keys'>

/**
 * Copies a live practice: into a temporary name, flushed, reopened with its key, checked, counted against the source,
 * renamed. `onCopied` is called before the check. `db.backup()` cannot be used: it fails on an encrypted file, VACUUM INTO keeps cipher and key.
 * Throws AppError backup-failed; nothing is left under the final name then.
 */
export function makeVerifiedBackup(
  source: string,
  target: string,
  key: DataKey,
  about: BackupAbout,
  onCopied: () => void = () => undefined,
): VerifiedBackup {
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
    onCopied()
    const copied = verifyBackup(temporary, key)
    // The app may have written meanwhile, so each count must lie between the two taken around the copy.
    for (const [table, rows] of Object.entries(copied.counts)) {
      const ends = [before[table] ?? 0, after[table] ?? 0]
      if (rows < Math.min(...ends) || rows > Math.max(...ends))
        throw new AppError('backup-invalid', { file: basename(target), problem: table })
    }
    appendTrailer(temporary, { format: 1, ...about, rows: copied.rows, schema: copied.schema })
    if (readTrailer(temporary) === null)
      throw new AppError('backup-invalid', { file: basename(target), problem: 'end' })
    renameSync(temporary, target)
    flushFolder(dirname(target))
    return copied
  } catch (error) {
    for (const leftover of [temporary, `${temporary}-journal`, `${temporary}-wal`, `${temporary}-shm`])
      rmSync(leftover, { force: true })
    throw new AppError('backup-failed', {}, { cause: error, retry: true })
  }
}
