import { basename } from 'node:path'
import { AppError } from '@shared/errors'
import type { DataFolder } from '../data-folder'
import { type DataKey, keyIdOf, wipeKey } from '../db/data-key'
import { keyIdOfText, keysBy, wrappedKeysFor } from '../vault/vault-keys'
import { readTrailer } from './backup-trailer'

/**
 * The sealed keys that a backup carries, which open it on another computer by passphrase or recovery code. A key in the
 * clear never goes along with what it opens.
 */
export const carriedKeys = (folder: DataFolder): string => wrappedKeysFor(folder.keys)

/**
 * The key that opens a backup: the practice's own, or the one that it had when the backup was made. Wiped by the caller
 * where it is not the practice's own. Throws AppError backup-key-wrong for a backup of a key the practice never had.
 */
export function keyOfBackup(folder: DataFolder, own: DataKey, file: string): DataKey {
  const carried = readTrailer(file)?.facts.keys ?? null
  const wanted = carried === null ? keyIdOf(own) : keyIdOfText(carried)
  const keys = keysBy(folder.keys, own)
  const found = keys.get(wanted)
  for (const key of keys.values()) if (key !== own && key !== found) wipeKey(key)
  if (!found) throw new AppError('backup-key-wrong', { file: basename(file) })
  return found
}
