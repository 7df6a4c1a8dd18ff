import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { extname, join } from 'node:path'
import { safeFileName } from '@shared/file-name'
import { csvLine } from '@shared/import/neutral-cell'
import type { Database } from 'better-sqlite3'
import { versionOf } from '../db/migrate'
import { writeNewFolder } from '../new-folder'
import type { Tell } from './import-record'
import {
  type Cell,
  countTableRows,
  iterateTable,
  listPracticeTables,
  onOneState,
  type PracticeTable,
  type TableRow,
} from './practice-tables-repository'

/** What the first lines of practice.json call it. */
export const practiceFormat = 'greenroom-practice'
export const practiceFile = 'practice.json'

export type ExportJob = {
  readonly type: 'export'
  /** The folder to be made; it must not exist. */
  readonly folder: string
  readonly at: string
  readonly app: string
}
export type ExportDone = { readonly rows: number; readonly tables: number; readonly documents: number }

/** Rows between two words about how far it is. */
const tellEvery = 2_000

/**
 * Writes the whole practice as open files into a new folder: practice.json, a CSV file a table, the documents. It stands
 * under its name only when it is whole. Throws AppError file-exists, file-not-writable; nothing is left then.
 */
export function exportPractice(db: Database, job: ExportJob, tell: Tell): ExportDone {
  return writeNewFolder(job.folder, (partial) => {
    mkdirSync(join(partial, 'tables'), { mode: 0o700 })
    mkdirSync(join(partial, 'documents'), { mode: 0o700 })
    return onOneState(db, () => writeAll(db, partial, job, tell))
  })
}

function writeAll(db: Database, folder: string, { at, app }: ExportJob, tell: Tell): ExportDone {
  const tables = listPracticeTables(db)
  const total = tables.reduce((sum, table) => sum + countTableRows(db, table), 0)
  const json = openText(join(folder, practiceFile))
  const documents = documentWriter(db, folder, tables)
  const head = { format: practiceFormat, version: versionOf(db), app, exportedAt: at }
  json.write(`${JSON.stringify(head).slice(0, -1)},\n"tables":{`)
  let rows = 0
  for (const [index, table] of tables.entries()) {
    const csv = openText(join(folder, 'tables', `${table.name}.csv`))
    csv.write(`\uFEFF${csvLine(table.columns)}`)
    json.write(`${index === 0 ? '' : ','}\n${JSON.stringify(table.name)}:[`)
    let isFirst = true
    for (const stored of iterateTable(db, table)) {
      const row = Object.fromEntries(
        table.columns.map((column) => [column, documents.written(stored, stored[column] ?? null)]),
      )
      json.write(`${isFirst ? '' : ','}\n${JSON.stringify(row)}`)
      csv.write(csvLine(table.columns.map((column) => textOf(row[column] ?? null))))
      isFirst = false
      rows += 1
      if (rows % tellEvery === 0) tell(rows, total)
    }
    json.write(']')
    csv.close()
  }
  json.write('\n}}\n')
  json.close()
  tell(total, total)
  return { rows, tables: tables.length, documents: documents.count() }
}

type Written = string | number | null | { readonly file: string }

const textOf = (value: Written): string =>
  value === null ? '' : typeof value === 'object' ? value.file : String(value)

/** Bytes are kept as files of their own, which the coach can open; the row names its file. */
function documentWriter(db: Database, folder: string, tables: readonly PracticeTable[]) {
  const table = tables.find(({ name }) => name === 'document')
  const names = new Map<Cell | undefined, string>()
  for (const row of table ? iterateTable(db, table) : [])
    names.set(row.id, typeof row.fileName === 'string' ? row.fileName : '')
  let count = 0
  return {
    count: () => count,
    written: (row: TableRow, value: Cell): Written => {
      if (!Buffer.isBuffer(value)) return value
      count += 1
      const [id] = Object.values(row)
      const name = names.get(id) ?? ''
      const file = `documents/${safeFileName([String(id), name.slice(0, name.length - extname(name).length)], extname(name))}`
      writeFileSync(join(folder, file), value, { flag: 'wx', mode: 0o600 })
      return { file }
    },
  }
}

/** A text file that is written in pieces and is on the disk when it is closed. */
function openText(file: string): { readonly write: (text: string) => void; readonly close: () => void } {
  const handle = openSync(file, 'wx', 0o600)
  let pending: string[] = []
  let length = 0
  const flush = (): void => {
    writeSync(handle, pending.join(''))
    pending = []
    length = 0
  }
  return {
    write: (text) => {
      pending.push(text)
      length += text.length
      if (length > 1_000_000) flush()
    },
    close: () => {
      flush()
      fsyncSync(handle)
      closeSync(handle)
    },
  }
}
