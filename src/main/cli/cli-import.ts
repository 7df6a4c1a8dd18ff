import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError, assertNever } from '@shared/errors'
import {
  columnMapping,
  fileBytes,
  type ImportOrder,
  type ImportReport,
  importOrder,
  tableReading,
} from '@shared/import-export'
import { jsonErrorLine } from '@shared/json-error-line'
import type { Database } from 'better-sqlite3'
import { backUpHere, backupsOf } from '../backup/backup-service'
import { type Look, lookAtFile, planImport } from '../import-export/exchange-job'
import { writeImport } from '../import-export/import-rows-repository'
import { practiceZone, problemSentence } from '../import-export/import-service'
import { isPracticeFile, restorePractice } from '../import-export/practice-import'
import { listEmployers, listOpportunities } from '../interviews/interviews-repository'
import { recordChanges } from '../undo/record-changes'
import type { Vault } from '../vault/vault'
import { clientNamed } from './cli-client'
import { type CliRequest, cliText, pathOf, UsageError, withPractice } from './cli-request'

/** Problems that are told one by one; the rest are counted. */
const toldProblems = 50

/**
 * `import`: the dry run of a file, and with --apply the import itself. A file of columns, cards, a calendar, or a whole
 * practice. Throws AppError file-not-readable, import-empty, mapping-invalid, client-unknown, practice-not-empty and the like.
 */
export async function runImport(request: CliRequest): Promise<number> {
  const [name] = request.words
  if (name === undefined) throw new UsageError('missingFile')
  const file = pathOf(request, name)
  return withPractice(request, async (practice) => {
    const { db } = practice.vault
    if (request.values.apply === true) await backUpFirst(request, practice.vault)
    if (isPracticeFile(file)) return runRestore(request, db, file)
    const about = {
      bytes: readFile(file, name),
      today: practice.today,
      zone: practiceZone(db),
      language: 'en',
    } as const
    const reading = tableReading.parse({})
    const look = lookAtFile(db, { type: 'look', reading, ...about })
    const order = orderOf(request, db, look)
    const tell = (done: number, total: number): void =>
      request.outside.tell(cliText('importRows', { done, total }))
    const { report, writes } = planImport(db, { type: 'plan', order, ...about }, practice.newId, tell)
    tellProblems(request, report)
    let changeSetId: string | null = null
    if (request.values.apply === true) {
      const at = request.now().toISOString()
      const { counts } = report
      const label = cliText('importLabel', { file: basename(name), new: counts.new, update: counts.update })
      changeSetId = recordChanges(db, { kind: 'import', label, at, newId: practice.newId }, () =>
        writeImport(db, writes, at),
      ).changeSetId
    }
    tellCounts(request, report)
    if (request.asJson) {
      const { counts, also, problems, problemTotal } = report
      request.outside.print(
        `${JSON.stringify({ applied: request.values.apply === true, counts, also, problems, problemTotal, changeSetId })}\n`,
      )
    }
    return 0
  })
}

/** An import can be taken back as an act; the backup is for what nobody has thought of. */
async function backUpFirst({ folder, now }: CliRequest, { db, key }: Vault): Promise<void> {
  await backupsOf({ db, key, folder, now, run: backUpHere }).backUp('before-import')
}

function readFile(file: string, name: string): Uint8Array {
  try {
    if (statSync(file).size > fileBytes) throw new AppError('file-too-large', { file: basename(name) })
    return readFileSync(file)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('file-not-readable', { file: name }, { cause: error })
  }
}

function orderOf(request: CliRequest, db: Database, look: Look): ImportOrder {
  switch (look.kind) {
    case 'table':
      return importOrder.parse({ kind: 'table', mapping: mappingOf(request, look) })
    case 'cards':
      return importOrder.parse({ kind: 'cards' })
    case 'events': {
      const { client } = request.values
      if (typeof client !== 'string' || client.trim() === '')
        throw new UsageError('missingOption', { option: '--client' })
      const clientId = clientNamed(db, client.trim())
      return importOrder.parse({
        kind: 'events',
        clientId,
        opportunityId: opportunityOf(request, db, clientId),
        chosen: look.events.map(({ position }) => position),
      })
    }
    default:
      return assertNever(look)
  }
}

/** The mapping of --map; without it, what the columns' names say. */
function mappingOf(request: CliRequest, look: Extract<Look, { kind: 'table' }>): unknown {
  const { map } = request.values
  if (map === undefined)
    return { columns: Object.fromEntries(look.columns.map(({ name, guess }) => [name, guess])) }
  const name = String(map)
  const text = new TextDecoder().decode(readFile(pathOf(request, name), name))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new AppError('mapping-invalid', {
      file: name,
      problem: cliText('line', { line: jsonErrorLine(text) }),
    })
  }
  const mapping = columnMapping.safeParse(json)
  if (mapping.success) return mapping.data
  throw new AppError('mapping-invalid', {
    file: name,
    problem: mapping.error.issues[0]?.path.map(String).join('.') || 'JSON',
  })
}

/** The client's only opportunity, or the only one at the employer that --employer names. */
function opportunityOf({ values }: CliRequest, db: Database, clientId: string): string {
  const named = typeof values.employer === 'string' ? values.employer.trim().toLowerCase() : null
  const employers = new Map(listEmployers(db, clientId).map(({ id, name }) => [id, name.toLowerCase()]))
  const opportunities = listOpportunities(db, clientId).filter(
    ({ employerId }) => named === null || employers.get(employerId) === named,
  )
  const [only] = opportunities
  if (only && opportunities.length === 1) return only.id
  throw new AppError('opportunity-unclear', { count: opportunities.length })
}

function runRestore(request: CliRequest, db: Database, file: string): number {
  const isApplied = request.values.apply === true
  const done = restorePractice(db, { type: 'restore', file, isApplied }, (rows, total) =>
    request.outside.tell(cliText('importRows', { done: rows, total })),
  )
  request.outside.tell(cliText(isApplied ? 'restoreDone' : 'restoreTried', { ...done }))
  if (request.asJson) request.outside.print(`${JSON.stringify({ applied: isApplied, ...done })}\n`)
  return 0
}

function tellProblems({ outside }: CliRequest, { problems, problemTotal }: ImportReport): void {
  for (const problem of problems.slice(0, toldProblems)) {
    const where = cliText('line', { line: problem.line })
    const what = [problem.column, problem.value].filter((part) => part !== '').join(': ')
    outside.tell(`${where}${what === '' ? '' : `, ${what}`}: ${problemSentence(problem, 'en')}`)
  }
  const untold = problemTotal - Math.min(problems.length, toldProblems)
  if (untold > 0) outside.tell(cliText('importMore', { count: untold }))
}

function tellCounts({ outside, values }: CliRequest, { counts }: ImportReport): void {
  outside.tell(cliText(values.apply === true ? 'importDone' : 'importTried', { ...counts }))
}
