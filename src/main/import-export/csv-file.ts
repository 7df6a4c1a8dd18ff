import { type CsvRow, columnNames, csvRows, type Delimiter, detectDelimiter } from '@shared/import/csv-rows'
import { decodeText, type TextEncoding } from '@shared/import/decode-text'
import {
  customNameOf,
  guessTargets,
  type ImportField,
  isImportField,
  joinedFields,
} from '@shared/import/import-fields'
import { restoredCell } from '@shared/import/neutral-cell'
import { detectDayOrder } from '@shared/import/read-day'
import type { ColumnLook, ColumnMapping, TableReading } from '@shared/import-export'
import { fileColumns, fileRows } from '@shared/import-export'
import { type ImportRecord, problemAt, type ReadStep } from './import-record'

/** A file of columns, decoded. */
export type CsvFile = {
  readonly text: string
  readonly encoding: TextEncoding
  readonly delimiter: Delimiter
  readonly hasHeader: boolean
}

/** Columns without a name are called so. */
export type NameColumn = (number: number) => string

/** Decodes a file of columns in the way that was chosen, else in the way the file shows. */
export function openCsv(bytes: Uint8Array, reading: TableReading): CsvFile {
  const { text, encoding } = decodeText(bytes, reading.encoding ?? undefined)
  return {
    text,
    encoding,
    delimiter: reading.delimiter ?? detectDelimiter(text),
    hasHeader: reading.hasHeader,
  }
}

const shownSamples = 3
const sampledRows = 2_000

/** The columns with samples and guesses, and how many rows there are. */
export function lookAtCsv(
  file: CsvFile,
  customNames: readonly string[],
  nameOf: NameColumn,
): { readonly columns: readonly ColumnLook[]; readonly rows: number } {
  let names: readonly string[] = []
  let rows = 0
  const cells: string[][] = []
  for (const row of csvRows(file.text, file.delimiter)) {
    if (names.length === 0) {
      names = columnNames(row.cells.slice(0, fileColumns), file.hasHeader, nameOf)
      cells.push(...names.map(() => []))
      if (file.hasHeader) continue
    }
    rows += 1
    if (rows > sampledRows || row.isOpen) continue
    for (const [index, column] of cells.entries()) {
      const cell = cleanCell(row.cells[index] ?? '').slice(0, 80)
      if (cell !== '') column.push(cell)
    }
  }
  const guesses = guessTargets(names, customNames)
  return {
    rows,
    columns: names.map((name, index) => ({
      name,
      samples: (cells[index] ?? []).slice(0, shownSamples),
      days: detectDayOrder(cells[index] ?? []),
      guess: guesses[name] ?? '',
    })),
  }
}

/** A cell as a person wrote it: without what spreadsheets need, control signs, and signs that turn text around. */
export function cleanCell(cell: string): string {
  return restoredCell(cell)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .trim()
}

type Way = { readonly index: number; readonly name: string } & (
  | { readonly field: ImportField; readonly custom: null }
  | { readonly field: null; readonly custom: string }
)

/** The rows of a file by fields, and what is wrong with the rest. */
export function* csvRecords(file: CsvFile, mapping: ColumnMapping, nameOf: NameColumn): Generator<ReadStep> {
  let names: readonly string[] | null = null
  let ways: readonly Way[] = []
  let rows = 0
  for (const row of csvRows(file.text, file.delimiter)) {
    if (names === null) {
      names = columnNames(row.cells.slice(0, fileColumns), file.hasHeader, nameOf)
      ways = waysOf(names, mapping)
      if (file.hasHeader) continue
    }
    rows += 1
    if (rows > fileRows) {
      yield { type: 'problem', problem: problemAt(row.line, 'too-many-rows', 'row', String(fileRows)) }
      return
    }
    yield readRow(row, names.length, ways)
  }
}

function waysOf(names: readonly string[], { columns }: ColumnMapping): readonly Way[] {
  return names.flatMap((name, index): Way[] => {
    const target = Object.hasOwn(columns, name) ? (columns[name] ?? '') : ''
    const custom = customNameOf(target)?.trim() ?? ''
    if (custom !== '') return [{ index, name, field: null, custom }]
    return isImportField(target) ? [{ index, name, field: target, custom: null }] : []
  })
}

function readRow(row: CsvRow, width: number, ways: readonly Way[]): ReadStep {
  if (row.isOpen) return { type: 'problem', problem: problemAt(row.line, 'open-quote', 'row', row.cells[0]) }
  // A cell that is one too many has most likely moved all those after it.
  const extra =
    width < fileColumns ? row.cells.findIndex((cell, at) => at >= width && cell.trim() !== '') : -1
  if (extra >= 0)
    return { type: 'problem', problem: problemAt(row.line, 'too-many-cells', 'row', row.cells[extra]) }
  const values: Partial<Record<ImportField, string>> = {}
  const columns: Partial<Record<ImportField, string>> = {}
  const custom = new Map<string, string>()
  for (const way of ways) {
    const cell = cleanCell(row.cells[way.index] ?? '')
    if (cell === '') continue
    if (way.field === null) {
      custom.set(way.custom, cell)
      continue
    }
    const before = values[way.field]
    columns[way.field] ??= way.name
    if (before === undefined) values[way.field] = cell
    else if (joinedFields.has(way.field))
      values[way.field] = `${before}${way.field === 'tags' ? ', ' : '\n'}${cell}`
  }
  const record: ImportRecord = { line: row.line, values, custom, columns }
  return { type: 'record', record }
}
