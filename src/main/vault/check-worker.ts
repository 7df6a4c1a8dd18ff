import { parentPort, workerData } from 'node:worker_threads'
import { type DataKey, openDatabase } from '../db/open-database'

/** What the worker is handed; it answers whether every page of the file is sound. */
export type CheckJob = { readonly file: string; readonly key: DataKey }

const { file, key } = workerData as CheckJob

function isSound(): boolean {
  const db = openDatabase(file, key, { readOnly: true })
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch (error) {
    // A page that cannot be read is not sound; anything else says nothing about the file.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT'))
      return false
    throw error
  } finally {
    db.close()
  }
}

parentPort?.postMessage(isSound())
