import type { ClientRow } from '@shared/clients'
import { translatorOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import { listClients } from '../clients/client-list'
import { refreshAllStandings } from '../standings/refresh-standings'
import { type CliRequest, cliText, withPractice } from './cli-request'

/** The most that the clients table gives at once. */
const PAGE = 500

/** `clients`: every client by name, as a table or as JSON. */
export async function runClients(request: CliRequest): Promise<number> {
  const rows = await withPractice(request, ({ vault, today }) => allClients(vault.db, today))
  request.outside.print(request.asJson ? jsonOf(rows) : tableOf(rows))
  return 0
}

function allClients(db: Database, today: string): readonly ClientRow[] {
  refreshAllStandings(db, today)
  const rows: ClientRow[] = []
  for (;;) {
    const page = listClients(db, { offset: rows.length, limit: PAGE }, today)
    rows.push(...page.rows)
    if (page.rows.length < PAGE) return rows
  }
}

function jsonOf(rows: readonly ClientRow[]): string {
  const list = rows.map((row) => ({
    id: row.id,
    name: row.name,
    tags: row.tags,
    state: row.state,
    employer: row.employer,
    stage: row.stage,
    waitingDays: row.waitingDays,
    quietDays: row.quietDays,
    promisedTo: row.promisedTo,
    daysLate: row.daysLate,
  }))
  return `${JSON.stringify(list, null, 2)}\n`
}

function tableOf(rows: readonly ClientRow[]): string {
  const stage = translatorOf('en', 'stages')
  const names = [
    'name',
    'state',
    'employer',
    'stage',
    'waiting',
    'quiet',
    'promised',
    'late',
    'tags',
  ] as const
  const lines = [
    names.map((name) => cliText(`columns.${name}`)),
    ...rows.map((row) => [
      row.name,
      row.state,
      row.employer ?? '–',
      row.stage === null ? '–' : stage(row.stage),
      days(row.waitingDays),
      days(row.quietDays),
      row.promisedTo ?? '–',
      days(row.daysLate),
      row.tags.join(', '),
    ]),
  ]
  const widths = names.map((_name, column) =>
    lines.reduce((width, line) => Math.max(width, lengthOf(line[column] ?? '')), 0),
  )
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => padded(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

const days = (count: number | null): string => (count === null ? '–' : `${count} d`)

/** Signs as a terminal counts them, roughly: combining marks stand on the sign before. */
const lengthOf = (text: string): number => Array.from(text.replace(/\p{M}/gu, '')).length

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - lengthOf(text)))
