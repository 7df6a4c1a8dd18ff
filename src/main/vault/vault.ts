import { existsSync, rmSync, statSync } from 'node:fs'
import { AppError } from '@shared/errors'
import type { WorkingStep } from '@shared/gate'
import type { Database } from 'better-sqlite3'
import { writeFileAtomically } from '../atomic-file'
import { backUpAtOpening } from '../backup/backup-service'
import { type DataFolder, prepareDataFolder } from '../data-folder'
import { wipeKey } from '../db/data-key'
import { migrate, migrations, newestVersion, versionOf } from '../db/migrate'
import { type DataKey, openDatabase, refuseMissing } from '../db/open-database'
import { keepAppVersion, lastAppVersion } from './app-version-repository'
import { hasKeyFile } from './key-file'
import { settleRekey } from './rekey'
import { createDataKey, keyFileOf, type OpenKeys, plainKeys, wipeOthers } from './vault-keys'
import { holdVault } from './vault-lock'

/** An open practice. `close` checkpoints, closes and lets go of the folder. */
export type Vault = {
  readonly db: Database
  readonly key: DataKey
  readonly folder: DataFolder
  readonly isNew: boolean
  /** Opened from a folder that cannot be written: records can be read and not changed. */
  readonly isReadOnly: boolean
  readonly close: () => void
}

export type OpenOptions = {
  /** What becomes of a practice in an older format: changed here, or AppError vault-older, with nothing done yet. */
  readonly older?: 'change' | 'refuse'
  /** Hears of each step that brings it to the newest format. */
  readonly tell?: (step: WorkingStep) => void
  /** The version of the app that opens it, where that is remembered: another one than last time makes a verified backup first. */
  readonly appVersion?: string | null
}

/**
 * Opens the practice of a folder, or makes it where none was ever kept. The order is that of a safe start: lock, marker
 * against file, key, open, facts read back, verified backup and migration if the format is older.
 * `keys` are those that a passphrase, a code or the keychain opened; without them the key must lie in its file. Closing wipes it.
 * Throws AppError: folder-not-writable, vault-in-use, vault-missing, vault-damaged, vault-key-missing, vault-key-wrong, vault-locked,
 * vault-newer, backup-failed, migration-failed. Nothing on the disk is replaced or removed in any of these cases.
 */
export function openVault(
  folder: DataFolder,
  now: () => Date,
  keys?: OpenKeys,
  { older = 'change', tell = () => undefined, appVersion = null }: OpenOptions = {},
): Vault {
  prepareDataFolder(folder)
  const hold = holdVault(folder.inUse)
  try {
    const isNew = !existsSync(folder.marker) && isNeverUsed(folder.database)
    if (!isNew) refuseMissing(folder.database)
    // A first run that was cut off has a key already; it is as good as a new one.
    if (isNew && !hasKeyFile(folder.keys)) wipeKey(createDataKey(folder.keys))
    const held = keys ?? plainKeys(folder.keys)
    if (isNew) rmSync(folder.database, { force: true })
    refuseLostLog(folder)
    const opened = openByOneOf(folder, held, isNew)
    const { db } = opened
    let { key } = opened
    wipeOthers(held, key)
    try {
      refuseTruncated(db, folder)
      key = settleRekey(db, folder.keys, key)
      if (older === 'refuse') refuseOlder(db)
      bringUpToDate({ db, key, folder, now, tell, appVersion })
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
      isReadOnly: false,
      close: () => {
        if (!db.open) return
        db.close()
        wipeKey(key)
        hold.release()
      },
    }
  } catch (error) {
    hold.release()
    throw error
  }
}

/** Opens with the practice's key; while that is being changed, with the one of the two that fits. */
function openByOneOf(
  folder: DataFolder,
  keys: OpenKeys,
  isNew: boolean,
): { readonly db: Database; readonly key: DataKey } {
  const { current, next } = keyFileOf(folder.keys)
  const [first, ...others] = [next, current].flatMap((kept) => {
    const key = kept && keys.get(kept.keyId)
    return key ? [key] : []
  })
  if (!first) throw new AppError('vault-key-wrong')
  const open = (key: DataKey) => ({ key, db: openDatabase(folder.database, key, { create: isNew }) })
  try {
    return open(first)
  } catch (error) {
    const [other] = others
    if (!other || !(error instanceof AppError) || error.code !== 'vault-key-wrong') throw error
    return open(other)
  }
}

/** True where no practice was ever finished: no file, or one without a byte in it. Asked only where no marker stands. */
function isNeverUsed(database: string): boolean {
  return !existsSync(database) || statSync(database).size === 0
}

/**
 * A practice that was not closed has its log beside it, and the log's index. SQLite takes the index away first, so one
 * without a log means that somebody took the log, and the newest writes with it.
 */
function refuseLostLog({ database }: DataFolder): void {
  if (existsSync(`${database}-shm`) && !existsSync(`${database}-wal`)) throw new AppError('vault-damaged')
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

const isOlder = (db: Database): boolean => versionOf(db) > 0 && versionOf(db) < newestVersion

function refuseOlder(db: Database): void {
  if (isOlder(db)) throw new AppError('vault-older', { found: versionOf(db), known: newestVersion })
}

function bringUpToDate({
  db,
  key,
  folder,
  now,
  tell,
  appVersion,
}: Pick<Vault, 'db' | 'key' | 'folder'> & {
  readonly now: () => Date
  readonly tell: (step: WorkingStep) => void
  readonly appVersion: string | null
}): void {
  const before = versionOf(db) === newestVersion ? lastAppVersion(db) : null
  const isOtherApp = appVersion !== null && before !== null && before !== appVersion
  if (isOlder(db)) {
    tell({ type: 'backup' })
    backUpAtOpening(folder, key, now(), 'before-migration', () => tell({ type: 'check' }))
    migrate(db, migrations, (at, of) => tell({ type: 'format', at, of }))
  } else {
    if (isOtherApp) backUpAtOpening(folder, key, now(), 'before-version')
    migrate(db)
  }
  if (appVersion !== null && before !== appVersion) keepAppVersion(db, appVersion)
}
