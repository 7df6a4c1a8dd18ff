import { existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '@shared/errors'
import { flushFolder, writeFileAtomically } from '../atomic-file'
import { type DataFolder, prepareDataFolder } from '../data-folder'
import { keyIdOf } from '../db/data-key'
import { migrate, newestVersion } from '../db/migrate'
import { type DataKey, giveKey, openDatabase } from '../db/open-database'
import { isRunning } from '../running-process'
import { cutTrailer } from './backup-trailer'
import { copyFlushed } from './second-folder'
import { sumOf, type VerifiedBackup, verifyBackup } from './verified-backup'

/** A practice that was made of a backup and waits beside the one it is to replace. */
export type FreshPractice = { readonly file: string; readonly rows: number }

export type RestoreKeys = {
  /** Opens the backup. */
  readonly backup: DataKey
  /** Opens the practice afterwards; another one where the backup is older than the practice's key. */
  readonly practice: DataKey
}

const sides = ['-wal', '-shm', '-journal'] as const

/**
 * Makes a whole practice of a backup in a file of its own: checked, copied, given the practice's key, brought to this
 * version's format, checked again, flushed. The practice that is there is not touched.
 * Throws AppError backup-key-wrong, backup-invalid, vault-newer, migration-failed, disk-full; the backup stays as it is.
 */
export function prepareRestore(folder: DataFolder, backup: string, keys: RestoreKeys): FreshPractice {
  prepareDataFolder(folder)
  sweepFresh(folder)
  const found = verifyBackup(backup, keys.backup)
  if (found.schema > newestVersion)
    throw new AppError('vault-newer', { found: found.schema, known: newestVersion })
  const file = freshFile(folder, process.pid)
  try {
    copyFlushed(backup, file)
    cutTrailer(file)
    const made = makePractice(file, keys, found)
    return { file, rows: made }
  } catch (error) {
    dropFresh(file)
    throw fromDisk(error)
  }
}

function makePractice(file: string, keys: RestoreKeys, found: VerifiedBackup): number {
  const db = openDatabase(file, keys.backup)
  try {
    // A log beside it would be left behind when the file gets its name; opening the practice sets the log up again.
    db.pragma('journal_mode = DELETE')
    if (keyIdOf(keys.practice) !== keyIdOf(keys.backup)) giveKey(db, keys.practice, 'rekey')
    migrate(db)
  } finally {
    db.close()
  }
  const made = verifyBackup(file, keys.practice)
  const isSame = found.schema < newestVersion || made.rows === found.rows
  if (!isSame) throw new AppError('backup-invalid', { file: basename(file), problem: 'rows' })
  return sumOf(made.counts)
}

/**
 * Puts a fresh practice in the place of the closed one. Where `damagedAt` is said, the old file stays beside it under a
 * name that says so, as it was; else it goes, since a backup of it was made. A kill at any point leaves one or the other.
 */
export function swapIn(folder: DataFolder, fresh: FreshPractice, damagedAt: Date | null): void {
  const { database } = folder
  if (damagedAt !== null) keepDamaged(folder, damagedAt)
  // A log that is not of this file would be read into it.
  for (const side of sides) rmSync(`${database}${side}`, { force: true })
  flushFolder(folder.vault)
  renameSync(fresh.file, database)
  flushFolder(folder.vault)
  if (!existsSync(folder.marker))
    writeFileAtomically(folder.marker, 'A practice is kept in the folder vault.\n')
}

/** Removes a fresh practice that is not wanted after all. */
export function dropFresh(file: string): void {
  for (const end of ['', ...sides]) rmSync(`${file}${end}`, { force: true })
}

/** Keeps the file that cannot be opened, with its log, under a name with the moment. */
function keepDamaged({ database }: DataFolder, at: Date): void {
  const stamp = at.toISOString().replaceAll(':', '').replace('.', '-')
  const kept = `${database}.damaged-${stamp}`
  for (const side of sides)
    if (existsSync(`${database}${side}`)) renameSync(`${database}${side}`, `${kept}${side}`)
  if (!existsSync(database)) return
  try {
    // A second name for the same bytes, so that at no moment there is no practice file.
    linkSync(database, kept)
  } catch {
    // Some file systems know one name a file only.
    renameSync(database, kept)
  }
}

const freshFile = ({ vault }: DataFolder, pid: number): string => join(vault, `.practice.db.${pid}.restored`)

/** Removes what restores have left that were cut off. */
function sweepFresh(folder: DataFolder): void {
  for (const name of readdirSync(folder.vault)) {
    const owner = /^\.practice\.db\.(\d+)\.restored/.exec(name)?.[1]
    if (owner !== undefined && (Number(owner) === process.pid || !isRunning(Number(owner))))
      rmSync(join(folder.vault, name), { force: true })
  }
}

function fromDisk(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)
    ? new AppError('disk-full', {}, { cause: error, retry: true })
    : error
}
