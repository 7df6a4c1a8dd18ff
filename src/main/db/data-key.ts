import { createHash, randomFillSync } from 'node:crypto'

/**
 * The key of a practice's pages: 32 bytes. They lie in shared memory, so that a worker sees the same bytes and wiping them
 * once wipes them everywhere; text could not be wiped at all.
 */
export type DataKey = Uint8Array<SharedArrayBuffer>

export const KEY_BYTES = 32

/** 32 bytes to be filled; as they are they open nothing. */
export const emptyKey = (): DataKey => new Uint8Array(new SharedArrayBuffer(KEY_BYTES))

/** 256 random bits. */
export function newDataKey(): DataKey {
  const key = emptyKey()
  randomFillSync(key)
  return key
}

/** A key from its 32 bytes. Throws RangeError for any other length. */
export function dataKeyOf(bytes: Uint8Array): DataKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError('a data key has 32 bytes')
  const key = emptyKey()
  key.set(bytes)
  return key
}

/** Overwrites a key; nothing can be opened with it afterwards. */
export function wipeKey(key: Uint8Array): void {
  key.fill(0)
}

/** Whether the key was wiped. */
export const isWiped = (key: DataKey): boolean => key.every((byte) => byte === 0)

/** A short name of a key that tells keys apart and says nothing about them: 16 hexadecimal digits. */
export function keyIdOf(key: DataKey): string {
  return createHash('sha256').update('greenroom key id').update(key).digest('hex').slice(0, 16)
}
