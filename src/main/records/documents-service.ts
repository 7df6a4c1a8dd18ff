import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type ClientDocument,
  type DocumentDraft,
  documentLimits,
  documentName,
  fileEnding,
  isRunnable,
} from '@shared/documents'
import { AppError } from '@shared/errors'
import { writeFileAtomically } from '../atomic-file'
import type { Context } from '../context'
import { documentBytes, getDocument, getDocumentContent, saveDocument } from './documents-repository'

type Owner = { readonly clientId: string; readonly opportunityId: string | null }
type Documents = Pick<Context, 'db' | 'now' | 'newId' | 'keepDocument' | 'shell' | 'openedCopies'>
type Attaching = Pick<Documents, 'db' | 'now' | 'newId' | 'keepDocument'>

/** Keeps a file with a client. Throws AppError document-too-large, documents-full. */
export async function attachDocument(
  { db, now, newId, keepDocument }: Attaching,
  owner: Owner,
  file: { readonly fileName: string; readonly content: Uint8Array },
): Promise<ClientDocument> {
  const fileName = documentName(file.fileName)
  const { byteLength, byteOffset, buffer } = file.content
  requireRoom(fileName, byteLength, documentBytes(db, owner.clientId))
  const content = Buffer.from(buffer, byteOffset, byteLength)
  return keepDocument({ ...owner, id: newId(), fileName, content }, now().toISOString())
}

/** Reads a file of the disk and keeps it with a client. Throws like attachDocument, and AppError file-not-readable. */
export async function attachFile(context: Attaching, owner: Owner, path: string): Promise<ClientDocument> {
  const fileName = basename(path)
  try {
    // Asked before it is read, so that a film does not fill the memory first.
    const { size } = await stat(path)
    requireRoom(documentName(fileName), size, documentBytes(context.db, owner.clientId))
    const content = await readFile(path)
    return await attachDocument(context, owner, { fileName, content })
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error && 'code' in error)) throw error
    if (String(error.code).startsWith('SQLITE_')) throw error
    throw new AppError('file-not-readable', { file: fileName }, { cause: error })
  }
}

/** Changes a document's name, remark or opportunity; a name without an ending keeps the one it had. */
export function changeDocument(
  { db, now }: Pick<Documents, 'db' | 'now'>,
  draft: DocumentDraft,
): ClientDocument {
  const ending = fileEnding(getDocument(db, draft.id).fileName)
  const isBare = fileEnding(draft.fileName) === '' && ending !== ''
  const fileName = documentName(isBare ? `${draft.fileName}.${ending}` : draft.fileName)
  return saveDocument(db, { ...draft, fileName }, now().toISOString())
}

/**
 * Shows a document in the program that the system has for it, as a copy that goes away again.
 * Throws AppError document-runnable, document-not-opened.
 */
export async function openDocument({ db, shell, openedCopies }: Documents, id: string): Promise<void> {
  const { fileName } = getDocument(db, id)
  if (isRunnable(fileName)) throw new AppError('document-runnable', { file: fileName })
  const copy = openedCopies.put(fileName, getDocumentContent(db, id))
  if (!(await shell.openFile(copy))) throw new AppError('document-not-opened', { file: fileName })
}

/** Writes a document to a place outside the vault. Throws AppError file-not-writable. */
export function exportDocument({ db }: Pick<Documents, 'db'>, id: string, file: string): void {
  const content = getDocumentContent(db, id)
  try {
    writeFileAtomically(file, content)
  } catch (error) {
    throw new AppError('file-not-writable', { file: basename(file) }, { cause: error })
  }
}

function requireRoom(file: string, bytes: number, taken: number): void {
  const { bytes: most, clientBytes, megabytes, clientMegabytes } = documentLimits
  if (bytes > most) throw new AppError('document-too-large', { file, limit: megabytes })
  if (taken + bytes > clientBytes) throw new AppError('documents-full', { file, limit: clientMegabytes })
}
