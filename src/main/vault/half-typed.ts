import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { HalfTyped, KeptTyped } from '@shared/vault'
import { writeFileAtomically } from '../atomic-file'
import type { DataFolder } from '../data-folder'
import type { DataKey } from '../db/data-key'

const fileOf = (folder: DataFolder): string => join(folder.vault, 'half-typed')
const madeFor = Buffer.from('greenroom half typed')

/** Keeps what stood in an open form, sealed with the practice's key. */
export function keepHalfTyped(folder: DataFolder, key: DataKey, text: KeptTyped): void {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(madeFor)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(text), 'utf8'), cipher.final()])
  writeFileAtomically(fileOf(folder), Buffer.concat([nonce, cipher.getAuthTag(), sealed]), 0o600)
}

/** What was kept. Null where nothing is, or where another key sealed it. */
export function readHalfTyped(folder: DataFolder, key: DataKey): KeptTyped | null {
  try {
    const bytes = readFileSync(fileOf(folder))
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(madeFor)
      .setAuthTag(bytes.subarray(12, 28))
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    const { because = 'lock', ...kept } = JSON.parse(text) as HalfTyped & Partial<KeptTyped>
    return { ...kept, because }
  } catch {
    // There is none, in nearly every case; one that cannot be opened belongs to an earlier key.
    return null
  }
}

/** Forgets what was kept. */
export function dropHalfTyped(folder: DataFolder): void {
  rmSync(fileOf(folder), { force: true })
}
