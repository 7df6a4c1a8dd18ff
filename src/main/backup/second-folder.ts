import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '@shared/errors'
import { flushFolder } from '../atomic-file'

const CHUNK = 1024 * 1024

/**
 * The folder of one practice's backups inside the coach's second folder. Its name says which practice, so that two of
 * them in one cloud folder never thin out each other's backups.
 */
export function secondFolderOf(chosen: string, practiceId: string): string {
  const mark = createHash('sha256').update(practiceId).digest('hex').slice(0, 8)
  return join(chosen, `Greenroom-backups-${mark}`)
}

/**
 * Copies a backup into the second folder: under a temporary name, flushed, read back and compared, renamed. The chosen
 * folder must be there: a stick that is not plugged in is never replaced by a folder of its name.
 * Throws AppError second-folder-missing, second-folder-failed; nothing is left under the final name then.
 */
export function copyToSecond(file: string, chosen: string, practiceId: string): string {
  if (!existsSync(chosen)) throw new AppError('second-folder-missing', { folder: chosen }, { retry: true })
  const folder = secondFolderOf(chosen, practiceId)
  const target = join(folder, basename(file))
  const temporary = join(folder, `.${basename(file)}.${process.pid}.partial`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const written = copyFlushed(file, temporary)
    if (hashOf(temporary) !== written) throw new Error('The copy differs from the backup')
    renameSync(temporary, target)
    flushFolder(folder)
    return folder
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new AppError('second-folder-failed', { folder: chosen }, { cause: error, retry: true })
  }
}

/** Copies a file in pieces, flushes the copy, and answers the SHA-256 of what was read. Throws what the disk throws. */
export function copyFlushed(from: string, to: string): string {
  const hash = createHash('sha256')
  const target = openSync(to, 'w', 0o600)
  try {
    for (const piece of piecesOf(from)) {
      hash.update(piece)
      writeSync(target, piece)
    }
    fsyncSync(target)
  } finally {
    closeSync(target)
  }
  return hash.digest('hex')
}

function hashOf(file: string): string {
  const hash = createHash('sha256')
  for (const piece of piecesOf(file)) hash.update(piece)
  return hash.digest('hex')
}

function* piecesOf(file: string): Generator<Uint8Array> {
  const source = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(CHUNK)
    for (;;) {
      const bytes = readSync(source, buffer, 0, CHUNK, null)
      if (bytes === 0) return
      yield buffer.subarray(0, bytes)
    }
  } finally {
    closeSync(source)
  }
}
