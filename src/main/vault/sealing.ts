import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import { AppError } from '@shared/errors'
import { z } from 'zod'
import { type DataKey, dataKeyOf, KEY_BYTES, wipeKey } from '../db/data-key'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))

/** A key that another key has sealed: AES-256-GCM, in hexadecimal digits. */
export const sealedKey = z.strictObject({ nonce: hex(12), text: hex(KEY_BYTES), tag: hex(16) })
export type SealedKey = z.infer<typeof sealedKey>

/** How a passphrase was stretched. The bounds keep a foreign file from asking for hours or all memory. */
export const stretching = z.strictObject({
  method: z.literal('scrypt'),
  logN: z.int().min(14).max(20),
  r: z.literal(8),
  p: z.int().min(1).max(4),
  salt: hex(16),
})
export type Stretching = z.infer<typeof stretching>

/** N=2^17, r=8: 128 MiB and some tenths of a second for each guess. */
export const newStretching = (): Stretching => ({
  method: 'scrypt',
  logN: 17,
  r: 8,
  p: 1,
  salt: randomBytes(16).toString('hex'),
})

/** 32 bytes from a passphrase; takes some tenths of a second, off the main thread. The same words typed on another keyboard count as the same. */
export function stretch(passphrase: string, { logN, r, p, salt }: Stretching): Promise<Buffer> {
  const N = 2 ** logN
  const words = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
  return new Promise((resolve, reject) => {
    scrypt(words, Buffer.from(salt, 'hex'), KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, derived) => {
      words.fill(0)
      if (error) reject(error)
      else resolve(derived)
    })
  })
}

/** 32 bytes from a secret that is random already, so that nothing has to be slow. */
export function derive(secret: Uint8Array, salt: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'hex'), purpose, KEY_BYTES))
}

/** Seals a key with another one; `about` is bound to it, so that it cannot be put in another place. */
export function sealKey(by: Uint8Array, key: DataKey, about: string): SealedKey {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', by, nonce).setAAD(Buffer.from(about, 'utf8'))
  const text = Buffer.concat([cipher.update(key), cipher.final()])
  return {
    nonce: nonce.toString('hex'),
    text: text.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  }
}

/** The sealed key, or null when `by` is not what sealed it. */
export function unsealKey(by: Uint8Array, { nonce, text, tag }: SealedKey, about: string): DataKey | null {
  const decipher = createDecipheriv('aes-256-gcm', by, Buffer.from(nonce, 'hex'))
    .setAAD(Buffer.from(about, 'utf8'))
    .setAuthTag(Buffer.from(tag, 'hex'))
  const opened = decipher.update(Buffer.from(text, 'hex'))
  try {
    decipher.final()
    return dataKeyOf(opened)
  } catch {
    return null
  } finally {
    wipeKey(opened)
  }
}

/** What a passphrase must have: eight characters. Throws AppError passphrase-short. */
export function needLongPassphrase(passphrase: string): void {
  if (passphrase.length < 8) throw new AppError('passphrase-short')
}
