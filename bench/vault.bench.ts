import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { test } from 'vitest'
import { dataFolderAt } from '../src/main/data-folder'
import { loadSqlite, openDatabase } from '../src/main/db/open-database'
import { caseHistory } from '../src/main/interviews/case-history'
import { dayOfInstant } from '../src/main/practice-day'
import { plainKeys } from '../src/main/vault/vault-keys'
import { share, writeBenchFigures } from './bench-practice'

// Run by bench/run.mjs inside Electron's own Node: what the encryption costs where a case is opened.

const TURNS = 400

test('the case view, encrypted and in the clear', { timeout: 600_000 }, () => {
  const folder = dataFolderAt(process.env.GREENROOM_BENCH_DATA ?? '')
  const [key] = plainKeys(folder.keys).values()
  if (!key) throw new Error('The bench practice has no key')
  const scratch = mkdtempSync(join(tmpdir(), 'greenroom-clear-'))
  try {
    const encrypted = openDatabase(folder.database, key)
    const file = join(scratch, 'clear.db')
    encrypted.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(folder.database, file)
    decrypt(file, key)
    const clear = loadSqlite(file)
    // As the app opens it, but for the key.
    for (const pragma of ['cache_size', 'temp_store', 'synchronous', 'foreign_keys', 'trusted_schema'])
      clear.pragma(`${pragma} = ${String(encrypted.pragma(pragma, { simple: true }))}`)
    const ids = encrypted
      .prepare('SELECT id FROM client WHERE deletedAt IS NULL ORDER BY random() LIMIT ?')
      .pluck()
      .all(TURNS) as string[]
    const times = { encrypted: [] as number[], clear: [] as number[] }
    for (const id of ids) {
      times.encrypted.push(timeOf(encrypted, id))
      times.clear.push(timeOf(clear, id))
    }
    writeBenchFigures({ encryptedMs: share(times.encrypted, 0.5), clearMs: share(times.clear, 0.5) })
    clear.close()
    encrypted.close()
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
})

function timeOf(db: Database, clientId: string): number {
  const began = performance.now()
  caseHistory(db, clientId, '2026-05-15', dayOfInstant(db))
  return performance.now() - began
}

/** Takes the encryption off a copy. */
function decrypt(file: string, key: Parameters<typeof openDatabase>[1]): void {
  const db = openDatabase(file, key)
  db.pragma('journal_mode = DELETE')
  ;(db as Database & { readonly rekey: (key: Buffer) => void }).rekey(Buffer.alloc(0))
  db.close()
}
