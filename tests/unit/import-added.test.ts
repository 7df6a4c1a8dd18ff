import { importOrder } from '@shared/import-export'
import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { planImport } from '../../src/main/import-export/exchange-job'
import { insertNewRows, writeImport } from '../../src/main/import-export/import-rows-repository'
import type { ImportWrites } from '../../src/main/import-export/import-writes'
import { deferSearchIndex, indexMarked } from '../../src/main/search/search-index-repository'
import { recordChanges } from '../../src/main/undo/record-changes'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const about = { today: TODAY, zone: 'Europe/London', language: 'en' } as const

/** A file that makes rows in every table an import fills, in more than one line of each large one. */
const file = [
  'Name,Email,Tags,Employer,Role,Applied,Stage,Stage date,Promised by,Badge',
  ...Array.from({ length: 700 }, (_, row) => {
    const [stage, on] = [
      ['first', '2026-04-01'],
      ['rejected', '2026-04-02'],
      ['offer', '2026-04-03'],
    ][row % 3] as [string, string]
    return `Person ${row},p${row}@x.example,"a, b${row % 5}",Firm ${row % 40},Analyst,2026-03-01,${stage},${on},2026-05-01,No ${row}`
  }),
].join('\n')

function planned(): { readonly db: Database; readonly newId: () => string; readonly writes: ImportWrites } {
  const { db, newId } = memoryPractice()
  const columns = {
    Name: 'fullName',
    Email: 'email',
    Tags: 'tags',
    Employer: 'employer',
    Role: 'role',
    Applied: 'appliedOn',
    Stage: 'stage',
    'Stage date': 'stageOn',
    'Promised by': 'promisedTo',
    Badge: 'custom:Badge',
  }
  const order = importOrder.parse({ kind: 'table', mapping: { columns } })
  const { writes } = planImport(
    db,
    { type: 'plan', order, bytes: new TextEncoder().encode(file), ...about },
    newId,
    () => undefined,
  )
  const employerId = String(writes.employer[0]?.id)
  writes.contact.push({ id: newId(), employerId, fullName: 'Ada', role: '', email: '', phone: '' })
  return { db, newId, writes }
}

const act = (newId: () => string) => ({ kind: 'import' as const, label: 'x', at, newId })

/** Everything that was put out of date. Marks in lines are taken apart first. */
function marksOf(db: Database): Record<string, unknown[]> {
  db.exec(`INSERT INTO local_state VALUES ('searchDeferred', '1');
    INSERT INTO local_searchMark SELECT kind, value FROM local_searchMany, json_each(recordIds)
    WHERE TRUE ON CONFLICT DO NOTHING`)
  return Object.fromEntries(
    ['local_searchMark', 'local_staleClient', 'local_staleClientKey', 'local_staleEmployer'].map((table) => [
      table,
      db
        .prepare(`SELECT * FROM ${table} ORDER BY 1, 2`.replace(', 2', table.endsWith('Mark') ? ', 2' : ''))
        .all(),
    ]),
  )
}

/** What is kept of each added row, by its id. */
const keptOf = (db: Database): Map<string, unknown> =>
  new Map(
    (
      db.prepare('SELECT tableName, records, shared FROM changeAdded').all() as {
        tableName: string
        records: string
        shared: string
      }[]
    ).flatMap(({ tableName, records, shared }) =>
      (JSON.parse(records) as { id: string }[]).map(
        (record) => [`${tableName} ${record.id}`, { ...record, ...JSON.parse(shared) }] as const,
      ),
    ),
  )

describe('the new rows of an import', () => {
  it('are kept and marked together as the triggers would have one by one', () => {
    const together = planned()
    const oneByOne = planned()
    expect(together.writes).toEqual(oneByOne.writes)
    for (const [kind, rows] of Object.entries(together.writes))
      if (!kind.endsWith('Change')) expect(rows.length, kind).toBeGreaterThan(0)
    recordChanges(together.db, act(together.newId), () => writeImport(together.db, together.writes, at))
    recordChanges(oneByOne.db, act(oneByOne.newId), () =>
      deferSearchIndex(oneByOne.db, () => insertNewRows(oneByOne.db, oneByOne.writes, at)),
    )
    expect(keptOf(together.db)).toEqual(keptOf(oneByOne.db))
    expect(together.db.prepare('SELECT rowCount FROM changeSet').all()).toEqual(
      oneByOne.db.prepare('SELECT rowCount FROM changeSet').all(),
    )
    expect(marksOf(together.db)).toEqual(marksOf(oneByOne.db))
    expect(together.db.prepare("SELECT 1 FROM local_state WHERE name = 'marksFollow'").all()).toEqual([])
  })

  it('are taken into the search in slices until none is left', () => {
    const { db, newId, writes } = planned()
    recordChanges(db, act(newId), () => writeImport(db, writes, at))
    expect(db.prepare('SELECT count(*) FROM local_searchRow').pluck().get()).toBe(0)
    while (indexMarked(db, 100)) continue
    const kinds = db.prepare('SELECT kind, count(*) AS n FROM local_searchRow GROUP BY kind').all()
    expect(kinds).toContainEqual({ kind: 'client', n: 700 })
    expect(kinds).toContainEqual({ kind: 'event', n: writes.event.length })
    expect(db.prepare('SELECT count(*) FROM local_searchMany').pluck().get()).toBe(0)
  })
})
