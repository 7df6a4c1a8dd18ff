import { randomBytes } from 'node:crypto'
import { AppError } from '@shared/errors'
import { type DataKey, keyIdOf, newDataKey, wipeKey } from '../db/data-key'
import { placeOf } from './key-digits'
import {
  type KeptKey,
  type KeyFile,
  parseKeyFile,
  readKeyFile,
  textOfKeyFile,
  writeKeyFile,
} from './key-file'
import type { Keychain } from './keychain'
import { readRecoveryCode } from './recovery-code'
import { derive, newStretching, sealKey, stretch, unsealKey } from './sealing'

/** What opens a practice or a backup besides the key itself. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly text: string }
  | { readonly kind: 'recovery'; readonly text: string }

/** Keys by their id: the practice's own, and those that it had earlier. */
export type OpenKeys = ReadonlyMap<string, DataKey>

type CopyKind = 'keychain' | 'passphrase' | 'recovery' | 'link'
const about = (kind: CopyKind, keyId: string): string => `greenroom ${kind} ${keyId}`
const newSalt = (): string => randomBytes(16).toString('hex')

/** Makes a random 256-bit data key and keeps it in both places, readable by this user alone until a passphrase protects it. */
export function createDataKey(keysFile: string): DataKey {
  const key = newDataKey()
  const current = { keyId: keyIdOf(key), plain: placeOf(key) }
  writeKeyFile(keysFile, { format: 2, cipher: 'aegis', current, next: null, links: [] }, [key])
  return key
}

/** What the key file of a practice holds. Throws AppError vault-key-missing. */
export function keyFileOf(keysFile: string): KeyFile {
  const { file, plain } = readKeyFile(keysFile)
  for (const key of plain) wipeKey(key)
  return file
}

/**
 * The keys of a practice whose key lies in its file as it is. Throws AppError vault-key-missing, or vault-locked where it is
 * sealed.
 */
export function plainKeys(keysFile: string): OpenKeys {
  const { file, plain } = readKeyFile(keysFile)
  if (plain.length === 0) throw new AppError('vault-locked')
  return withLinked(file, plain)
}

/**
 * The keys that a passphrase or a recovery code opens. Throws AppError vault-key-missing, passphrase-wrong, recovery-wrong,
 * recovery-slip (what was typed cannot be a code), no-passphrase, no-recovery (none was ever set).
 */
export const unlockKeys = async (keysFile: string, secret: Secret): Promise<OpenKeys> =>
  openKeyFile(keyFileOf(keysFile), secret)

/** The same for the text that a backup carries. Throws AppError key-text-invalid besides. */
export async function unlockKeyText(text: string, secret: Secret): Promise<OpenKeys> {
  return openKeyFile(neededKeyText(text), secret)
}

/** Which key the text of a backup seals: an id of `keysBy`. Throws AppError key-text-invalid. */
export function keyIdOfText(text: string): string {
  return neededKeyText(text).current.keyId
}

function neededKeyText(text: string): KeyFile {
  const file = parseKeyFile(text)
  if (file === null) throw new AppError('key-text-invalid')
  return file
}

async function openKeyFile(file: KeyFile, secret: Secret): Promise<OpenKeys> {
  const found: DataKey[] = []
  let isSet = false
  for (const kept of [file.next, file.current]) {
    const copy = kept?.[secret.kind]
    if (!kept || !copy) continue
    isSet = true
    const key =
      secret.kind === 'passphrase' ? await byPassphrase(kept, secret.text) : byRecovery(kept, secret.text)
    if (key) found.push(key)
  }
  if (found.length > 0) return withLinked(file, found)
  if (!isSet) throw new AppError(secret.kind === 'passphrase' ? 'no-passphrase' : 'no-recovery')
  throw new AppError(secret.kind === 'passphrase' ? 'passphrase-wrong' : 'recovery-wrong')
}

async function byPassphrase({ keyId, passphrase }: KeptKey, text: string): Promise<DataKey | null> {
  if (!passphrase) return null
  const by = await stretch(text, passphrase.stretching)
  const key = unsealKey(by, passphrase.sealed, about('passphrase', keyId))
  wipeKey(by)
  return key
}

function byRecovery({ keyId, recovery }: KeptKey, text: string): DataKey | null {
  if (!recovery) return null
  const by = derive(secretOfCode(text), recovery.salt, 'greenroom recovery')
  const key = unsealKey(by, recovery.sealed, about('recovery', keyId))
  wipeKey(by)
  return key
}

/** The secret of a code as typed. Throws AppError recovery-slip with what is wrong. */
export function secretOfCode(typed: string): Buffer {
  const read = readRecoveryCode(typed)
  switch (read.kind) {
    case 'code':
      return read.secret
    case 'count':
      throw new AppError('recovery-slip', { what: 'count', found: read.found, needed: read.needed })
    case 'word':
      throw new AppError('recovery-slip', {
        what: read.nearest === null ? 'word' : 'near',
        place: read.place,
        nearest: read.nearest ?? '',
      })
    case 'slip':
      throw new AppError('recovery-slip', { what: 'check' })
    default:
      return read satisfies never
  }
}

/**
 * The keys that the system's keychain opens without a question, or null where it keeps none. Throws AppError
 * keychain-changed when another keychain answers than the one that sealed it, keychain-refused when it does not open it:
 * then the coach is asked, and nothing is made anew.
 */
export async function keychainKeys(keysFile: string, keychain: Keychain): Promise<OpenKeys | null> {
  const file = keyFileOf(keysFile)
  const found: DataKey[] = []
  for (const kept of [file.next, file.current]) {
    const copy = kept?.keychain
    if (!kept || !copy) continue
    const backend = keychain.backend()
    if (backend !== copy.backend)
      throw new AppError('keychain-changed', { before: copy.backend, now: backend ?? 'none' })
    const key = await openByKeychain(keychain, kept.keyId, copy)
    if (key === null) throw new AppError('keychain-refused')
    found.push(key)
  }
  return found.length === 0 ? null : withLinked(file, found)
}

/**
 * The keys that open without a question: as they lie in the file, else by the keychain. Throws AppError vault-key-missing,
 * vault-locked where something has to be asked, keychain-changed, keychain-refused.
 */
export async function keysAtHand(keysFile: string, keychain: Keychain): Promise<OpenKeys> {
  const { current, next } = keyFileOf(keysFile)
  if (current.plain ?? next?.plain) return plainKeys(keysFile)
  const keys = await keychainKeys(keysFile, keychain)
  if (keys === null) throw new AppError('vault-locked')
  return keys
}

async function openByKeychain(
  keychain: Keychain,
  keyId: string,
  { secret, salt, sealed }: NonNullable<KeptKey['keychain']>,
): Promise<DataKey | null> {
  try {
    const opened = Buffer.from(await keychain.open(Buffer.from(secret, 'base64')), 'base64')
    const by = derive(opened, salt, 'greenroom keychain')
    const key = unsealKey(by, sealed, about('keychain', keyId))
    wipeKey(by)
    wipeKey(opened)
    return key
  } catch {
    // Whatever the keychain says, the answer is the same: it is not opened by it.
    return null
  }
}

/** The keys at hand and all that they have sealed, however many steps away. */
function withLinked(file: KeyFile, found: readonly DataKey[]): OpenKeys {
  const keys = new Map(found.map((key) => [keyIdOf(key), key]))
  for (;;) {
    const before = keys.size
    for (const { by, keyId, sealed } of file.links) {
      const opener = keys.get(by)
      const key = opener && !keys.has(keyId) ? unsealKey(opener, sealed, about('link', keyId)) : null
      if (key) keys.set(keyId, key)
    }
    if (keys.size === before) return keys
  }
}

/** Every key that somebody has who has this one: the practice's own and the earlier ones, for older backups. */
export const keysBy = (keysFile: string, key: DataKey): OpenKeys => withLinked(keyFileOf(keysFile), [key])

/** Wipes keys that are not needed, all but `kept`. */
export function wipeOthers(keys: OpenKeys, kept: DataKey | null): void {
  for (const key of keys.values()) if (key !== kept) wipeKey(key)
}

/**
 * The text that a backup carries, so that it opens elsewhere: the sealed copies of the key, never the key itself. Without a
 * passphrase and a recovery code it opens on this computer only.
 */
export function wrappedKeysFor(keysFile: string): string {
  const { current } = keyFileOf(keysFile)
  const { plain: _plain, ...sealed } = current
  return textOfKeyFile({ format: 2, cipher: 'aegis', current: sealed, next: null, links: [] })
}

/** A copy of a key that a passphrase opens. */
export async function passphraseCopy(
  key: DataKey,
  text: string,
): Promise<NonNullable<KeptKey['passphrase']>> {
  const stretching = newStretching()
  const by = await stretch(text, stretching)
  const sealed = sealKey(by, key, about('passphrase', keyIdOf(key)))
  wipeKey(by)
  return { stretching, sealed }
}

/** A copy of a key that a recovery code opens. */
export function recoveryCopy(key: DataKey, secret: Uint8Array, at: Date): NonNullable<KeptKey['recovery']> {
  const salt = newSalt()
  const by = derive(secret, salt, 'greenroom recovery')
  const sealed = sealKey(by, key, about('recovery', keyIdOf(key)))
  wipeKey(by)
  return { salt, sealed, madeAt: at.toISOString() }
}

/** A copy of a key that the keychain opens; tried at once. Throws AppError keychain-refused when it cannot be read back. */
export async function keychainCopy(
  key: DataKey,
  keychain: Keychain,
): Promise<NonNullable<KeptKey['keychain']>> {
  const backend = keychain.backend()
  if (backend === null) throw new AppError('keychain-refused')
  const opener = randomBytes(32)
  const salt = newSalt()
  const by = derive(opener, salt, 'greenroom keychain')
  const sealed = sealKey(by, key, about('keychain', keyIdOf(key)))
  wipeKey(by)
  let copy: NonNullable<KeptKey['keychain']>
  try {
    const secret = Buffer.from(await keychain.seal(opener.toString('base64'))).toString('base64')
    copy = { backend, secret, salt, sealed }
  } catch (error) {
    throw new AppError('keychain-refused', {}, { cause: error })
  } finally {
    wipeKey(opener)
  }
  const back = await openByKeychain(keychain, keyIdOf(key), copy)
  if (back === null) throw new AppError('keychain-refused')
  wipeKey(back)
  return copy
}

/** A key sealed by another one. */
export function linkOf(by: DataKey, key: DataKey): KeyFile['links'][number] {
  const keyId = keyIdOf(key)
  return { by: keyIdOf(by), keyId, sealed: sealKey(by, key, about('link', keyId)) }
}
