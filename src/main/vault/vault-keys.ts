import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { z } from 'zod'
import { writeFileAtomically } from '../atomic-file'
import type { DataKey } from '../db/open-database'

const keyFile = z.object({
  format: z.literal(1),
  cipher: z.literal('aegis'),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Makes a random 256-bit data key and keeps it twice, readable by this user alone. */
export function createDataKey(keysFile: string): DataKey {
  const key = randomBytes(32).toString('hex')
  const text = `${JSON.stringify({ format: 1, cipher: 'aegis', key }, null, 2)}\n`
  writeFileAtomically(`${keysFile}.bak`, text, 0o600)
  writeFileAtomically(keysFile, text, 0o600)
  return key
}

/** The data key from the key file or its copy; mends the one that was lost. Throws AppError vault-key-missing. */
export function readDataKey(keysFile: string): DataKey {
  for (const file of [keysFile, `${keysFile}.bak`]) {
    const key = readKey(file)
    if (key === null) continue
    if (file !== keysFile) writeFileAtomically(keysFile, readFileSync(file), 0o600)
    return key
  }
  throw new AppError('vault-key-missing')
}

/** Whether any copy of the key is here. */
export function hasDataKey(keysFile: string): boolean {
  return existsSync(keysFile) || existsSync(`${keysFile}.bak`)
}

function readKey(file: string): DataKey | null {
  if (!existsSync(file)) return null
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8'))).key
  } catch {
    // A damaged copy is as good as a lost one: the other copy decides.
    return null
  }
}
