import type { Database } from 'better-sqlite3'
import { v7 } from 'uuid'
import { test } from 'vitest'
import { dataFolderAt } from '../src/main/data-folder'
import { lookAtFile, planImport } from '../src/main/import-export/exchange-job'
import { insertNewRows, writeImport } from '../src/main/import-export/import-rows-repository'
import { recordChanges } from '../src/main/undo/record-changes'
import { prepareRecording } from '../src/main/undo/recording-repository'
import { undoChangeSet } from '../src/main/undo/undo-service'
import { openVault } from '../src/main/vault/vault'
import { writeBenchFigures } from './bench-practice'

// Run by bench/run.mjs inside Electron's own Node: GREENROOM_BENCH_DATA is a generated practice, GREENROOM_BENCH_OUT the file
// for the figures.

const ROWS = 10_000

/** Clients with an application each, at employers of whom some are known. */
function table(): Uint8Array {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const day = `2026-${String(1 + (row % 9)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`
    return `Imported Person ${row};person${row}@example.org;active;Firm ${row % 900};Analyst;${day}`
  })
  return new TextEncoder().encode(`Full name;E-mail;State;Employer;Role;Applied\n${rows.join('\n')}\n`)
}

/** Milliseconds of the same inserts where nothing follows them: no marks, no derived rows, no record for the undo. */
function bareWrites(db: Database, write: () => void): number {
  db.exec('BEGIN IMMEDIATE')
  const triggers = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all() as string[]
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`)
  const started = performance.now()
  write()
  const tookMs = performance.now() - started
  db.exec('ROLLBACK')
  return tookMs
}

test('an import of 10,000 rows', { timeout: 600_000 }, () => {
  const vault = openVault(dataFolderAt(process.env.GREENROOM_BENCH_DATA ?? ''), () => new Date())
  const { db } = vault
  const about = { bytes: table(), today: '2026-11-01', zone: 'UTC', language: 'en' } as const
  const newId = (): string => v7()
  const started = performance.now()
  const look = lookAtFile(db, {
    type: 'look',
    reading: { encoding: null, delimiter: null, hasHeader: true },
    ...about,
  })
  if (look.kind !== 'table') throw new Error('the file was not taken for a table')
  const mapping = {
    ...look.reading,
    dayOrder: null,
    matches: 'fill' as const,
    columns: Object.fromEntries(look.columns.map(({ name, guess }) => [name, guess])),
  }
  const { report, writes } = planImport(
    db,
    { type: 'plan', order: { kind: 'table', mapping }, ...about },
    newId,
    () => undefined,
  )
  const planned = performance.now()
  const at = new Date().toISOString()
  const bareMs = bareWrites(db, () => insertNewRows(db, writes, at))
  // The app does so while the file is still being read.
  prepareRecording(db)
  const begun = performance.now()
  const { changeSetId } = recordChanges(db, { kind: 'import', label: 'bench', at, newId }, () =>
    writeImport(db, writes, at),
  )
  const applied = performance.now()
  if (report.counts.new !== ROWS || changeSetId === null) throw new Error('not every row was new')
  undoChangeSet(db, changeSetId, { at: new Date().toISOString(), newId })
  const undone = performance.now()
  vault.close()
  const figures = [
    { name: 'dry run', ms: planned - started, bareMs: null },
    { name: 'applied', ms: applied - begun, bareMs },
    { name: 'undone', ms: undone - applied, bareMs: null },
  ]
  writeBenchFigures(figures)
})
