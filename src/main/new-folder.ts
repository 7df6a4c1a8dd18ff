import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '@shared/errors'
import { flushFolder } from './atomic-file'

/** Where a folder is written until it is whole. */
export const partialFolder = (folder: string): string => join(dirname(folder), `.${basename(folder)}.partial`)

/** Takes away what a folder that did not come to its end has left. */
export function dropPartial(folder: string): void {
  try {
    rmSync(partialFolder(folder), { recursive: true, force: true })
  } catch {
    // Where nothing can be removed, nothing could be written.
  }
}

/**
 * Makes a folder that stands under its name only when it is whole. `write` fills the folder it is given and flushes its
 * files. Throws AppError file-exists, file-not-writable; nothing is left then. A full disk is thrown as the disk says it.
 */
export function writeNewFolder<T>(folder: string, write: (partial: string) => T): T {
  const partial = partialFolder(folder)
  const refuseThere = (): void => {
    if (existsSync(folder)) throw new AppError('file-exists', { file: basename(folder) })
  }
  refuseThere()
  try {
    dropPartial(folder)
    mkdirSync(partial, { mode: 0o700 })
    const done = write(partial)
    // Somebody may have made a folder of that name meanwhile; an empty one would be replaced without a word.
    refuseThere()
    renameSync(partial, folder)
    flushFolder(dirname(folder))
    return done
  } catch (error) {
    dropPartial(folder)
    throw notWritten(error, folder)
  }
}

/** What an error at writing means for the coach: the sentence it has already, a full disk, else that nothing can be written there. */
export function notWritten(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (error instanceof AppError || code === 'ENOSPC' || code === 'EDQUOT') return error
  return new AppError('file-not-writable', { file: basename(place) }, { cause: error, retry: true })
}
