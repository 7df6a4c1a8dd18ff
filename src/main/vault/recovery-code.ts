import { createHash, randomBytes } from 'node:crypto'
import { nearestName } from '@shared/nearest-name'
import { recoveryWords } from './recovery-words'

// 14 words of 10 bits: 128 random bits and 12 bits that check them.
const WORDS = 14
const SECRET_BYTES = 16
const WORD_BITS = 10n
const CHECK_BITS = 12n

/** A recovery code that was read: its secret, or what is wrong with what was typed. */
export type ReadCode =
  | { readonly kind: 'code'; readonly secret: Buffer }
  | { readonly kind: 'count'; readonly found: number; readonly needed: number }
  | { readonly kind: 'word'; readonly place: number; readonly nearest: string | null }
  | { readonly kind: 'slip' }

/** A new secret of 128 bits. */
export const newRecoverySecret = (): Buffer => randomBytes(SECRET_BYTES)

/** The words of a secret, in their order. */
export function wordsOfSecret(secret: Uint8Array): readonly string[] {
  let bits = (numberOf(secret) << CHECK_BITS) | checkOf(secret)
  const words: string[] = []
  for (let count = 0; count < WORDS; count += 1) {
    words.unshift(recoveryWords[Number(bits & 1023n)] ?? '')
    bits >>= WORD_BITS
  }
  return words
}

/** Reads words as they are typed from paper: capitals, commas, hyphens, numbers before them and line ends do not matter; four letters do. */
export function readRecoveryCode(typed: string): ReadCode {
  const words = typed.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length !== WORDS) return { kind: 'count', found: words.length, needed: WORDS }
  let bits = 0n
  for (const [index, word] of words.entries()) {
    const place = recoveryWords.findIndex(
      (known) => known === word || (word.length >= 4 && known.slice(0, 4) === word.slice(0, 4)),
    )
    if (place < 0)
      return { kind: 'word', place: index + 1, nearest: nearestName(word, recoveryWords) ?? null }
    bits = (bits << WORD_BITS) | BigInt(place)
  }
  const digits = (bits >> CHECK_BITS).toString(16).padStart(SECRET_BYTES * 2, '0')
  const secret = Buffer.from(digits, 'hex')
  return (bits & 4095n) === checkOf(secret) ? { kind: 'code', secret } : { kind: 'slip' }
}

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

const checkOf = (secret: Uint8Array): bigint =>
  BigInt(createHash('sha256').update('greenroom recovery').update(secret).digest().readUInt16BE(0) >> 4)
