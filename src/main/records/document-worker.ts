import { parentPort, workerData } from 'node:worker_threads'
import { type DataKey, openDatabase } from '../db/open-database'
import { createDocument, type NewDocument } from './documents-repository'

/** What the worker is handed: where the practice is, and the document to write into it. */
export type DocumentJob = {
  readonly database: string
  readonly key: DataKey
  readonly document: NewDocument
  readonly at: string
}
/** How it ended: written, or with the code of what the disk or the database said. */
export type DocumentAnswer = { readonly isKept: true } | { readonly isKept: false; readonly code: string }

function write({ database, key, document, at }: DocumentJob): DocumentAnswer {
  const db = openDatabase(database, key)
  try {
    // A buffer arrives as plain bytes.
    createDocument(db, { ...document, content: Buffer.from(document.content) }, at)
    return { isKept: true }
  } catch (error) {
    return { isKept: false, code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  } finally {
    db.close()
  }
}

parentPort?.postMessage(write(workerData as DocumentJob))
