import { readFileSync } from 'node:fs'
import type { LogLine } from '@shared/support'
import { withoutFolders } from '../log'

const shape = /^(?<at>\d{4}-\d{2}-\d{2}T[\d:.]+Z) (?<level>info|error) (?<text>.*)$/u

/** The newest lines of the app's own log, newest first, with those of the file before it. Files that are not there have none. */
export function readLog(file: string, most: number): { readonly lines: LogLine[]; readonly isCut: boolean } {
  const all = [`${file}.old`, file].flatMap((one) => textOf(one).split('\n').flatMap(lineOf))
  return { lines: all.slice(-most).toReversed(), isCut: all.length > most }
}

function lineOf(line: string): LogLine[] {
  const { at, level, text } = shape.exec(line)?.groups ?? {}
  if (at === undefined || text === undefined) return []
  return [{ at, level: level === 'error' ? 'error' : 'info', text: withoutFolders(text) }]
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // A new practice has none, and one that cannot be read has nothing to show.
    return ''
  }
}
