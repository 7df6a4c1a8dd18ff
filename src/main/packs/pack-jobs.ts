import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '@shared/errors'
import { type PackContents, packLimits } from '@shared/packs'
import type { Database } from 'better-sqlite3'
import { writeFileAtomically } from '../atomic-file'
import { notWritten, writeNewFolder } from '../new-folder'
import { getDocumentContent } from '../records/documents-repository'
import type { Packed, PackFile } from './pack-directory'
import { importableFile } from './pack-names'
import {
  type PackHeader,
  type PackKey,
  packHeadBytes,
  readPackHeader,
  sealPack,
  unsealPack,
} from './sealed-pack'

export type PackJob = {
  readonly type: 'pack'
  readonly about: Omit<Packed, 'files'>
  readonly files: readonly PackFile[]
  /** Documents of the practice, which are read here, under the names that they get. */
  readonly documents: readonly { readonly id: string; readonly name: string }[]
  readonly target:
    | { readonly form: 'sealed'; readonly file: string; readonly seal: PackKey }
    /** A folder that does not exist yet. */
    | { readonly form: 'files'; readonly folder: string }
}
export type PackDone = { readonly files: number; readonly bytes: number }

export type UnpackJob = {
  readonly type: 'unpack'
  readonly file: string
  readonly key: Uint8Array
  /** Where its files are saved, a folder that does not exist yet; null where they are only listed. */
  readonly folder: string | null
}
export type UnpackDone = { readonly contents: PackContents; readonly importable: Uint8Array | null }

/**
 * Writes a pack whole or not at all. Throws AppError pack-too-large, file-exists, file-not-writable; not-found where a document
 * is gone meanwhile.
 */
export function writePack(db: Database, { about, files, documents, target }: PackJob): PackDone {
  const all: readonly PackFile[] = [
    ...files,
    ...documents.map(({ id, name }) => ({ name, bytes: getDocumentContent(db, id) })),
  ]
  const bytes = all.reduce((sum, file) => sum + file.bytes.length, 0)
  if (target.form === 'files') writeFolder(target.folder, all)
  else {
    const seal = { ...target.seal, key: Buffer.from(target.seal.key) }
    const sealed = sealPack({ ...about, files: all }, seal)
    try {
      writeFileAtomically(target.file, sealed, 0o600)
    } catch (error) {
      throw notWritten(error, target.file)
    }
  }
  return { files: all.length, bytes }
}

/**
 * Opens a sealed pack with its key, and saves its files where a folder is named. Throws AppError like readPackHead and
 * unsealPack, file-exists, file-not-writable.
 */
export function readPack({ file, key, folder }: UnpackJob): UnpackDone {
  const { client, madeOn, files } = unsealPack(readWhole(file), Buffer.from(key))
  if (folder !== null) writeFolder(folder, files)
  const importable = files.find(({ name }) => name === importableFile)
  return {
    contents: {
      fileName: basename(file),
      clientName: client,
      madeOn,
      files: files.map(({ name, bytes }) => ({ name, byteCount: bytes.length })),
      isImportable: importable !== undefined,
    },
    importable: importable ? new Uint8Array(importable.bytes) : null,
  }
}

/** The head of a sealed pack, without the rest. Throws AppError file-not-readable and like readPackHeader. */
export function readPackHead(file: string): PackHeader {
  return withFile(file, (handle, size) =>
    readPackHeader(readBytes(handle, Math.min(size, packHeadBytes)), size),
  )
}

function readWhole(file: string): Buffer {
  return withFile(file, (handle, size) => {
    // A file may have grown since its head was read, beyond what is taken into memory.
    if (size > packLimits.bytes + 1024) throw new AppError('pack-damaged')
    return readBytes(handle, size)
  })
}

function withFile<T>(file: string, read: (handle: number, size: number) => T): T {
  let handle: number | null = null
  try {
    handle = openSync(file, 'r')
    return read(handle, fstatSync(handle).size)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-not-readable', { file: basename(file) }, { cause: error })
  } finally {
    if (handle !== null) closeSync(handle)
  }
}

function readBytes(handle: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let done = 0
  while (done < size) {
    const read = readSync(handle, bytes, done, size - done, done)
    if (read === 0) break
    done += read
  }
  return bytes.subarray(0, done)
}

function writeFolder(folder: string, files: readonly PackFile[]): void {
  writeNewFolder(folder, (partial) => {
    for (const { name, bytes } of files) {
      const file = join(partial, ...name.split('/'))
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      const handle = openSync(file, 'wx', 0o600)
      try {
        writeFileSync(handle, bytes)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    }
  })
}
