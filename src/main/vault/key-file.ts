import { existsSync, readFileSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { z } from 'zod'
import { writeFileAtomically } from '../atomic-file'
import { sealedKey, stretching } from './sealing'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const keyId = z.string().regex(/^[0-9a-f]{16}$/)
const salt = z.string().regex(/^[0-9a-f]{32}$/)

/** A key as it is kept: each copy opens it alone. */
const keptKey = z.strictObject({
  keyId,
  /** The key itself, for whoever can read this user's files. Only as long as neither keychain nor passphrase keep it. */
  plain: hex64.optional(),
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
const firstFormat = z.object({ format: z.literal(1), cipher: z.literal('aegis'), key: hex64 })

/** Reads a key file's text; null when it is none. */
export function parseKeyFile(text: string, idOf: (key: string) => string): KeyFile | null {
  try {
    const value: unknown = JSON.parse(text)
    const old = firstFormat.safeParse(value)
    if (!old.success) return keyFile.parse(value)
    const current = { keyId: idOf(old.data.key), plain: old.data.key }
    return { format: 2, cipher: 'aegis', current, next: null, links: [] }
  } catch {
    // A damaged copy is as good as a lost one: the other copy decides.
    return null
  }
}

/** The text of a key file. */
export const textOfKeyFile = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`

/** The second place of a key file. */
export const secondPlace = (keysFile: string): string => `${keysFile}.bak`

/** Writes both places, readable by this user alone; the second first, so that one of them is whole at any moment. */
export function writeKeyFile(keysFile: string, file: KeyFile): void {
  const text = textOfKeyFile(file)
  writeFileAtomically(secondPlace(keysFile), text, 0o600)
  writeFileAtomically(keysFile, text, 0o600)
}

/**
 * Reads the key file or its second place, and mends the one that is lost where it can be written. A power cut between the two
 * leaves the second one newer; either opens. Throws AppError vault-key-missing.
 */
export function readKeyFile(keysFile: string, idOf: (key: string) => string): KeyFile {
  for (const place of [keysFile, secondPlace(keysFile)]) {
    const text = existsSync(place) ? readFileSync(place, 'utf8') : ''
    const file = parseKeyFile(text, idOf)
    if (file === null) continue
    if (place !== keysFile) mend(keysFile, text)
    return file
  }
  throw new AppError('vault-key-missing')
}

function mend(keysFile: string, text: string): void {
  try {
    writeFileAtomically(keysFile, text, 0o600)
  } catch {
    // On a disk that cannot be written the second place serves as well.
  }
}

/** Whether any copy of the key is here. */
export function hasKeyFile(keysFile: string): boolean {
  return existsSync(keysFile) || existsSync(secondPlace(keysFile))
}
