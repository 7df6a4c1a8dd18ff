import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Backup, type BackupPlace, type BackupReason, backupReasons } from '@shared/backups'
import { flushFolder } from '../atomic-file'
import type { DataKey } from '../db/open-database'
import { isRunning } from '../running-process'
import { readTrailer } from './backup-trailer'
import { verifyBackup } from './verified-backup'

/** A backup's file name: its UTC moment and why it was made. */
export function backupName(at: Date, reason: BackupReason): string {
  return `practice-${at.toISOString().replaceAll(':', '').replace('.', '-')}-${reason}.db`
}

const shape = /^practice-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})-(\d{3})Z-([a-z-]+)\.db$/

/** The moment and the reason in a file name, or null for a file that is no backup of ours. */
export function readBackupName(
  name: string,
): { readonly madeAt: string; readonly reason: BackupReason } | null {
  const [, day, hour, minute, second, ms, word] = shape.exec(name) ?? []
  const reason = backupReasons.find((known) => known === word)
  const madeAt = `${day}T${hour}:${minute}:${second}.${ms}Z`
  return reason === undefined || Number.isNaN(Date.parse(madeAt)) ? null : { madeAt, reason }
}

/** The backups of a folder, newest first; none where the folder cannot be read. No file is opened as a database. */
export function listBackups(folder: string, place: BackupPlace = 'here'): readonly Backup[] {
  return namesIn(folder)
    .flatMap((name) => {
      const known = readBackupName(name)
      const size = known && statSync(join(folder, name), { throwIfNoEntry: false })?.size
      if (!known || !size) return []
      return [{ name, place, ...known, bytes: size, rows: rowsOf(join(folder, name)) }]
    })
    .toSorted((a, b) => (a.name < b.name ? 1 : -1))
}

/** A backup that was opened with the key and found sound. */
export type GoodBackup = { readonly file: string; readonly madeAt: string; readonly rows: number }

/**
 * The newest backup of a folder that opens with the key and is sound throughout, or null. Each is checked whole, which
 * takes about a second for 250 MB.
 */
export function newestGoodBackup(folder: string, key: DataKey): GoodBackup | null {
  for (const { name, madeAt } of listBackups(folder)) {
    const file = join(folder, name)
    try {
      return { file, madeAt, rows: verifyBackup(file, key).rows }
    } catch {
      // A copy that has rotted, or of another key: the one before may be sound.
    }
  }
  return null
}

/** Removes backups from a folder and flushes it. One that another program holds open stays for the next time. */
export function removeBackups(folder: string, names: readonly string[]): void {
  for (const name of names) {
    try {
      rmSync(join(folder, name), { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
    }
  }
  if (names.length > 0) flushFolder(folder)
}

/** Removes what a backup that was cut off has left under its temporary name. */
export function sweepPartials(folder: string): void {
  const left = namesIn(folder).filter((name) => {
    const owner = /^\.practice-.*\.db\.(\d+)\.partial(-journal|-wal|-shm)?$/.exec(name)?.[1]
    return owner !== undefined && !isRunning(Number(owner))
  })
  for (const name of left) rmSync(join(folder, name), { force: true })
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // A stick that is not plugged in has no backups to show.
    return []
  }
}

function rowsOf(file: string): number | null {
  try {
    return readTrailer(file)?.facts.rows ?? null
  } catch {
    return null
  }
}
