import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { AppError } from '@shared/errors'
import { packLimits } from '@shared/packs'
import { wipeKey } from '../db/data-key'
import { derive, newStretching, type Stretching, stretch, stretching } from '../vault/sealing'
import { type Packed, packed, unpacked } from './pack-directory'

// docs/export-format.md describes every byte of this.
const MAGIC = Buffer.from('GRPACK\r\n', 'latin1')
const VERSION = 1
const SCRYPT = 1
const AES_256_GCM = 1
const HEADER_BYTES = 72
const TAG_BYTES = 16
/** More memory than this factor asks for is not given to a file that somebody sent. */
const MOST_LOG_N = 18

const at = { version: 8, salt: 16, nonce: 32, check: 44, length: 60, sum: 68 } as const

/** What is needed to open a pack besides its passphrase. */
export type PackHeader = { readonly bytes: Buffer; readonly stretching: Stretching; readonly length: number }

/** What a pack is sealed with: how its passphrase was stretched, and what came of it. Wiped by whoever asked for it. */
export type PackKey = { readonly stretching: Stretching; readonly key: Buffer }

/** A key from a new passphrase; takes some tenths of a second, off the main thread. */
export async function newPackKey(passphrase: string): Promise<PackKey> {
  const made = newStretching()
  return { stretching: made, key: await stretch(passphrase, made) }
}

/** Seals files into one: names, sizes and contents are encrypted and authenticated together. Throws AppError pack-too-large. */
export function sealPack(content: Packed, { stretching: how, key }: PackKey): Buffer {
  const plain = packed(content)
  if (plain.length > packLimits.bytes) throw new AppError('pack-too-large', { limit: packLimits.megabytes })
  const header = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(header)
  header.set([VERSION, SCRYPT, how.logN, how.r, how.p, AES_256_GCM], at.version)
  header.set(Buffer.from(how.salt, 'hex'), at.salt)
  header.set(randomBytes(12), at.nonce)
  header.set(checkOf(key, how.salt), at.check)
  header.writeBigUInt64BE(BigInt(plain.length), at.length)
  header.set(sumOf(header), at.sum)
  const by = derive(key, how.salt, 'greenroom pack')
  const cipher = createCipheriv('aes-256-gcm', by, header.subarray(at.nonce, at.check)).setAAD(header)
  const sealed = Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  wipeKey(by)
  plain.fill(0)
  return sealed
}

/**
 * Reads the head of a sealed pack. `size` is that of the whole file. Throws AppError pack-invalid for another kind of file,
 * pack-newer, pack-too-large, pack-damaged for one that is cut short or changed.
 */
export function readPackHeader(bytes: Buffer, size: number): PackHeader {
  if (bytes.length < MAGIC.length || !bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw new AppError('pack-invalid')
  const version = bytes[at.version] ?? 0
  if (version > VERSION) throw new AppError('pack-newer', { found: version, known: VERSION })
  if (bytes.length < HEADER_BYTES) throw new AppError('pack-damaged')
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES))
  if (!header.subarray(at.sum).equals(sumOf(header))) throw new AppError('pack-damaged')
  const [, kdf, logN, r, p, cipher] = header.subarray(at.version)
  const salt = header.subarray(at.salt, at.nonce).toString('hex')
  const how = stretching.safeParse({ method: 'scrypt', logN, r, p, salt })
  if (kdf !== SCRYPT || cipher !== AES_256_GCM || !how.success || how.data.logN > MOST_LOG_N)
    throw new AppError('pack-damaged')
  const length = header.readBigUInt64BE(at.length)
  if (length > BigInt(packLimits.bytes)) throw new AppError('pack-too-large', { limit: packLimits.megabytes })
  if (BigInt(size) !== BigInt(HEADER_BYTES + TAG_BYTES) + length) throw new AppError('pack-damaged')
  return { bytes: header, stretching: how.data, length: Number(length) }
}

/** The key that a passphrase makes for a pack. Throws AppError pack-passphrase-wrong. */
export async function packKeyOf(header: PackHeader, passphrase: string): Promise<Buffer> {
  const key = await stretch(passphrase, header.stretching)
  if (timingSafeEqual(checkOf(key, header.stretching.salt), header.bytes.subarray(at.check, at.length)))
    return key
  wipeKey(key)
  throw new AppError('pack-passphrase-wrong')
}

/** Opens a whole sealed pack with its key. Throws AppError pack-damaged where a bit of it was changed, pack-unsafe. */
export function unsealPack(bytes: Buffer, key: Buffer): Packed {
  const header = readPackHeader(bytes, bytes.length)
  const end = HEADER_BYTES + header.length
  const by = derive(key, header.stretching.salt, 'greenroom pack')
  const decipher = createDecipheriv('aes-256-gcm', by, header.bytes.subarray(at.nonce, at.check))
    .setAAD(header.bytes)
    .setAuthTag(bytes.subarray(end))
  const plain = decipher.update(bytes.subarray(HEADER_BYTES, end))
  wipeKey(by)
  try {
    decipher.final()
  } catch (error) {
    plain.fill(0)
    throw new AppError('pack-damaged', {}, { cause: error })
  }
  return unpacked(plain)
}

/** How many bytes of a file its head takes. */
export const packHeadBytes = HEADER_BYTES

/** Tells a wrong passphrase from a damaged file, and says no more of the key than the whole file does. */
const checkOf = (key: Uint8Array, salt: string): Buffer =>
  derive(key, salt, 'greenroom pack check').subarray(0, at.length - at.check)

/** Tells a damaged head from a wrong passphrase. Whoever changes it on purpose is found out by the tag. */
const sumOf = (header: Buffer): Buffer =>
  createHash('sha256')
    .update(header.subarray(0, at.sum))
    .digest()
    .subarray(0, HEADER_BYTES - at.sum)
