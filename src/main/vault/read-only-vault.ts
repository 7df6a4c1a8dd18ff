import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import type { DataFolder } from '../data-folder'
import { wipeKey } from '../db/data-key'
import { newestVersion, versionOf } from '../db/migrate'
import { openDatabase, refuseMissing } from '../db/open-database'
import type { Vault } from './vault'
import { keyFileOf, type OpenKeys, plainKeys, wipeOthers } from './vault-keys'

/**
 * Opens a practice to read only, where its folder cannot be written: a copy of the encrypted file in the system's temporary
 * folder, since SQLite writes beside a file even to read it. What follows from the records may be written there; a record may
 * not. The copy goes when it is closed. Throws AppError vault-missing, vault-damaged, vault-key-missing, vault-key-wrong,
 * vault-locked, vault-newer, vault-older.
 */
export function openReadOnlyVault(folder: DataFolder, keys?: OpenKeys): Vault {
  refuseMissing(folder.database)
  const held = keys ?? plainKeys(folder.keys)
  const key = held.get(keyFileOf(folder.keys).current.keyId)
  if (!key) throw new AppError('vault-key-wrong')
  const scratch = mkdtempSync(join(tmpdir(), 'greenroom-read-'))
  const remove = (): void => rmSync(scratch, { recursive: true, force: true })
  try {
    const copy = join(scratch, basename(folder.database))
    for (const side of ['', '-wal'])
      if (existsSync(`${folder.database}${side}`)) copyFileSync(`${folder.database}${side}`, `${copy}${side}`)
    const db = openDatabase(copy, key)
    const found = versionOf(db)
    if (found !== newestVersion) {
      db.close()
      throw found > newestVersion
        ? new AppError('vault-newer', { found, known: newestVersion })
        : new AppError('vault-older', { found, known: newestVersion })
    }
    forbidWrites(db)
    wipeOthers(held, key)
    return {
      db,
      key,
      folder: { ...folder, database: copy },
      isNew: false,
      isReadOnly: true,
      close: () => {
        if (!db.open) return
        db.close()
        wipeKey(key)
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}

/** Refuses every change of a record. What is derived (`local_…`) may be brought up to date. */
function forbidWrites(db: Database): void {
  const tables = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'local_%'",
    )
    .pluck()
    .all() as string[]
  for (const [index, table] of tables.entries())
    for (const act of ['INSERT', 'UPDATE', 'DELETE'])
      db.exec(
        `CREATE TEMP TRIGGER readOnly${index}${act} BEFORE ${act} ON main."${table}" BEGIN SELECT RAISE(ABORT, 'greenroom: read only'); END`,
      )
}
