import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { countRows } from '../../src/main/backup/verified-backup'
import { listClients } from '../../src/main/clients/client-list'
import { newDataKey } from '../../src/main/db/data-key'
import { migrate } from '../../src/main/db/migrate'
import { openDatabase } from '../../src/main/db/open-database'
import { generatePractice } from '../../src/main/demo/generated-practice'
import { seededRandom } from '../../src/main/demo/seeded-random'
import { TODAY } from '../support/practice'

function generated(clients: number, seed: number, today = TODAY): Database {
  const db = openDatabase(':memory:', newDataKey(), { create: true })
  migrate(db)
  generatePractice(db, { clients, seed, today })
  return db
}

const contentOf = (db: Database): string =>
  JSON.stringify(
    Object.keys(countRows(db))
      .filter((table) => !table.startsWith('local_') && table !== 'documentContent')
      .map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  )

describe('a generated practice', () => {
  it('is the same for the same seed and day, ids included, and another one otherwise', () => {
    const first = contentOf(generated(100, 7))
    expect(contentOf(generated(100, 7))).toBe(first)
    expect(contentOf(generated(100, 8))).not.toBe(first)
    expect(contentOf(generated(100, 7, '2026-05-16'))).not.toBe(first)
  })

  it('has the size asked for, every kind of record, and no broken reference', () => {
    const db = generated(400, 1)
    const counts = countRows(db)
    expect(counts).toMatchObject({ client: 400, practice: 1 })
    for (const table of [
      'opportunity',
      'round',
      'event',
      'ending',
      'promise',
      'message',
      'question',
      'note',
      'letter',
      'appointment',
    ])
      expect(counts[table], table).toBeGreaterThan(100)
    expect(db.pragma('foreign_key_check')).toEqual([])
    const states = db.prepare('SELECT state, count(*) AS n FROM client GROUP BY state').all()
    expect(states).toHaveLength(5)
  })

  it('looks like a practice: names in many scripts, some late, some waiting, rounds ahead', () => {
    const { rows } = listClients(generated(250, 3), { limit: 500 }, TODAY)
    const names = rows.map((row) => row.name).join(' ')
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Devanagari', 'Han', 'Hangul'])
      expect(names, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'))
    expect(rows.filter((row) => row.daysLate !== null).length).toBeGreaterThan(10)
    expect(rows.filter((row) => row.nextRoundOn !== null).length).toBeGreaterThan(10)
    expect(rows.filter((row) => row.openQuestions > 0).length).toBeGreaterThan(10)
    expect(rows.filter((row) => row.lastLetterOn !== null).length).toBeGreaterThan(10)
  })

  it('puts nothing that has happened after today', () => {
    const db = generated(200, 5)
    const newest = (sql: string) => String(db.prepare(sql).pluck().get())
    for (const sql of [
      'SELECT max(sentOn) FROM message',
      'SELECT max(happenedOn) FROM event',
      'SELECT max(askedOn) FROM question',
      'SELECT max(endedOn) FROM ending',
      'SELECT max(substr(exportedAt, 1, 10)) FROM letter',
    ])
      expect(newest(sql) <= TODAY, sql).toBe(true)
  })
})

describe('seeded chance', () => {
  it('stays within its bounds, both ends included', () => {
    const random = seededRandom(42)
    const drawn = new Set(Array.from({ length: 1_000 }, () => random.between(1, 6)))
    expect(drawn).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })

  it('follows the weights', () => {
    const random = seededRandom(42)
    const list = [
      { weight: 9, name: 'often' },
      { weight: 1, name: 'seldom' },
    ]
    const often = Array.from({ length: 2_000 }, () => random.pickWeighted(list)).filter(
      (one) => one.name === 'often',
    )
    expect(often.length).toBeGreaterThan(1_700)
    expect(often.length).toBeLessThan(1_900)
  })
})
