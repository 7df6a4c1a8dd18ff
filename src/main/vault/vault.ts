import { existsSync, rmSync, statSync } from 'node:fs'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { writeFileAtomically } from '../atomic-file'
import { backUpBeforeMigration } from '../backup/backup-service'
import { type DataFolder, prepareDataFolder } from '../data-folder'
import { migrate, newestVersion, versionOf } from '../db/migrate'
import { type DataKey, openDatabase } from '../db/open-database'
import { createDataKey, hasDataKey, readDataKey } from './vault-keys'
import { holdVault } from './vault-lock'

/** An open practice. `close` checkpoints, closes and lets go of the folder. */
export type Vault = {
  readonly db: Database
  readonly key: DataKey
  readonly folder: DataFolder
  readonly isNew: boolean
  readonly close: () => void
}

/**
 * Opens the practice of a folder, or makes it where none was ever kept. The order is that of a safe start: lock, marker
 * against file, key, open, facts read back, verified backup and migration if the format is older.
 * Throws AppError: folder-not-writable, vault-in-use, vault-missing, vault-damaged, vault-key-missing, vault-key-wrong,
 * vault-newer, backup-failed, migration-failed. Nothing on the disk is replaced or removed in any of these cases.
 */
export function openVault(folder: DataFolder, now: () => Date): Vault {
  prepareDataFolder(folder)
  const hold = holdVault(folder.inUse)
  try {
    const isNew = !existsSync(folder.marker) && isNeverUsed(folder.database)
    // A first run that was cut off has a key already; it is as good as a new one.
    const key = isNew && !hasDataKey(folder.keys) ? createDataKey(folder.keys) : readDataKey(folder.keys)
    if (isNew) rmSync(folder.database, { force: true })
    const db = openDatabase(folder.database, key, { create: isNew })
    try {
      refuseTruncated(db, folder)
      bringUpToDate(db, key, folder, now)
      if (!existsSync(folder.marker))
        writeFileAtomically(folder.marker, 'A practice is kept in the folder vault.\n')
    } catch (error) {
      db.close()
      throw error
    }
    return {
      db,
      key,
      folder,
      isNew,
      close: () => {
        db.close()
        hold.release()
      },
    }
  } catch (error) {
    hold.release()
    throw error
  }
}

/** True where no practice was ever finished: no file, or one without a byte in it. Asked only where no marker stands. */
function isNeverUsed(database: string): boolean {
  return !existsSync(database) || statSync(database).size === 0
}

function refuseTruncated(db: Database, folder: DataFolder): void {
  const pages = Number(db.pragma('page_count', { simple: true }))
  const pageSize = Number(db.pragma('page_size', { simple: true }))
  const wal = `${folder.database}-wal`
  const hasWal = existsSync(wal) && statSync(wal).size > 0
  // Pages that are still in the log are not in the file yet, so the size says nothing then.
  if (!hasWal && statSync(folder.database).size < pages * pageSize) throw new AppError('vault-damaged')
  if (hasWal && versionOf(db) > 0 && db.pragma('quick_check(1)', { simple: true }) !== 'ok')
    throw new AppError('vault-damaged')
}

function bringUpToDate(db: Database, key: DataKey, folder: DataFolder, now: () => Date): void {
  const found = versionOf(db)
  if (found > 0 && found < newestVersion) backUpBeforeMigration(folder, key, now())
  migrate(db)
}
