export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** One row with the line of the file on which it begins, counted from 1. */
export type CsvRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** A quotation mark is opened and never closed; the cells are those of this one line, as far as they can be told. */
  readonly isOpen?: true
}

const quote = 34
const lineFeed = 10
const carriageReturn = 13

/**
 * The rows of a text, one after another, blank lines left out. Lines end with CR LF, LF or CR. Between quotation marks a
 * cell may hold the delimiter, line ends and doubled quotation marks. An open quotation mark costs its own line and not
 * the rest of the file: it is known by a mark further down that no delimiter follows, or by the end of the text.
 */
export function* csvRows(text: string, delimiter: Delimiter): Generator<CsvRow> {
  let at = 0
  let line = 1
  while (at < text.length) {
    const read = readRow(text, at, delimiter) ?? readOpenRow(text, at, delimiter)
    if (read.cells.length > 1 || read.cells[0] !== '')
      yield { line, cells: read.cells, ...(read.isOpen ? { isOpen: true } : {}) }
    line += read.lines
    at = read.next
  }
}

type Read = {
  readonly cells: readonly string[]
  readonly next: number
  readonly lines: number
  readonly isOpen?: boolean
}

/** The row that begins here, or null where a quotation mark is never closed. */
function readRow(text: string, start: number, delimiter: Delimiter): Read | null {
  const cells: string[] = []
  let at = start
  let lines = 0
  for (;;) {
    let end: number
    if (text.charCodeAt(at) === quote) {
      const quoted = readQuoted(text, at, delimiter)
      if (quoted === null) return null
      cells.push(quoted.value)
      lines += quoted.lines
      end = quoted.next
    } else {
      end = endOfPlain(text, at, delimiter)
      cells.push(text.slice(at, end))
    }
    if (end >= text.length) return { cells, next: end, lines: lines + 1 }
    if (text[end] !== delimiter) return { cells, next: afterLine(text, end), lines: lines + 1 }
    at = end + 1
  }
}

function endOfPlain(text: string, start: number, delimiter: Delimiter): number {
  const separator = delimiter.charCodeAt(0)
  let at = start
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === separator || code === lineFeed || code === carriageReturn) break
  }
  return at
}

const afterLine = (text: string, end: number): number =>
  end + (text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? 2 : 1)

function readQuoted(
  text: string,
  start: number,
  delimiter: Delimiter,
): { readonly value: string; readonly next: number; readonly lines: number } | null {
  let value = ''
  let lines = 0
  let from = start + 1
  for (;;) {
    const end = text.indexOf('"', from)
    if (end < 0) return null
    const part = text.slice(from, end)
    value += part
    lines += lineEnds(part)
    const after = text[end + 1]
    if (after === '"') {
      value += '"'
      from = end + 2
    } else if (after === undefined || after === delimiter || after === '\n' || after === '\r') {
      return { value, next: end + 1, lines }
    } else {
      // On the same line it is a mark that was not doubled; further down it belongs to another row.
      if (lines > 0) return null
      value += '"'
      from = end + 1
    }
  }
}

const lineEnds = (text: string): number =>
  /[\r\n]/.test(text) ? (text.match(/\r\n|\r|\n/g)?.length ?? 0) : 0

function readOpenRow(text: string, start: number, delimiter: Delimiter): Read {
  let end = start
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === lineFeed || code === carriageReturn) break
  }
  const cells = text.slice(start, end).split(delimiter)
  return { cells, next: end >= text.length ? end : afterLine(text, end), lines: 1, isOpen: true }
}

/** Rows of a sample, to be judged. */
function sampleRows(text: string, delimiter: Delimiter, most: number): CsvRow[] {
  const rows: CsvRow[] = []
  for (const row of csvRows(text, delimiter)) {
    rows.push(row)
    if (rows.length >= most) break
  }
  return rows
}

const sampleLength = 64 * 1024

/** The delimiter that gives the most rows as many cells as the first row has, and more than one; else the comma. */
export function detectDelimiter(text: string): Delimiter {
  const sample = text.slice(0, sampleLength)
  const scored = delimiters.map((delimiter) => {
    const rows = sampleRows(sample, delimiter, 50)
    const width = rows[0]?.cells.length ?? 0
    const like = rows.filter(({ cells, isOpen }) => !isOpen && cells.length === width).length
    return { delimiter, score: width < 2 ? 0 : like / rows.length + Math.min(width, 20) / 1_000 }
  })
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score === 0 ? ',' : best.delimiter
}

/**
 * Names for the columns of a file, no two the same: its first row, or 'Column 1' and so on where there is no head.
 * `nameOf` names a column that has no name of its own.
 */
export function columnNames(
  first: readonly string[],
  hasHeader: boolean,
  nameOf: (number: number) => string,
): readonly string[] {
  const used = new Map<string, number>()
  return first.map((cell, index) => {
    const own = hasHeader
      ? cell
          .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
          .trim()
          .slice(0, 120)
      : ''
    const name = own === '' ? nameOf(index + 1) : own
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}
