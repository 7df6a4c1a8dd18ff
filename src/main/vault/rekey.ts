import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { type DataKey, keyIdOf, newDataKey, wipeKey } from '../db/data-key'
import { giveKey } from '../db/open-database'
import { placeOf } from './key-digits'
import { type KeptKey, writeKeyFile } from './key-file'
import type { Keychain } from './keychain'
import { keychainCopy, keyFileOf, keysBy, linkOf, passphraseCopy, recoveryCopy } from './vault-keys'

/** What the new key is to be kept by; each only where the old one was. */
export type RekeySecrets = {
  /** The passphrase, which was checked; null where there is none. */
  readonly passphrase: string | null
  /** The secret of a new recovery code, which the coach has on paper already; null where there is none. */
  readonly recovery: Uint8Array | null
  readonly keychain: Keychain
  readonly at: Date
}

/**
 * Makes a new key and keeps it beside the old one, each sealed by the other besides: from here on passphrase, old and new code
 * all open the practice, whichever of the two keys its pages have. The pages get it when the practice is opened next.
 * Throws AppError rekey-unfinished, keychain-refused.
 */
export async function prepareRekey(keysFile: string, key: DataKey, secrets: RekeySecrets): Promise<void> {
  const file = keyFileOf(keysFile)
  if (file.next !== null || file.current.keyId !== keyIdOf(key)) throw new AppError('rekey-unfinished')
  const fresh = newDataKey()
  const { passphrase, recovery, keychain, at } = secrets
  const next: KeptKey = {
    keyId: keyIdOf(fresh),
    ...(file.current.plain ? { plain: placeOf(fresh) } : {}),
    ...(passphrase === null ? {} : { passphrase: await passphraseCopy(fresh, passphrase) }),
    ...(recovery === null ? {} : { recovery: recoveryCopy(fresh, recovery, at) }),
    ...(file.current.keychain ? { keychain: await keychainCopy(fresh, keychain) } : {}),
  }
  if (!next.plain && !next.passphrase && !next.keychain) throw new AppError('no-passphrase')
  const links = [...file.links, linkOf(key, fresh), linkOf(fresh, key)]
  writeKeyFile(keysFile, { ...file, next, links }, [key, fresh])
  wipeKey(fresh)
}

/**
 * Brings a key change to its end, where one was begun: gives the pages the new key if they have the old one still, then forgets
 * the old copies. Earlier keys stay sealed by the new one, for backups that were made with them. Whatever ends the process
 * at whatever point, the next opening goes on from there. Answers the key that the practice has now; the other one is wiped.
 */
export function settleRekey(db: Database, keysFile: string, key: DataKey): DataKey {
  const file = keyFileOf(keysFile)
  const { current, next } = file
  if (next === null) return key
  const keys = keysBy(keysFile, key)
  const [old, fresh] = [keys.get(current.keyId), keys.get(next.keyId)]
  if (!old || !fresh) throw new AppError('vault-key-wrong')
  if (keyIdOf(key) === current.keyId) {
    giveKey(db, fresh, 'rekey')
    db.pragma('wal_checkpoint(TRUNCATE)')
  }
  const links = [...keys.values()].filter((one) => one !== fresh).map((one) => linkOf(fresh, one))
  writeKeyFile(keysFile, { ...file, current: next, next: null, links }, [fresh])
  for (const one of keys.values()) if (one !== fresh) wipeKey(one)
  return fresh
}
