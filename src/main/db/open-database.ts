import { existsSync, statSync } from 'node:fs'
import { AppError } from '@shared/errors'
import Sqlite, { type Database } from 'better-sqlite3'
import { type DataKey, isWiped, KEY_BYTES } from './data-key'

export type { DataKey } from './data-key'

/**
 * SQLite before 3.51.3 can lose data when two connections checkpoint at once (the WAL-reset bug),
 * and the app's backup worker is a second connection.
 */
const OLDEST_SQLITE = [3, 51, 3] as const
const CIPHER = 'aegis'
/**
 * Decrypted pages that are kept, in KiB. SQLite's own 2 MiB hold less than one screen of a large practice asks for, and
 * every page beyond them is read and decrypted again.
 */
const CACHE_KIB = 32 * 1024
/** `synchronous=FULL`: only with it is an acknowledged commit on the disk. */
const FULL = 2

export type DatabaseFacts = {
  readonly sqlite: string
  readonly cipher: string
  readonly synchronous: number
}

/**
 * Opens an encrypted database, or makes one where `create` is said, and reads back what must hold.
 * Throws AppError: native-module, sqlite-too-old, vault-missing, vault-damaged, vault-key-wrong.
 */
export function openDatabase(
  file: string,
  key: DataKey,
  options: { readonly create?: boolean; readonly readOnly?: boolean } = {},
): Database {
  const isMemory = file === ':memory:'
  if (!isMemory && !options.create) refuseMissing(file)
  const db = loadSqlite(file, options.readOnly ?? false)
  try {
    // An in-memory database has no pages on a disk to encrypt.
    if (!isMemory) {
      if (key.length !== KEY_BYTES || isWiped(key)) throw new AppError('vault-key-wrong')
      db.pragma(`cipher = '${CIPHER}'`)
      giveKey(db, key, 'key')
    }
    db.pragma('temp_store = MEMORY')
    db.pragma(`cache_size = -${CACHE_KIB}`)
    if (!options.readOnly) db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    db.pragma('busy_timeout = 5000')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    assertFacts(db, isMemory)
    return db
  } catch (error) {
    db.close()
    throw unreadable(error)
  }
}

/** The calls of the cipher library that take a key as bytes; its types do not know them. */
type Keyed = Database & { readonly key: (key: Buffer) => void; readonly rekey: (key: Buffer) => void }

/** Hands a key to the database as bytes, which are wiped: a key inside a statement would stay in memory as text. */
export function giveKey(db: Database, key: DataKey, call: 'key' | 'rekey'): void {
  const raw = Buffer.alloc(4 + KEY_BYTES)
  raw.write('raw:')
  raw.set(key, 4)
  try {
    ;(db as Keyed)[call](raw)
  } finally {
    raw.fill(0)
  }
}

/** What the database says of itself, read back and never assumed. */
export function databaseFacts(db: Database): DatabaseFacts {
  const row = db.prepare('SELECT sqlite_version() AS sqlite').get() as { sqlite: string }
  return {
    sqlite: row.sqlite,
    cipher: String(db.pragma('cipher', { simple: true })),
    synchronous: Number(db.pragma('synchronous', { simple: true })),
  }
}

/** Throws AppError vault-missing for a file that is gone, vault-damaged for one without a byte in it. */
export function refuseMissing(file: string): void {
  if (!existsSync(file)) throw new AppError('vault-missing')
  // SQLite takes an empty file for a healthy empty database, even with a key.
  if (statSync(file).size === 0) throw new AppError('vault-damaged')
}

/** Opens a file with the one copy of SQLite, without a key. Throws AppError native-module instead of crashing. */
export function loadSqlite(file: string, readonly = false): Database {
  // Where Node-API is older than 10 the shipped binary crashes the process, so the set-up builds one and names it here.
  const nativeBinding = process.env.GREENROOM_NATIVE_BINDING
  if (!nativeBinding && Number(process.versions.napi ?? 0) < 10) throw new AppError('native-module')
  try {
    return new Sqlite(file, { readonly, ...(nativeBinding ? { nativeBinding } : {}) })
  } catch (error) {
    if (isSqliteError(error)) throw unreadable(error)
    throw new AppError('native-module', {}, { cause: error })
  }
}

function assertFacts(db: Database, isMemory: boolean): void {
  const facts = databaseFacts(db)
  const found = facts.sqlite.split('.').map(Number)
  const difference = OLDEST_SQLITE.map((part, index) => (found[index] ?? 0) - part).find((step) => step !== 0)
  if ((difference ?? 0) < 0)
    throw new AppError('sqlite-too-old', { found: facts.sqlite, needed: OLDEST_SQLITE.join('.') })
  if (facts.synchronous !== FULL) throw new Error(`synchronous is ${facts.synchronous}, not FULL`)
  if (!isMemory && facts.cipher !== CIPHER) throw new Error(`cipher is ${facts.cipher}, not ${CIPHER}`)
}

function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
}

function unreadable(error: unknown): unknown {
  if (error instanceof AppError || !isSqliteError(error)) return error
  if (error.code === 'SQLITE_NOTADB') return new AppError('vault-key-wrong', {}, { cause: error })
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_IOERR'))
    return new AppError('vault-damaged', {}, { cause: error })
  if (error.code.startsWith('SQLITE_FULL')) return new AppError('disk-full', {}, { cause: error })
  if (error.code.startsWith('SQLITE_CANTOPEN') || error.code.startsWith('SQLITE_READONLY'))
    return new AppError('vault-damaged', {}, { cause: error })
  return error
}
