import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../atomic-file'
import type { DataFolder } from '../data-folder'

const record = z.object({ at: z.iso.datetime(), rows: z.int().min(0) })
export type BackupRecord = z.infer<typeof record>

const fileOf = (folder: DataFolder) => join(folder.backups, 'last-verified.json')

/** When a backup was last made and verified, and how many rows it holds; null when never or not readable. */
export function lastBackup(folder: DataFolder): BackupRecord | null {
  try {
    return record.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')))
  } catch {
    // Only a line in Settings hangs on it; the backups themselves are beside it.
    return null
  }
}

/** Keeps when a backup was verified. */
export function recordBackup(folder: DataFolder, backup: BackupRecord): void {
  writeFileAtomically(fileOf(folder), JSON.stringify(backup), 0o600)
}
