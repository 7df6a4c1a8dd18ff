import { type Client, type ClientDraft, clientDraft } from '@shared/clients'
import type { Database } from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { getClient, markClient, saveClient } from '../../src/main/clients/clients-repository'
import {
  markHistoryRecord,
  saveEvent,
  saveOpportunity,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { saveNote } from '../../src/main/notes/notes-repository'
import { listChangeSets, pruneChangeSets } from '../../src/main/undo/change-sets-repository'
import { recordChanges } from '../../src/main/undo/record-changes'
import { recordedTables } from '../../src/main/undo/recorded-tables'
import { looseReferences, references } from '../../src/main/undo/references'
import { referringRows } from '../../src/main/undo/references-repository'
import { redoChangeSet, undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const afterwards = '2026-05-15T13:00:00.000Z'

/** Everything that is stored, table by table; what was recorded and what is derived aside. */
function contentOf(db: Database): Record<string, unknown[]> {
  return Object.fromEntries(
    recordedTables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()]),
  )
}

function practiceWithClient() {
  const practice = memoryPractice()
  const { db, newId } = practice
  const client = saveClient(db, { fullName: 'Marie Kovac', phone: '1', tags: ['finance'] }, at, newId)
  const act = (label: string) => ({ kind: 'bulk' as const, label, at, newId })
  return { ...practice, client, act, later: { at: afterwards, newId } }
}

const required = (id: string | null): string => {
  if (id === null) throw new Error('nothing was recorded')
  return id
}

describe('recording an act', () => {
  it('knows every table of the practice but those that follow their rows', () => {
    const { db } = memoryPractice()
    const names = db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'local_%' AND name NOT LIKE 'sqlite_%'",
      )
      .all()
      .map((row) => (row as { name: string }).name)
    const followers = [
      'practice',
      'documentContent',
      'changeSet',
      'changeRow',
      'changeAdded',
      'recordingPiece',
      'erasure',
      'erasureRecord',
    ]
    expect(names.filter((name) => !followers.includes(name)).toSorted()).toEqual(recordedTables.toSorted())
  })

  it('knows every reference between them', () => {
    const { db } = memoryPractice()
    const inFormat = recordedTables.flatMap((table) =>
      (db.prepare(`PRAGMA foreign_key_list(${table})`).all() as { table: string; from: string }[]).map(
        (key) => `${table}.${key.from} -> ${key.table}`,
      ),
    )
    const known = references.map(({ table, column, parent }) => `${table}.${column} -> ${parent}`)
    expect(known.toSorted()).toEqual(inFormat.toSorted())
  })

  it.each([...references, ...looseReferences])(
    'finds rows of $table by their $column with an index',
    (reference) => {
      const { db } = memoryPractice()
      for (const where of referringRows(db, reference)) {
        const sql = `EXPLAIN QUERY PLAN SELECT 1 FROM ${reference.table} WHERE ${where} LIMIT 1`
        const plan = db.prepare(sql).all({ id: 'x' }) as { detail: string }[]
        expect(plan.map(({ detail }) => detail).join('\n')).not.toContain('SCAN')
      }
    },
  )

  it('lists each table after those it refers to', () => {
    const { db } = memoryPractice()
    for (const [position, table] of recordedTables.entries()) {
      const parents = db.prepare(`PRAGMA foreign_key_list(${table})`).all() as { table: string }[]
      for (const parent of parents)
        expect(recordedTables.findIndex((name) => name === parent.table)).toBeLessThan(position)
    }
  })

  it('takes back rows written over several tables by functions that know nothing of it', () => {
    const { db, client, act, later, newId, writing } = practiceWithClient()
    const before = contentOf(db)
    const { changeSetId, rowCount } = recordChanges(db, act('A day of work'), () => {
      saveClient(db, { ...draftOf(client), phone: '2', tags: ['law', 'finance'] }, later.at, newId)
      const opportunity = saveOpportunity(db, { clientId: client.id, employerName: 'Contoso' }, writing)
      saveRound(
        db,
        { clientId: client.id, opportunityId: opportunity.id, stage: 'first', heldOn: TODAY },
        writing,
      )
    })
    expect(rowCount).toBeGreaterThanOrEqual(5)
    expect(undoChangeSet(db, required(changeSetId), later)).toMatchObject({ left: 0, label: 'A day of work' })
    expect(contentOf(db)).toEqual(before)
  })

  it('records nothing outside an act, nor of an act that changes nothing', () => {
    const { db, client, act } = practiceWithClient()
    const { changeSetId } = recordChanges(db, act('Nothing'), () => {
      markClient(db, client.id, at)
      markClient(db, client.id, null)
    })
    expect(changeSetId).toBeNull()
    expect(listChangeSets(db, '2000')).toEqual([])
    markClient(db, client.id, at)
    expect(recordChanges(db, act('Nothing'), () => 7)).toEqual({ result: 7, changeSetId: null, rowCount: 0 })
  })

  it('writes and records nothing when the work throws, and records the next act', () => {
    const { db, client, act, later } = practiceWithClient()
    const before = contentOf(db)
    expect(() =>
      recordChanges(db, act('Broken'), () => {
        markClient(db, client.id, at)
        throw new Error('half way')
      }),
    ).toThrow('half way')
    expect(contentOf(db)).toEqual(before)
    expect(listChangeSets(db, '2000')).toEqual([])
    const { changeSetId } = recordChanges(db, act('Whole'), () => markClient(db, client.id, at))
    undoChangeSet(db, required(changeSetId), later)
    expect(contentOf(db)).toEqual(before)
  })

  it('refuses an act inside an act and work that is not over when it returns', () => {
    const { db, act } = practiceWithClient()
    expect(() => recordChanges(db, act('Outer'), () => recordChanges(db, act('Inner'), () => 1))).toThrow(
      'already',
    )
    expect(() => recordChanges(db, act('Later'), () => Promise.resolve())).toThrow('must be over')
  })

  it('keeps only the changed columns of a changed row and no text of an added one', () => {
    const { db, client, act, newId } = practiceWithClient()
    recordChanges(db, act('Both'), () => {
      saveClient(db, { ...draftOf(client), phone: '2' }, afterwards, newId)
      saveClient(db, { fullName: 'Somebody Secret' }, at, newId)
    })
    const added = db.prepare("SELECT id FROM client WHERE fullName = 'Somebody Secret'").get() as {
      id: string
    }
    expect(
      db
        .prepare("SELECT beforeRow, afterRow FROM changeRow WHERE tableName = 'client' ORDER BY position")
        .all(),
    ).toEqual([
      {
        beforeRow: JSON.stringify({ phone: '1', updatedAt: at }),
        afterRow: JSON.stringify({ phone: '2', updatedAt: afterwards }),
      },
    ])
    expect(db.prepare("SELECT records, shared FROM changeAdded WHERE tableName = 'client'").all()).toEqual([
      { records: JSON.stringify([{ id: added.id, updatedAt: at, deletedAt: null }]), shared: '{}' },
    ])
  })
})

describe('taking an act back', () => {
  it('leaves a row that was changed since, says whose, and puts the others back', () => {
    const { db, client, act, newId, later } = practiceWithClient()
    const other = saveClient(db, { fullName: 'Jes Lind' }, at, newId)
    const { changeSetId } = recordChanges(db, act('Paused'), () => {
      for (const one of [client, other]) saveClient(db, { ...draftOf(one), state: 'paused' }, later.at, newId)
    })
    saveClient(db, { ...draftOf(client), state: 'closed' }, later.at, newId)
    expect(undoChangeSet(db, required(changeSetId), later)).toMatchObject({
      left: 1,
      leftNames: ['Marie Kovac'],
    })
    expect(getClient(db, client.id).state).toBe('closed')
    expect(getClient(db, other.id).state).toBe('active')
  })

  it('takes back an act of an earlier version, which has added rows among the others', () => {
    const { db, client, act, newId, later } = practiceWithClient()
    const { changeSetId } = recordChanges(db, act('Added'), () => {
      for (const fullName of ['Jes Lind', 'Bo Dahl']) saveClient(db, { fullName }, at, newId)
    })
    db.exec(`INSERT INTO changeRow (changeSetId, position, tableName, recordId, afterRow)
      SELECT changeSetId, record.key + 1, tableName, record.value ->> 'id', json_remove(record.value, '$.id')
      FROM changeAdded, json_each(records) record`)
    db.exec('DELETE FROM changeAdded')
    const other = db.prepare("SELECT id FROM client WHERE fullName = 'Bo Dahl'").get() as { id: string }
    saveClient(db, { ...draftOf(getClient(db, other.id)), phone: '3' }, afterwards, newId)
    expect(undoChangeSet(db, required(changeSetId), later)).toMatchObject({
      putBack: 1,
      left: 1,
      leftNames: ['Bo Dahl'],
    })
    const names = db.prepare('SELECT fullName FROM client ORDER BY fullName').pluck().all()
    expect(names).toEqual(['Bo Dahl', client.fullName])
  })

  it('leaves an added row that newer ones build on, was moved or removed since, in lines of many', () => {
    const { db, client, act, writing, later } = practiceWithClient()
    const opportunity = saveOpportunity(db, { clientId: client.id, employerName: 'Contoso' }, writing)
    const { changeSetId } = recordChanges(db, act('Added'), () => {
      for (let n = 0; n < 1_200; n += 1)
        saveEvent(
          db,
          { clientId: client.id, opportunityId: opportunity.id, kind: 'applied', happenedOn: TODAY },
          writing,
        )
    })
    const lines = db.prepare('SELECT json_array_length(records) FROM changeAdded').pluck().all()
    expect(lines).toEqual([500, 500, 200])
    const another = saveOpportunity(db, { clientId: client.id, employerName: 'Fabrikam' }, writing)
    const [first, last] = ['ASC', 'DESC'].map((order) =>
      db.prepare(`SELECT id FROM event ORDER BY id ${order} LIMIT 1`).pluck().get(),
    )
    db.prepare('UPDATE event SET opportunityId = ? WHERE id = ?').run(another.id, first)
    db.prepare('UPDATE event SET deletedAt = ? WHERE id = ?').run(afterwards, last)
    expect(undoChangeSet(db, required(changeSetId), later)).toMatchObject({ putBack: 1_198, left: 2 })
    expect(db.prepare('SELECT id FROM event ORDER BY id').pluck().all()).toEqual([first, last])
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it('puts a column back beside another one that was edited since', () => {
    const { db, client, act, newId, later } = practiceWithClient()
    const { changeSetId } = recordChanges(db, act('Paused'), () =>
      saveClient(db, { ...draftOf(client), state: 'paused' }, later.at, newId),
    )
    const edited = '2026-05-15T14:00:00.000Z'
    db.prepare('UPDATE client SET phone = ?, updatedAt = ? WHERE id = ?').run('999', edited, client.id)
    expect(undoChangeSet(db, required(changeSetId), later).left).toBe(0)
    expect(getClient(db, client.id)).toMatchObject({ state: 'active', phone: '999', updatedAt: edited })
  })

  it('keeps an added record that something newer hangs on, and takes the rest away', () => {
    const { db, act, newId, later } = practiceWithClient()
    const { changeSetId, result } = recordChanges(db, { ...act('people.csv'), kind: 'import' }, () => [
      saveClient(db, { fullName: 'Ann Imported' }, at, newId),
      saveClient(db, { fullName: 'Ben Imported' }, at, newId),
    ])
    const [ann, ben] = result
    if (!ann || !ben) throw new Error('two clients')
    saveNote(db, { id: newId(), clientId: ann.id, body: { type: 'doc', content: [] } }, later.at, newId())
    expect(undoChangeSet(db, required(changeSetId), later)).toMatchObject({
      putBack: 1,
      left: 1,
      leftNames: ['Ann Imported'],
    })
    expect(getClient(db, ann.id).fullName).toBe('Ann Imported')
    expect(() => getClient(db, ben.id)).toThrow('not-found')
  })

  it('does not count an added row that is gone already, and puts no tag beside itself', () => {
    const { db, client, act, newId, later } = practiceWithClient()
    const { changeSetId } = recordChanges(db, act('Tagged'), () =>
      saveClient(db, { ...draftOf(client), tags: ['law'] }, at, newId),
    )
    saveClient(db, { ...draftOf(client), tags: ['law', 'finance'] }, at, newId)
    expect(undoChangeSet(db, required(changeSetId), later).left).toBe(0)
    expect(getClient(db, client.id).tags.toSorted()).toEqual(['finance', 'law'])
  })

  it('refuses to take one act back twice, and does it again when asked', () => {
    const { db, client, act, later } = practiceWithClient()
    const before = contentOf(db)
    const { changeSetId } = recordChanges(db, act('Removed'), () => markClient(db, client.id, at))
    const after = contentOf(db)
    const id = required(changeSetId)
    undoChangeSet(db, id, later)
    expect(() => undoChangeSet(db, id, later)).toThrow('undo-done')
    redoChangeSet(db, id, later)
    expect(contentOf(db)).toEqual(after)
    expect(listChangeSets(db, '2000')).toMatchObject([{ id, undoneAt: null, label: 'Removed' }])
    undoChangeSet(db, id, later)
    expect(contentOf(db)).toEqual(before)
  })

  it('holds foreign keys when what a row referred to was erased since', () => {
    const { db, client, act, later, writing } = practiceWithClient()
    const opportunity = saveOpportunity(db, { clientId: client.id, employerName: 'Contoso' }, writing)
    const { id } = saveEvent(
      db,
      { clientId: client.id, opportunityId: opportunity.id, kind: 'applied', happenedOn: TODAY },
      writing,
    )
    const { changeSetId } = recordChanges(db, act('Erased'), () =>
      db.prepare('DELETE FROM event WHERE id = ?').run(id),
    )
    db.prepare('DELETE FROM opportunity WHERE id = ?').run(opportunity.id)
    expect(undoChangeSet(db, required(changeSetId), later)).toMatchObject({ putBack: 0, left: 1 })
    expect(db.pragma('foreign_key_check')).toEqual([])
  })

  it('keeps NUL, quotes and long numbers as they were', () => {
    const { db, client, act, newId, later } = practiceWithClient()
    const strange = 'a\u0000b "c" \\ \u2028 😀 {"id":1}'
    db.prepare('UPDATE client SET goals = ? WHERE id = ?').run(strange, client.id)
    const before = contentOf(db)
    const { changeSetId } = recordChanges(db, act('Goals'), () =>
      saveClient(db, { ...draftOf(client), goals: '' }, at, newId),
    )
    undoChangeSet(db, required(changeSetId), later)
    expect(contentOf(db)).toEqual(before)
  })
})

describe('random acts', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed + 1))(
    'taken back in reverse order leave what was there (seed %i)',
    (seed) => {
      const { db, client, newId, act, writing } = practiceWithClient()
      const random = randomOf(seed)
      const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
      const idsOf = (table: string) =>
        (db.prepare(`SELECT id FROM ${table} ORDER BY id`).all() as { id: string }[]).map(({ id }) => id)
      let second = 0
      const moment = () => {
        second += 1
        return new Date(NOW.getTime() + second * 1_000).toISOString()
      }
      const steps: (() => void)[] = [
        () => void saveClient(db, { fullName: `Client ${random()}`, tags: ['a', 'b'] }, moment(), newId),
        () => {
          const id = pick(idsOf('client'))
          if (id)
            saveClient(
              db,
              { ...draftOf(getClient(db, id)), goals: String(random()), tags: [String(random())] },
              moment(),
              newId,
            )
        },
        () => void markClient(db, pick(idsOf('client')) ?? client.id, random() < 0.5 ? moment() : null),
        () =>
          void saveOpportunity(
            db,
            {
              clientId: pick(idsOf('client')) ?? client.id,
              employerName: pick(['Contoso', 'Fabrikam']) ?? '',
            },
            { ...writing, at: moment() },
          ),
        () => {
          const found = db
            .prepare('SELECT id AS opportunityId, clientId FROM opportunity ORDER BY random() LIMIT 1')
            .get() as { opportunityId: string; clientId: string } | undefined
          if (found) saveRound(db, { ...found, stage: 'first', heldOn: TODAY }, { ...writing, at: moment() })
        },
        () => {
          const id = pick(idsOf('round'))
          if (id) markHistoryRecord(db, { type: 'round', id }, moment())
        },
        () => {
          const id = pick(idsOf('round'))
          if (id) db.prepare('DELETE FROM round WHERE id = ?').run(id)
        },
        () => {
          const [from, to] = [pick(idsOf('client')), pick(idsOf('client'))]
          for (const table of ['opportunity', 'round', 'clientTag'])
            db.prepare(`UPDATE ${table} SET clientId = ? WHERE clientId = ?`).run(to, from)
        },
      ]
      const states: Record<string, unknown[]>[] = []
      const acts: string[] = []
      for (let n = 0; n < 12; n += 1) {
        const before = contentOf(db)
        const { changeSetId } = recordChanges(db, act(`Act ${n}`), () => {
          for (let step = 0; step < 4; step += 1) pick(steps)?.()
        })
        if (changeSetId === null) continue
        states.push(before)
        acts.push(changeSetId)
      }
      expect(acts.length).toBeGreaterThan(6)
      const undone: Record<string, unknown[]>[] = []
      for (const id of acts.toReversed()) {
        undone.push(contentOf(db))
        expect(undoChangeSet(db, id, { at: moment(), newId }).left).toBe(0)
        expect(contentOf(db)).toEqual(states.pop())
      }
      for (const id of acts) {
        redoChangeSet(db, id, { at: moment(), newId })
        expect(contentOf(db)).toEqual(undone.pop())
      }
      expect(db.pragma('foreign_key_check')).toEqual([])
    },
  )
})

describe('acts that are kept', () => {
  it('are forgotten after their time, in slices', () => {
    const { db, client, act, newId } = practiceWithClient()
    const clients = Array.from({ length: 25 }, (_, n) =>
      saveClient(db, { fullName: `Client ${n}` }, at, newId),
    )
    recordChanges(db, { ...act('Old'), at: '2026-01-01T00:00:00.000Z' }, () => {
      for (const { id } of clients) markClient(db, id, at)
      saveClient(db, { fullName: 'Added' }, at, newId)
    })
    const { changeSetId } = recordChanges(db, act('New'), () => markClient(db, client.id, at))
    let slices = 0
    while (!pruneChangeSets(db, '2026-04-01', 10)) slices += 1
    expect(slices).toBe(3)
    expect(listChangeSets(db, '2000')).toMatchObject([{ id: changeSetId }])
    expect(db.prepare('SELECT count(*) AS n FROM changeRow').get()).toEqual({ n: 1 })
    expect(db.prepare('SELECT count(*) AS n FROM changeAdded').get()).toEqual({ n: 0 })
  })

  it.each([
    [
      'acts',
      "SELECT id FROM changeSet WHERE createdAt >= '2026' ORDER BY createdAt DESC, id DESC",
      'changeSetByTime',
    ],
    ['added rows', "SELECT * FROM changeAdded WHERE changeSetId = 'x' ORDER BY position", 'PRIMARY KEY'],
    ['rows of an act', "SELECT * FROM changeRow WHERE changeSetId = 'x' ORDER BY position", 'PRIMARY KEY'],
  ])('list %s by an index', (_what, sql, index) => {
    const { db } = memoryPractice()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
    expect(plan.map((step) => step.detail).join('\n')).toContain(index)
  })
})

/** The fields of a client that its form sends. */
function draftOf(client: Client): ClientDraft {
  const fields = Object.entries(client).filter(([name]) => name in clientDraft.shape)
  return clientDraft.parse(Object.fromEntries(fields))
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
