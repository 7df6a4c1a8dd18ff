import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { HalfTyped } from '@shared/vault'
import { writeFileAtomically } from '../atomic-file'
import type { DataFolder } from '../data-folder'
import type { DataKey } from '../db/data-key'

const fileOf = (folder: DataFolder): string => join(folder.vault, 'half-typed')

/** Keeps what stood in an open form when the practice locked, sealed with its key. */
export function keepHalfTyped(folder: DataFolder, key: DataKey, text: HalfTyped): void {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('greenroom half typed'))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(text), 'utf8'), cipher.final()])
  writeFileAtomically(fileOf(folder), Buffer.concat([nonce, cipher.getAuthTag(), sealed]), 0o600)
}

/** What was kept, once: it is gone afterwards. Null where nothing is, or where another key sealed it. */
export function takeHalfTyped(folder: DataFolder, key: DataKey): HalfTyped | null {
  try {
    const bytes = readFileSync(fileOf(folder))
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from('greenroom half typed'))
      .setAuthTag(bytes.subarray(12, 28))
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    rmSync(fileOf(folder))
    return JSON.parse(text) as HalfTyped
  } catch {
    // There is none, in nearly every case; one that cannot be opened belongs to an earlier key.
    return null
  }
}
