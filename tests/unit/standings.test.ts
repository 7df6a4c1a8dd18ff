import { clientFilter } from '@shared/clients'
import { addDays } from '@shared/dates'
import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listClients } from '../../src/main/clients/client-list'
import { matchSql, matchValues, orderSql } from '../../src/main/clients/client-list-sql'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import { generatePractice } from '../../src/main/demo/generated-practice'
import { caseHistory } from '../../src/main/interviews/case-history'
import {
  markHistoryRecord,
  saveEnding,
  saveEvent,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { refreshAllStandings, refreshStandings } from '../../src/main/standings/refresh-standings'
import { markAllStale } from '../../src/main/standings/standings-repository'
import { recordChanges } from '../../src/main/undo/record-changes'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const derived = (db: Database) => ({
  clients: db.prepare('SELECT * FROM local_clientStanding ORDER BY clientId').all(),
  opportunities: db.prepare('SELECT * FROM local_opportunityStanding ORDER BY opportunityId').all(),
})

function smallPractice() {
  const practice = memoryPractice()
  const { db, newId, writing } = practice
  const cases = ['Ann', 'Ben', 'Cem'].map((fullName) => {
    const client = saveClient(db, { fullName, tags: [fullName] }, at, newId)
    const opportunities = ['Contoso', 'Fabrikam'].map(
      (employerName) => saveOpportunity(db, { clientId: client.id, employerName }, writing).id,
    )
    return { clientId: client.id, opportunities }
  })
  return { ...practice, cases }
}

const day = fc.integer({ min: -40, max: 30 }).map((days) => addDays(TODAY, days))
const act = fc.record({
  kind: fc.constantFrom(
    'round',
    'event',
    'promise',
    'in',
    'out',
    'thanks',
    'question',
    'ending',
    'rename',
    'trash',
    'remove',
    'day',
  ),
  who: fc.nat({ max: 2 }),
  which: fc.nat({ max: 1 }),
  on: day,
})

describe('the derived rows', () => {
  it('are after any acts and days what a rebuild from nothing gives', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        const { db, newId, writing, cases } = smallPractice()
        let today = TODAY
        const rounds: string[] = []
        refreshAllStandings(db, today)
        for (const { kind, who, which, on } of acts) {
          const { clientId, opportunities } = cases[who] ?? { clientId: '', opportunities: [] }
          const ids = { clientId, opportunityId: opportunities[which] ?? '' }
          if (kind === 'round') rounds.push(saveRound(db, { ...ids, stage: 'first', heldOn: on }, writing).id)
          if (kind === 'event') saveEvent(db, { ...ids, kind: 'offer', happenedOn: on }, writing)
          if (kind === 'promise')
            savePromise(db, { ...ids, saidOn: on, promisedFrom: on, promisedTo: addDays(on, 7) }, writing)
          if (kind === 'in') saveMessage(db, { ...ids, direction: 'in', kind: 'answer', sentOn: on }, writing)
          if (kind === 'out')
            saveMessage(db, { ...ids, direction: 'out', kind: 'check_in', sentOn: on }, writing)
          if (kind === 'thanks')
            saveMessage(db, { ...ids, direction: 'out', kind: 'thank_you', sentOn: on }, writing)
          if (kind === 'question') saveQuestion(db, { ...ids, body: 'And now?', askedOn: on }, writing)
          if (kind === 'ending') saveEnding(db, { ...ids, tag: 'ghosted', endedOn: on }, writing)
          if (kind === 'rename') saveClient(db, { id: clientId, fullName: `Renamed ${on}` }, at, newId)
          if (kind === 'trash') markClient(db, clientId, which === 0 ? at : null)
          const [first] = rounds
          if (kind === 'remove' && first) markHistoryRecord(db, { type: 'round', id: first }, at)
          if (kind === 'day') today = on
          refreshStandings(db, today)
        }
        const kept = derived(db)
        markAllStale(db)
        refreshAllStandings(db, today)
        expect(kept).toEqual(derived(db))
      }),
      { numRuns: 60 },
    )
  })

  it('say of each opportunity what the case view says', () => {
    const { db } = memoryPractice()
    generatePractice(db, { clients: 60, seed: 5, today: TODAY })
    const { rows } = listClients(db, { limit: 500 }, TODAY)
    expect(rows.length).toBe(60)
    for (const row of rows) {
      const [shown] = caseHistory(db, row.id, TODAY, (instant) => instant.slice(0, 10)).standings
      expect([row.opportunityId, row.stage, row.daysLate, row.waitingDays]).toEqual([
        shown?.opportunityId ?? null,
        shown?.stage ?? null,
        shown?.daysLate ?? null,
        shown?.waitingDays ?? null,
      ])
      if (shown) expect(row.next).toEqual(row.openQuestions > 0 ? row.next : shown.next)
    }
  })

  it('answer at once with what there is when thousands are out of date, and catch up in slices', () => {
    const { db } = memoryPractice()
    generatePractice(db, { clients: 450, seed: 2, today: TODAY })
    markAllStale(db)
    expect(refreshStandings(db, TODAY)).toBe(150)
    expect(listClients(db, { limit: 1 }, TODAY).total).toBe(450)
    refreshAllStandings(db, TODAY)
    expect(refreshStandings(db, TODAY)).toBe(0)
  })

  it('list a new client before anything is rebuilt', () => {
    const { db, newId } = memoryPractice()
    saveClient(db, { fullName: 'Just Added', state: 'prospective' }, at, newId)
    const row = db.prepare('SELECT name, state FROM local_clientStanding').get()
    expect(row).toEqual({ name: 'Just Added', state: 'prospective' })
  })

  it('list those of a large act with the next look, hundreds at once and the rest in slices', () => {
    const { db, newId } = memoryPractice()
    const add = () => {
      for (let count = 0; count < 450; count += 1) saveClient(db, { fullName: `Many ${count}` }, at, newId)
    }
    recordChanges(db, { kind: 'import', label: 'many', at, newId }, add)
    const listed = () => db.prepare('SELECT count(*) FROM local_clientStanding').pluck().get()
    expect(listed()).toBe(0)
    expect(refreshStandings(db, TODAY)).toBe(150)
    expect(listed()).toBe(300)
    refreshAllStandings(db, TODAY)
    expect(listed()).toBe(450)
  })
})

describe('the plan of the derived lists', () => {
  it.each([
    ['active clients by name', 'active', 'local_clientStandingByName'],
    ['all clients by name', null, 'local_clientStandingByAnyName'],
  ])('%s come from an index, without a sort of their own', (_what, state, index) => {
    const { db } = memoryPractice()
    const query = clientFilter.parse({ state })
    const sql = `SELECT s.* FROM local_clientStanding s WHERE ${matchSql(query)} ORDER BY ${orderSql([])} LIMIT 100`
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(matchValues(query, TODAY)) as {
      detail: string
    }[]
    const text = plan.map((step) => step.detail).join('\n')
    expect(text).toContain(index)
    expect(text).not.toContain('USE TEMP B-TREE FOR ORDER BY')
  })
})
