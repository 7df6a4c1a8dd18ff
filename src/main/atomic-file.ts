import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Flushes a folder's list of names, so that a rename survives a power cut. Windows has no such call and needs none. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Writes a whole file or nothing: temporary name, flush, rename, flush of the folder. Throws what the disk throws. */
export function writeFileAtomically(file: string, data: string | Uint8Array, mode = 0o644): void {
  const temporary = join(dirname(file), `.${basename(file).slice(0, 100)}.${process.pid}.partial`)
  try {
    const handle = openSync(temporary, 'w', mode)
    try {
      writeFileSync(handle, data)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, file)
    flushFolder(dirname(file))
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
