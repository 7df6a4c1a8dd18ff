import { appendFileSync, renameSync, statSync } from 'node:fs'

const LARGEST_BYTES = 512 * 1024

/** Writes lines about the app to a file. Client text never goes in: only names of calls, codes, counts, stacks. */
export type Log = {
  readonly info: (line: string) => void
  readonly error: (line: string, cause?: unknown) => void
}

/** A log file that is renamed to `.old` when it passes half a megabyte. A log that cannot be written stops nothing. */
export function fileLog(file: string, now: () => Date): Log {
  const write = (level: string, line: string) => {
    try {
      if (sizeOf(file) > LARGEST_BYTES) renameSync(file, `${file}.old`)
      appendFileSync(file, `${now().toISOString()} ${level} ${line}\n`, { mode: 0o600 })
    } catch {
      // The disk may be full or read-only; the app's work does not depend on its log.
    }
  }
  return {
    info: (line) => write('info', line),
    error: (line, cause) => write('error', `${line}${cause === undefined ? '' : ` ${stackOf(cause)}`}`),
  }
}

/**
 * Where an error came from, without what it says: a database error can quote a value, and a value can be a client's word.
 */
export function stackOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause
  const code = 'code' in cause ? String(cause.code) : ''
  const frames = (cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map(withoutFolders)
  const inner = cause.cause === undefined ? '' : ` caused by ${stackOf(cause.cause)}`
  return `${cause.name} ${code} ${frames.slice(0, 8).join(' ').replaceAll(/\s+/g, ' ')}${inner}`
}

/** The same text with every path cut down to the name of its file: a folder's name can be a person's. */
export const withoutFolders = (text: string): string =>
  text.replaceAll(/(?<=^|[\s('"]|file:\/\/)(?:[A-Za-z]:)?[\\/](?:[^\s()'"\\/]+[\\/])*/gu, '')

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
