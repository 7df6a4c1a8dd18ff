import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { listBackups } from '../backup/backup-files'
import { keyOfBackup } from '../backup/backup-keys'
import { type BackupRunner, restoreBackup } from '../backup/backup-service'
import { readTrailer } from '../backup/backup-trailer'
import type { DataFolder } from '../data-folder'
import { type DataKey, wipeKey } from '../db/data-key'
import { parseKeyFile, writeKeyFile } from './key-file'
import { keyFileOf, type OpenKeys } from './vault-keys'

/**
 * Makes the newest backup that is sound the practice; one that turns out not to be leads to the one before. What cannot be
 * opened stays beside it as `.damaged-<moment>`. Throws AppError no-backup, vault-key-wrong, vault-in-use, disk-full.
 */
export async function restoreNewest(
  folder: DataFolder,
  keys: OpenKeys,
  world: { readonly now: () => Date; readonly run: BackupRunner },
): Promise<void> {
  const practice = keys.get(keyFileOf(folder.keys).current.keyId)
  if (!practice) throw new AppError('vault-key-wrong')
  for (const { name } of listBackups(folder.backups)) {
    const file = join(folder.backups, name)
    const backup = openerOf(folder, practice, file)
    if (backup === null) continue
    try {
      await restoreBackup(folder, file, { backup, practice }, world)
      return
    } catch (error) {
      const isUnsound =
        error instanceof AppError &&
        ['backup-invalid', 'backup-key-wrong', 'vault-newer'].includes(error.code)
      if (!isUnsound) throw error
    } finally {
      if (backup !== practice) wipeKey(backup)
    }
  }
  throw new AppError('no-backup')
}

function openerOf(folder: DataFolder, practice: DataKey, file: string): DataKey | null {
  try {
    return keyOfBackup(folder, practice, file)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** The sealed keys that the newest backup carries, as text; null where none carries any. */
export function keysInBackups(folder: DataFolder): string | null {
  for (const { name } of listBackups(folder.backups)) {
    const text = readTrailer(join(folder.backups, name))?.facts.keys ?? null
    const kept = text === null ? null : parseKeyFile(text)?.current
    if (text !== null && (kept?.passphrase ?? kept?.recovery)) return text
  }
  return null
}

/** Puts the sealed keys of the newest backup in the place of a key file that is lost. Throws AppError no-backup. */
export function takeKeysFromBackup(folder: DataFolder): void {
  const text = keysInBackups(folder)
  const file = text === null ? null : parseKeyFile(text)
  if (file === null) throw new AppError('no-backup')
  writeKeyFile(folder.keys, file)
}
