import type { Database } from 'better-sqlite3'
import { type Bound, run } from '../db/statements'
import { deferSearchIndex, rebuildSearchIndex } from '../search/search-index-repository'
import { emptyPractice, savePractice } from '../settings/settings-repository'
import { refreshAllStandings } from '../standings/refresh-standings'
import { readDemo } from './demo-people'
import { generatedName, putGeneratedClient } from './generated-client'
import type { GeneratedEmployer, Generator, PutRow } from './generated-opportunity'
import { readGeneratedWords } from './generated-words'
import { seededIds, seededRandom } from './seeded-random'

export type GeneratedPractice = {
  readonly clients: number
  readonly seed: number
  readonly today: string
  /** Told after each chunk how many clients are written. */
  readonly onProgress?: (written: number) => void
}

/** Clients in one transaction: few enough to tell progress, many enough that commits cost nothing. */
const CHUNK = 1_000
/** One employer for so many clients, so that people meet at the same one. */
const CLIENTS_PER_EMPLOYER = 8

/**
 * Fills an empty database with invented clients. The same seed and day give the same rows, ids included.
 * Writes rows and not drafts: at a hundred thousand rows, checking each against its schema would take most of the time.
 */
export function generatePractice(db: Database, options: GeneratedPractice): void {
  const { clients, seed, today } = options
  const random = seededRandom(seed)
  const start = new Date(`${today}T00:00:00Z`)
  const newId = seededIds(random, start)
  const words = readGeneratedWords()
  const put = rowWriter(db)
  const seeds = { random, newId, words, today, put }
  const employers = db.transaction(() => {
    const practice = {
      ...emptyPractice,
      ...readDemo().coach,
      pageSize: 'A4',
      timeZone: 'Europe/London',
    } as const
    savePractice(db, practice, start.toISOString(), newId)
    return putEmployers(seeds, Math.max(12, Math.ceil(clients / CLIENTS_PER_EMPLOYER)))
  })()
  const generator: Generator = { ...seeds, employers }
  for (let written = 0; written < clients; ) {
    const end = Math.min(clients, written + CHUNK)
    deferSearchIndex(db, () => {
      for (let number = written + 1; number <= end; number += 1) putGeneratedClient(generator, number)
    })
    written = end
    options.onProgress?.(written)
  }
  rebuildSearchIndex(db)
  refreshAllStandings(db, today)
}

function putEmployers(seeds: Omit<Generator, 'employers'>, count: number): readonly GeneratedEmployer[] {
  const { random, newId, words, today, put } = seeds
  const at = `${today}T00:00:00.000Z`
  return Array.from({ length: count }, () => {
    const name = `${random.pick(words.employers.first)} ${random.pick(words.employers.second)}`
    const id = newId()
    put('employer', { id, name, staffCount: random.chance(0.5) ? random.between(5, 9_000) : null }, at)
    const contactIds = Array.from({ length: random.between(1, 3) }, () => {
      const contactId = newId()
      const { fullName } = generatedName(seeds)
      put('contact', { id: contactId, employerId: id, fullName, role: '', email: '', phone: '' }, at)
      return contactId
    })
    return { id, name, contactIds }
  })
}

/** Tables whose rows are never changed or removed have one moment only. */
const onlyCreated = new Set(['clientTag'])
const withoutTimes = new Set(['letterTopic'])

function rowWriter(db: Database): PutRow {
  const statements = new Map<string, string>()
  return (table, row, at) => {
    const times: Record<string, Bound> = withoutTimes.has(table)
      ? {}
      : onlyCreated.has(table)
        ? { createdAt: at }
        : { createdAt: at, updatedAt: at }
    const values = { ...row, ...times }
    let sql = statements.get(table)
    if (sql === undefined) {
      const columns = Object.keys(values)
      sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})`
      statements.set(table, sql)
    }
    run(db, sql, values)
  }
}
