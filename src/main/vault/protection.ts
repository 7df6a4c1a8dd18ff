import { AppError } from '@shared/errors'
import { type DataKey, keyIdOf } from '../db/data-key'
import { placeOf } from './key-digits'
import { type KeptKey, type KeyFile, writeKeyFile } from './key-file'
import type { Keychain } from './keychain'
import { needLongPassphrase } from './sealing'
import {
  keychainCopy,
  keyFileOf,
  passphraseCopy,
  recoveryCopy,
  type Secret,
  secretOfCode,
  unlockKeys,
  wipeOthers,
} from './vault-keys'

/** What keeps the key of an open practice. */
export type Protection = {
  readonly hasPassphrase: boolean
  /** When the recovery code was made; null without one. */
  readonly recoveryMadeAt: string | null
  /** Whether the practice opens by the keychain without a question. */
  readonly hasKeychain: boolean
  /** Whether the key lies in its file as it is. */
  readonly isPlain: boolean
  /** The keychain that this computer offers; null where there is none. */
  readonly keychain: string | null
}

/** What keeps the practice's key now. */
export function protectionOf(keysFile: string, keychain: Keychain): Protection {
  const { current } = keyFileOf(keysFile)
  return {
    hasPassphrase: current.passphrase !== undefined,
    recoveryMadeAt: current.recovery?.madeAt ?? null,
    hasKeychain: current.keychain !== undefined,
    isPlain: current.plain !== undefined,
    keychain: keychain.backend(),
  }
}

/**
 * Sets or changes the passphrase. With `byKeychain` the practice still opens without a question at the start, where there is a
 * keychain. From now on the key itself lies nowhere. Throws AppError passphrase-short, keychain-refused.
 */
export async function setPassphrase(
  keysFile: string,
  key: DataKey,
  {
    text,
    byKeychain,
    keychain,
  }: { readonly text: string; readonly byKeychain: boolean; readonly keychain: Keychain },
): Promise<void> {
  needLongPassphrase(text)
  const passphrase = await passphraseCopy(key, text)
  const opened = byKeychain ? await keychainCopy(key, keychain) : undefined
  change(keysFile, key, ({ plain: _plain, keychain: _keychain, ...kept }) => ({
    ...kept,
    passphrase,
    ...(opened ? { keychain: opened } : {}),
  }))
}

/**
 * Takes the passphrase away. The practice then opens by the keychain, where there is one and a recovery code stands behind it,
 * else by the key in its file. Throws AppError keychain-refused.
 */
export async function removePassphrase(keysFile: string, key: DataKey, keychain: Keychain): Promise<void> {
  const { current } = keyFileOf(keysFile)
  const mayUseKeychain = keychain.backend() !== null && current.recovery !== undefined
  const opened = mayUseKeychain ? (current.keychain ?? (await keychainCopy(key, keychain))) : undefined
  change(keysFile, key, ({ passphrase: _passphrase, keychain: _keychain, ...kept }) => ({
    ...kept,
    ...(opened ? { keychain: opened } : { plain: placeOf(key) }),
  }))
}

/** Opens without a question by the keychain from now on, or asks at every start. Throws AppError keychain-refused, no-passphrase. */
export async function useKeychain(
  keysFile: string,
  key: DataKey,
  keychain: Keychain,
  isUsed: boolean,
): Promise<void> {
  const { current } = keyFileOf(keysFile)
  if (!current.passphrase) throw new AppError('no-passphrase')
  const opened = isUsed ? await keychainCopy(key, keychain) : undefined
  change(keysFile, key, ({ keychain: _keychain, ...kept }) => ({
    ...kept,
    ...(opened ? { keychain: opened } : {}),
  }))
}

/** Lets this recovery code open the practice, and no earlier one. */
export function setRecoveryCode(keysFile: string, key: DataKey, secret: Uint8Array, at: Date): void {
  const recovery = recoveryCopy(key, secret, at)
  change(keysFile, key, (kept) => ({ ...kept, recovery }))
}

/** Whether a passphrase or a typed code is the practice's. Throws AppError passphrase-wrong, recovery-wrong, recovery-slip. */
export async function needSecret(keysFile: string, secret: Secret): Promise<void> {
  if (secret.kind === 'recovery') secretOfCode(secret.text)
  wipeOthers(await unlockKeys(keysFile, secret), null)
}

/** Writes a changed current key in both places. A key that is being changed has to be finished first. */
function change(keysFile: string, key: DataKey, how: (kept: KeptKey) => KeptKey): void {
  const file: KeyFile = keyFileOf(keysFile)
  if (file.next !== null || file.current.keyId !== keyIdOf(key)) throw new AppError('rekey-unfinished')
  writeKeyFile(keysFile, { ...file, current: how(file.current) }, [key])
}
