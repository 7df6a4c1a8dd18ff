import { existsSync, readFileSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { z } from 'zod'
import { writeFileAtomically } from '../atomic-file'
import { type DataKey, wipeKey } from '../db/data-key'
import { fillDigits, keyIdOfPlace, placeOf, takeDigits } from './key-digits'
import { sealedKey, stretching } from './sealing'

const place = z.string().regex(/^[0-9a-f]{16}-{48}$/)
const keyId = z.string().regex(/^[0-9a-f]{16}$/)
const salt = z.string().regex(/^[0-9a-f]{32}$/)

/** A key as it is kept: each copy opens it alone. */
const keptKey = z.strictObject({
  keyId,
  /**
   * Where the file has the key itself, for whoever can read this user's files. Only as long as neither keychain nor passphrase
   * keep it. In memory its place (key-digits) stands here, never its digits.
   */
  plain: place.optional(),
  /** Sealed by a secret that the system's keychain has sealed; `backend` is what the keychain called itself then. */
  keychain: z
    .strictObject({ backend: z.string().max(60), secret: z.base64().max(8_000), salt, sealed: sealedKey })
    .optional(),
  passphrase: z.strictObject({ stretching, sealed: sealedKey }).optional(),
  recovery: z.strictObject({ salt, sealed: sealedKey, madeAt: z.iso.datetime() }).optional(),
})
export type KeptKey = z.infer<typeof keptKey>

/** A key sealed by another one: whoever has `by` has `keyId` too. */
const keyLink = z.strictObject({ by: keyId, keyId, sealed: sealedKey })

const keyFile = z.strictObject({
  format: z.literal(2),
  cipher: z.literal('aegis'),
  current: keptKey,
  /** Where the practice's key is being changed: the key that it will have. */
  next: keptKey.nullable(),
  /** Earlier keys, sealed by the current one, for backups that were made with them. */
  links: z.array(keyLink).max(1_000),
})
/** What keys.json holds, and what a backup carries. */
export type KeyFile = z.infer<typeof keyFile>

/** As versions before the passphrase wrote it. */
const firstFormat = z.object({ format: z.literal(1), cipher: z.literal('aegis'), key: place })

/** A key file, and the keys that lie in it as they are, which whoever asked has to wipe. */
export type ReadKeyFile = { readonly file: KeyFile; readonly plain: readonly DataKey[] }

/** Reads the text of a key file that a backup carries; null when it is none. */
export function parseKeyFile(text: string): KeyFile | null {
  const read = readBytes(Buffer.from(text))
  for (const key of read?.plain ?? []) wipeKey(key)
  return read?.file ?? null
}

/** Reads the bytes of a key file, and takes the keys that it has as they are out of them. */
function readBytes(bytes: Buffer): ReadKeyFile | null {
  const plain = takeDigits(bytes)
  const file = readText(bytes.toString('utf8'))
  if (file !== null && hasDigitsOf(file, plain)) return { file, plain }
  for (const key of plain) wipeKey(key)
  return null
}

/** Whether each place of digits in a file is that of one of these keys. */
function hasDigitsOf({ current, next }: KeyFile, plain: readonly DataKey[]): boolean {
  const places = new Set(plain.map(placeOf))
  return [current, next].every((kept) => !kept?.plain || places.has(kept.plain))
}

function readText(text: string): KeyFile | null {
  try {
    const value: unknown = JSON.parse(text)
    const old = firstFormat.safeParse(value)
    if (!old.success) return keyFile.parse(value)
    const current = { keyId: keyIdOfPlace(old.data.key), plain: old.data.key }
    return { format: 2, cipher: 'aegis', current, next: null, links: [] }
  } catch {
    // A damaged copy is as good as a lost one: the other copy decides.
    return null
  }
}

/** The text of a key file, with places where its bytes have digits. */
export const textOfKeyFile = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`

/** The second place of a key file. */
export const secondPlace = (keysFile: string): string => `${keysFile}.bak`

/**
 * Writes both places, readable by this user alone; the second first, so that one of them is whole at any moment. `plain` are
 * the keys that lie in the file as they are. Throws AppError vault-key-wrong where one of them is missing.
 */
export function writeKeyFile(keysFile: string, file: KeyFile, plain: readonly DataKey[] = []): void {
  if (!hasDigitsOf(file, plain)) throw new AppError('vault-key-wrong')
  const bytes = Buffer.from(textOfKeyFile(file))
  try {
    for (const key of plain) fillDigits(bytes, key)
    writeFileAtomically(secondPlace(keysFile), bytes, 0o600)
    writeFileAtomically(keysFile, bytes, 0o600)
  } finally {
    bytes.fill(0)
  }
}

/**
 * Reads the key file or its second place, and mends the one that is lost where it can be written. A power cut between the two
 * leaves the second one newer; either opens. Throws AppError vault-key-missing.
 */
export function readKeyFile(keysFile: string): ReadKeyFile {
  for (const at of [keysFile, secondPlace(keysFile)]) {
    const bytes = existsSync(at) ? readFileSync(at) : Buffer.alloc(0)
    const read = readBytes(bytes)
    if (read === null) continue
    if (at !== keysFile) mend(keysFile)
    return read
  }
  throw new AppError('vault-key-missing')
}

function mend(keysFile: string): void {
  const bytes = readFileSync(secondPlace(keysFile))
  try {
    writeFileAtomically(keysFile, bytes, 0o600)
  } catch {
    // On a disk that cannot be written the second place serves as well.
  } finally {
    bytes.fill(0)
  }
}

/** Whether any copy of the key is here. */
export function hasKeyFile(keysFile: string): boolean {
  return existsSync(keysFile) || existsSync(secondPlace(keysFile))
}
