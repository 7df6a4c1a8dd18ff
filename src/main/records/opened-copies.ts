import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../running-process'

/** Copies of documents outside the vault, for other programs to show. */
export type OpenedCopies = {
  /** Writes a copy that only this user can read, and says where. Copies older than an hour are removed first. */
  readonly put: (fileName: string, content: Uint8Array) => string
  /** Removes every copy; what another program still holds open stays for the next sweep. */
  readonly removeAll: () => void
}

const prefix = 'greenroom-opened-'
const hourMs = 3_600_000

/**
 * Keeps copies in one folder a run, under the system's temporary folder. The folder is named after the process and made
 * when the first copy is wanted.
 */
export function openedCopies(temporaryRoot: string, now: () => Date): OpenedCopies {
  let folder: string | null = null
  let copies: { readonly folder: string; readonly at: number }[] = []
  const place = (): string => {
    if (folder === null || !existsSync(folder))
      folder = mkdtempSync(join(temporaryRoot, `${prefix}${process.pid}-`))
    return folder
  }
  return {
    put: (fileName, content) => {
      const at = now().getTime()
      for (const old of copies.filter((copy) => at - copy.at > hourMs)) removeQuietly(old.folder)
      copies = copies.filter((copy) => at - copy.at <= hourMs)
      // A folder of its own, so that two documents of one name do not meet.
      const own = mkdtempSync(join(place(), 'copy-'))
      copies.push({ folder: own, at })
      const file = join(own, fileName)
      writeFileSync(file, content, { mode: 0o600, flag: 'wx' })
      return file
    },
    removeAll: () => {
      if (folder !== null) removeQuietly(folder)
      folder = null
      copies = []
    },
  }
}

/** Removes what runs that are over have left behind, for instance after a crash. */
export function sweepOpenedCopies(temporaryRoot: string): void {
  for (const name of readdirSync(temporaryRoot)) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    const path = join(temporaryRoot, name)
    if (owner !== undefined && !isRunning(Number(owner)) && isOwnFolder(path)) removeQuietly(path)
  }
}

/** Another program may hold a copy open, which keeps it from being removed on Windows; a later sweep finds it. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

function isOwnFolder(path: string): boolean {
  try {
    const found = lstatSync(path)
    return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid())
  } catch {
    // It has gone meanwhile.
    return false
  }
}
