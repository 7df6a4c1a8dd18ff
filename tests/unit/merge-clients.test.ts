import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { candidatesSql } from '../../src/main/clients/client-keys-repository'
import { getClient, saveClient } from '../../src/main/clients/clients-repository'
import { mergeClients } from '../../src/main/clients/merge-clients'
import { tablesOfClients, weighClient } from '../../src/main/clients/merge-clients-repository'
import { findSimilar, keepClientKeys, listPairs } from '../../src/main/clients/similar-clients'
import { generatePractice } from '../../src/main/demo/generated-practice'
import { recordedTables } from '../../src/main/undo/recorded-tables'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()

/** All rows of the tables that hang on clients, and the clients, as they are apart from when they were last written. */
function rowsOf(db: Database) {
  const written = (table: string) =>
    (db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[])
      .map(({ updatedAt: _updatedAt, ...row }) => JSON.stringify(row))
      .toSorted()
  return Object.fromEntries(['client', ...tablesOfClients(db)].map((table) => [table, written(table)]))
}

function twoClients() {
  const practice = memoryContext()
  const { db } = practice
  generatePractice(db, { clients: 12, seed: 7, today: TODAY })
  const [one, two] = db
    .prepare('SELECT clientId AS id FROM opportunity GROUP BY clientId ORDER BY clientId LIMIT 2')
    .all() as { id: string }[]
  const keepId = one?.id ?? ''
  const goneId = two?.id ?? ''
  const { fullName, email } = getClient(db, keepId)
  const draft = { fullName, email, tags: ['both'], goals: 'Chosen.' }
  return { ...practice, keepId, goneId, draft }
}

describe('a merge', () => {
  it('hangs everything of both on the one who stays, table by table', () => {
    const { context, db, keepId, goneId, draft } = twoClients()
    const counts = () =>
      Object.fromEntries(
        tablesOfClients(db).map((table) => [
          table,
          (
            db.prepare(`SELECT count(*) AS n FROM ${table} WHERE clientId IN (?, ?)`).get(keepId, goneId) as {
              n: number
            }
          ).n,
        ]),
      )
    const before = counts()
    mergeClients(context, { keepId, goneId, fields: draft })
    const { clientTag: _before, ...rest } = before
    const { clientTag: _after, ...after } = counts()
    expect(after).toEqual(rest)
    for (const table of tablesOfClients(db).filter((name) => name !== 'clientTag'))
      expect(db.prepare(`SELECT count(*) AS n FROM ${table} WHERE clientId = ?`).get(goneId), table).toEqual({
        n: 0,
      })
    expect(getClient(db, keepId)).toMatchObject({ goals: 'Chosen.', tags: ['both'], deletedAt: null })
    expect(getClient(db, goneId).deletedAt).toBe(at)
  })

  it('is taken back to the last row', () => {
    const { context, db, writing, keepId, goneId, draft } = twoClients()
    const before = rowsOf(db)
    const { changeSetId } = mergeClients(context, { keepId, goneId, fields: draft })
    expect(rowsOf(db)).not.toEqual(before)
    undoChangeSet(db, changeSetId ?? '', writing)
    expect(rowsOf(db)).toEqual(before)
  })

  it('can be recorded whole: every table that hangs on a client is one that acts are recorded of', () => {
    const { db } = memoryContext()
    const known: readonly string[] = recordedTables
    expect(tablesOfClients(db).filter((table) => !known.includes(table))).toEqual([])
  })

  it('joins the practice’s own fields and keeps the rules of the one who stays', () => {
    const { context, db, keepId, goneId, draft } = twoClients()
    const insert = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values)
    for (const id of ['f1', 'f2', 'f3'])
      insert("INSERT INTO customField VALUES (?, ?, '1', ?, ?, NULL)", id, id, at, at)
    const field = (id: string, clientId: string, fieldId: string, value: string) =>
      insert('INSERT INTO clientField VALUES (?, ?, ?, ?, ?, ?)', id, clientId, fieldId, value, at, at)
    field('a', keepId, 'f1', 'Bristol')
    field('b', goneId, 'f1', 'Bath')
    field('c', keepId, 'f2', '')
    field('d', goneId, 'f2', 'German')
    field('e', goneId, 'f3', 'Yes')
    const rule = (id: string, clientId: string, days: number, situation: string) =>
      insert(
        "INSERT INTO followUpRule VALUES (?, 'patience', ?, NULL, ?, ?, 'calendar', 1, ?, ?)",
        id,
        situation,
        clientId,
        days,
        at,
        at,
      )
    rule('r1', keepId, 5, 'last')
    rule('r2', goneId, 9, 'last')
    rule('r3', goneId, 7, 'second')
    mergeClients(context, { keepId, goneId, fields: draft })
    expect(
      db
        .prepare('SELECT customFieldId AS f, value FROM clientField WHERE clientId = ? ORDER BY 1')
        .all(keepId),
    ).toEqual([
      { f: 'f1', value: 'Bristol / Bath' },
      { f: 'f2', value: 'German' },
      { f: 'f3', value: 'Yes' },
    ])
    expect(
      db.prepare('SELECT situation, days FROM followUpRule WHERE clientId = ? ORDER BY 1').all(keepId),
    ).toEqual([
      { situation: 'last', days: 5 },
      { situation: 'second', days: 7 },
    ])
  })

  it('of one client with themselves, or with one in the trash, is refused', () => {
    const { context, keepId, goneId, draft } = twoClients()
    expect(() => mergeClients(context, { keepId, goneId: keepId, fields: draft })).toThrow('not-found')
    mergeClients(context, { keepId, goneId, fields: draft })
    expect(() => mergeClients(context, { keepId, goneId, fields: draft })).toThrow('not-found')
  })

  it('is weighed before it is done', () => {
    const { db, keepId } = twoClients()
    const weight = weighClient(db, keepId)
    expect(weight.client.id).toBe(keepId)
    expect(weight.opportunities).toBeGreaterThan(0)
  })
})

function people() {
  const practice = memoryContext()
  const { db, newId, context } = practice
  const add = (fullName: string, email = '', phone = '') =>
    saveClient(db, { fullName, email, phone }, at, newId).id
  const marie = add('Marie Keller', 'marie@keller.example', '07700 900123')
  const bob = add('Bob Tierney')
  keepClientKeys(context)
  return { ...practice, add, marie, bob }
}

describe('a double', () => {
  it('is found by a name with slips, an address or a number, the surest first', () => {
    const { db, context, marie, add } = people()
    const twin = add('Keller Mari')
    keepClientKeys(context)
    expect(findSimilar(db, { fullName: 'Marie Kellar', email: 'MARIE@keller.example' })).toEqual([
      { id: marie, name: 'Marie Keller', state: 'active', by: 'email' },
      { id: twin, name: 'Keller Mari', state: 'active', by: 'name' },
    ])
    expect(findSimilar(db, { phone: '+44 7700 900123' })).toMatchObject([{ id: marie, by: 'phone' }])
    expect(findSimilar(db, { fullName: 'Maria Schmidt' })).toEqual([])
    expect(findSimilar(db, {})).toEqual([])
  })

  it('is never the client who is being edited, nor one in the trash', () => {
    const { db, context, marie } = people()
    expect(findSimilar(db, { fullName: 'Marie Keller', exceptId: marie })).toEqual([])
    db.prepare('UPDATE client SET deletedAt = ? WHERE id = ?').run(at, marie)
    keepClientKeys(context)
    expect(findSimilar(db, { fullName: 'Marie Keller' })).toEqual([])
    db.prepare('UPDATE client SET deletedAt = NULL WHERE id = ?').run(marie)
    keepClientKeys(context)
    expect(findSimilar(db, { fullName: 'Marie Keller' })).toHaveLength(1)
  })

  it('is listed once with its pair', () => {
    const { db, context, marie, add } = people()
    const twin = add('Keller, Marie', 'marie@keller.example')
    add('Nadia Vogt')
    keepClientKeys(context)
    expect(listPairs(db)).toMatchObject([{ one: { id: marie }, other: { id: twin }, by: 'email' }])
  })

  it('is looked up by the index of keys', () => {
    const { db } = people()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${candidatesSql}`).all({ keys: '[]', limit: 1 }) as {
      detail: string
    }[]
    const text = plan.map(({ detail }) => detail).join('\n')
    expect(text).toContain('local_clientKey USING PRIMARY KEY (key=?)')
    expect(text).toContain('client USING INDEX sqlite_autoindex_client_1 (id=?)')
  })
})
