import { statSync } from 'node:fs'
import { arch, release } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { listBackups } from '../backup/backup-files'
import { backupState, type KeptBackupState } from '../backup/backup-state'
import { countTable, tablesOf } from '../backup/verified-backup'
import type { Context } from '../context'
import { versionOf } from '../db/migrate'
import { databaseFacts } from '../db/open-database'
import { readLog } from './log-lines'

/** How many of the newest errors are told. */
const MOST_ERRORS = 20

type World = Pick<Context, 'db' | 'folder' | 'isDemo' | 'isReadOnly' | 'version' | 'now' | 'language'>

/**
 * What somebody who helps has to know about app and practice, as plain text: versions, counts, sizes, codes. No text of a client,
 * no name, no path. Rows are counted a table at a time, so that calls are answered in between.
 */
export async function diagnosticsOf(context: World): Promise<string> {
  const { db, folder } = context
  const facts = databaseFacts(db)
  const { electron, chrome, node, v8 } = process.versions
  const lines = [
    `Greenroom ${context.version}, ${context.now().toISOString()}`,
    `Electron ${electron ?? 'none'}, Chromium ${chrome ?? 'none'}, Node ${node}, V8 ${v8}`,
    `System ${process.platform} ${release()} ${arch()}, language ${context.language()}`,
    `Running for ${Math.round(process.uptime())} s, memory ${megabytes(process.memoryUsage().rss)}`,
    '',
    `Practice: format ${versionOf(db)}, demo ${yesNo(context.isDemo)}, read only ${yesNo(context.isReadOnly)}`,
    `SQLite ${facts.sqlite}, cipher ${facts.cipher}, synchronous ${facts.synchronous}`,
    `File ${megabytes(sizeOf(folder.database))}, its log ${megabytes(sizeOf(`${folder.database}-wal`))}`,
    '',
    ...backupLines(
      backupState(folder),
      listBackups(folder.backups).map(({ bytes }) => bytes),
    ),
    '',
    'Rows',
  ]
  for (const name of tablesOf(db)) {
    const rows = countTable(db, name)
    if (rows > 0) lines.push(`  ${name} ${rows}`)
    await nextTurn()
  }
  lines.push('', 'Last errors', ...errorLines(folder.log))
  return `${lines.join('\n')}\n`
}

const problemOf = (found: { readonly code: string } | null): string =>
  found === null ? '' : `, problem ${found.code}`

function backupLines(state: KeptBackupState, files: readonly number[]): readonly string[] {
  const sum = files.reduce((total, bytes) => total + bytes, 0)
  const last =
    state.last === null ? 'none verified yet' : `last verified ${state.last.at}, ${state.last.rows} rows`
  const second =
    state.second === null
      ? 'not wanted'
      : `${state.second.at === null ? 'no copy yet' : `last copy ${state.second.at}`}${problemOf(state.second.problem)}`
  return [
    `Backups: ${files.length}, together ${megabytes(sum)}; ${last}${problemOf(state.problem)}`,
    `Second folder: ${second}`,
  ]
}

/** Moment and code of the newest errors; what stood behind the code stays in the log. */
function errorLines(log: string): readonly string[] {
  const found = readLog(log, Number.MAX_SAFE_INTEGER)
    .lines.filter(({ level }) => level === 'error')
    .slice(0, MOST_ERRORS)
    .map(({ at, text }) => `  ${at} ${codeOf(text)}`)
  return found.length === 0 ? ['  none'] : found
}

/** Words of which the app makes its lines: names of calls and codes, kinds of error, codes of the system. */
const codeWord = /^(?:[a-z][\w.-]*|(?:[A-Z]\w*)?Error|SQLITE_\w+|E[A-Z]+)$/u

/** The words of a line before its places in the code, up to the first that is no code. */
function codeOf(text: string): string {
  const words = (text.split(' at ')[0] ?? '').split(/\s+/u).slice(0, 8)
  const end = words.findIndex((word) => !codeWord.test(word))
  return words.slice(0, end === -1 ? words.length : end).join(' ') || '?'
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
