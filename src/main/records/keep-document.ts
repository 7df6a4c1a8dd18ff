import type { ClientDocument } from '@shared/documents'
import { AppError } from '@shared/errors'
import type { Vault } from '../vault/vault'
import { startWorker } from '../workers'
import type { DocumentAnswer, DocumentJob } from './document-worker'
import { createDocument, getDocument, type NewDocument } from './documents-repository'

/** Writing up to here takes main no longer than a note does. */
const quickBytes = 500_000

/**
 * Writes a document into the practice. A large one is written by a second connection in a thread of its own, so that
 * typing and lists go on meanwhile; a save at that very moment waits for its commit.
 */
export async function keepDocument(
  { db, folder, key }: Pick<Vault, 'db' | 'folder' | 'key'>,
  document: NewDocument,
  at: string,
): Promise<ClientDocument> {
  if (document.content.byteLength <= quickBytes) return createDocument(db, document, at)
  await writeInWorker({ database: folder.database, key, document, at })
  return getDocument(db, document.id)
}

function writeInWorker(job: DocumentJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('document-worker', job)
    worker.once('message', (answer: DocumentAnswer) => {
      if (answer.isKept) resolve()
      else if (answer.code === 'not-found') reject(new AppError('not-found'))
      // With its code the door finds the sentence, for instance that the disk is full.
      else reject(Object.assign(new Error('The document was not written'), { code: answer.code }))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The document worker ended with ${code}`)))
  })
}
