import { readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { newestVersion } from '../db/migrate'
import type { Bound } from '../db/statements'
import { deferSearchIndex, rebuildSearchIndex } from '../search/search-index-repository'
import type { Tell } from './import-record'
import { practiceFile, practiceFormat } from './practice-export'
import {
  countTableRows,
  emptyTable,
  inOneTransaction,
  insertTableRow,
  listPracticeTables,
  type PracticeTable,
} from './practice-tables-repository'

export type RestoreJob = {
  readonly type: 'restore'
  /** The path of practice.json. */
  readonly file: string
  /** False: only checks and counts. */
  readonly isApplied: boolean
}
export type RestoreDone = { readonly rows: number; readonly clients: number; readonly documents: number }

const value = z.union([z.string(), z.number(), z.null(), z.strictObject({ file: z.string().max(1_000) })])
const practice = z.object({
  format: z.literal(practiceFormat),
  version: z.int().min(1),
  tables: z.record(z.string(), z.array(z.record(z.string(), value))),
})
type PracticeJson = z.infer<typeof practice>

/** A longer text cannot be held in one piece. */
const mostBytes = 450 * 1024 * 1024
/** Tables that a new practice fills by itself; they are replaced. */
const replaceable = new Set([
  'practice',
  'savedView',
  'importMapping',
  'changeSet',
  'changeRow',
  'changeAdded',
])
const tellEvery = 2_000

/** Whether a file is called as the open form of a practice is. */
export const isPracticeFile = (file: string): boolean => basename(file) === practiceFile

/**
 * Puts the whole practice of an export into a practice that holds nothing yet, in one transaction. Throws AppError
 * practice-not-empty, practice-file-invalid, practice-file-newer, file-not-readable; nothing is changed then.
 */
export function restorePractice(db: Database, job: RestoreJob, tell: Tell): RestoreDone {
  const { tables } = readPractice(job.file)
  const known = listPracticeTables(db)
  for (const name of Object.keys(tables))
    if (!known.some((table) => table.name === name)) refuse(`table ${name.slice(0, 40)}`)
  for (const table of known)
    if (!replaceable.has(table.name) && countTableRows(db, table) > 0)
      throw new AppError('practice-not-empty')
  const total = Object.values(tables).reduce((sum, rows) => sum + rows.length, 0)
  const folder = dirname(job.file)
  let rows = 0
  let documents = 0
  const write = (): void => {
    for (const table of known) emptyTable(db, table)
    for (const table of known) {
      for (const row of tables[table.name] ?? []) {
        const columns = columnsOf(table, row)
        const values: Record<string, Bound> = {}
        for (const column of columns) {
          const cell = row[column] ?? null
          if (typeof cell === 'object' && cell !== null) documents += 1
          values[column] = typeof cell === 'object' && cell !== null ? readDocument(folder, cell.file) : cell
        }
        insertTableRow(db, table, columns, values)
        rows += 1
        if (rows % tellEvery === 0) tell(rows, total)
      }
    }
    if ((tables.practice ?? []).length !== 1) refuse('practice')
    // A trial writes everything and takes it back, so that it says the same as the act itself.
    if (!job.isApplied) throw new Trial()
  }
  try {
    inOneTransaction(db, () => {
      deferSearchIndex(db, write)
      rebuildSearchIndex(db)
    })
  } catch (error) {
    if (error instanceof AppError) throw error
    if (!(error instanceof Trial)) throw invalid(error)
  }
  return { rows, clients: tables.client?.length ?? 0, documents }
}

class Trial extends Error {}

function invalid(error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // What SQLite refuses (a wrong type, a missing reference) is the file's fault; its message may quote a client.
  return code.startsWith('SQLITE_CONSTRAINT') || code.startsWith('SQLITE_MISMATCH')
    ? new AppError('practice-file-invalid', { file: practiceFile, problem: code })
    : new AppError('unexpected', {}, { cause: error })
}

function columnsOf(table: PracticeTable, row: PracticeJson['tables'][string][number]): readonly string[] {
  const unknown = Object.keys(row).find((column) => !table.columns.includes(column))
  if (unknown !== undefined) refuse(`${table.name}.${unknown.slice(0, 40)}`)
  return table.columns.filter((column) => row[column] !== undefined)
}

function refuse(problem: string): never {
  throw new AppError('practice-file-invalid', { file: practiceFile, problem })
}

function readPractice(file: string): PracticeJson {
  let text: string
  try {
    if (statSync(file).size > mostBytes) refuse('size')
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-not-readable', { file: basename(file) }, { cause: error })
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    refuse('JSON')
  }
  const read = practice.safeParse(json)
  if (!read.success) {
    const path = read.error.issues[0]?.path.map(String).join('.') ?? ''
    refuse(path || 'JSON')
  }
  if (read.data.version > newestVersion)
    throw new AppError('practice-file-newer', { found: read.data.version, known: newestVersion })
  return read.data
}

/** A document's bytes. Its name may not lead out of the export's own folder, nor a link in its place. */
function readDocument(folder: string, name: string): Buffer {
  try {
    const root = realpathSync(join(folder, 'documents'))
    const path = realpathSync(join(folder, name))
    if (!path.startsWith(`${root}${sep}`)) throw new Error('outside')
    return readFileSync(path)
  } catch (error) {
    throw new AppError('file-not-readable', { file: basename(name).slice(0, 80) }, { cause: error })
  }
}
