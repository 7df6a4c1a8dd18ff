import { type DataKey, emptyKey, KEY_BYTES, keyIdOf } from '../db/data-key'

/** A key as a key file has it: 64 hexadecimal digits. They are handled as bytes alone, since text could not be wiped. */
const DIGITS = 2 * KEY_BYTES
/** What the digits stand behind: `plain`, and `key` in the first format. */
const NAMES = ['"plain"', '"key"']
const ZERO = 0x30
const QUOTE = 0x22
/** Spaces, line ends and the colon, which may stand between a name and its text. */
const between: readonly number[] = [0x20, 0x09, 0x0a, 0x0d, 0x3a]

/** What stands in the text of a key file where its bytes have the digits of this key. It says nothing of the key. */
export const placeOf = (key: DataKey): string => keyIdOf(key).padEnd(DIGITS, '-')

/** The id of the key whose place it is. */
export const keyIdOfPlace = (place: string): string => place.slice(0, 16)

/** Takes the keys out of a key file's bytes and leaves their places there. Whoever asks wipes the keys. */
export function takeDigits(bytes: Buffer): DataKey[] {
  const keys: DataKey[] = []
  for (const name of NAMES)
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
      const start = startOfText(bytes, at + name.length)
      const key = keyOfDigits(bytes.subarray(start, start + DIGITS))
      if (key === null) continue
      keys.push(key)
      bytes.write(placeOf(key), start, 'latin1')
    }
  return keys
}

/** Writes the digits of a key in its places. */
export function fillDigits(bytes: Buffer, key: DataKey): void {
  const place = placeOf(key)
  for (let at = bytes.indexOf(place); at >= 0; at = bytes.indexOf(place, at))
    for (const [index, byte] of key.entries()) {
      bytes[at + 2 * index] = digitOf(byte >> 4)
      bytes[at + 2 * index + 1] = digitOf(byte & 15)
    }
}

/** Where the text of a name begins, behind its quotation mark. */
function startOfText(bytes: Buffer, after: number): number {
  let at = after
  while (between.includes(bytes[at] ?? 0)) at += 1
  return bytes[at] === QUOTE ? at + 1 : at
}

const digitOf = (value: number): number => (value < 10 ? ZERO + value : 0x61 + value - 10)

/** What a lower-case hexadecimal digit counts; null for any other byte. */
function valueOf(digit: number | undefined): number | null {
  if (digit === undefined) return null
  if (digit >= ZERO && digit <= 0x39) return digit - ZERO
  return digit >= 0x61 && digit <= 0x66 ? digit - 0x61 + 10 : null
}

function keyOfDigits(digits: Uint8Array): DataKey | null {
  const key = emptyKey()
  for (const index of key.keys()) {
    const [high, low] = [valueOf(digits[2 * index]), valueOf(digits[2 * index + 1])]
    if (high === null || low === null) {
      key.fill(0)
      return null
    }
    key[index] = high * 16 + low
  }
  return key
}
