import { AppError } from '@shared/errors'
import { loadSqlite } from '../db/open-database'

/**
 * Holds the practice for one process, window or command line. The lock is SQLite's own file lock on a small file:
 * the system lets go of it when the process ends in whatever way, so a crash never leaves a stale one.
 * Throws AppError vault-in-use.
 */
export function holdVault(inUseFile: string): { readonly release: () => void } {
  const db = loadSqlite(inUseFile)
  try {
    db.pragma('busy_timeout = 0')
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')
      throw new AppError('vault-in-use', {}, { cause: error })
    throw error
  }
  return {
    release: () => {
      db.close()
    },
  }
}
