import { addDays } from '@shared/dates'
import { describe, expect, it } from 'vitest'
import { clientNeighbours, listClients } from '../../src/main/clients/client-list'
import { findClients, getClient, markClient, saveClient } from '../../src/main/clients/clients-repository'
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
import { memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const ago = (days: number) => addDays(TODAY, -days)

/** One client with one opportunity, and the writers bound to them. */
function oneCase() {
  const { db, newId, writing } = memoryPractice()
  const client = saveClient(db, { fullName: 'Marie Keller', tags: ['finance', 'Marie'] }, at, newId)
  const opportunity = saveOpportunity(
    db,
    {
      clientId: client.id,
      employerName: 'Halden Moor',
      role: 'financial controller',
      contactName: 'Ruth Adler',
    },
    writing,
  )
  const ids = { clientId: client.id, opportunityId: opportunity.id }
  return { db, newId, writing, client, opportunity, ids }
}
const rowOf = (db: ReturnType<typeof oneCase>['db']) => {
  const [row] = listClients(db, {}, TODAY).rows
  if (!row) throw new Error('no row')
  return row
}

describe('a client row', () => {
  it('is empty and calm for a client without an opportunity', () => {
    const { db, newId } = memoryPractice()
    saveClient(db, { fullName: 'New Person' }, at, newId)
    expect(rowOf(db)).toMatchObject({
      name: 'New Person',
      stage: null,
      waitingDays: null,
      daysLate: null,
      next: { kind: 'none' },
    })
  })

  it('says stage, wait, silence and lateness from the newest lines', () => {
    const { db, ids, writing } = oneCase()
    saveRound(db, { ...ids, stage: 'final', heldOn: ago(30) }, writing)
    saveEvent(db, { ...ids, kind: 'references', happenedOn: ago(25) }, writing)
    savePromise(db, { ...ids, saidOn: ago(25), promisedFrom: ago(10), promisedTo: ago(10) }, writing)
    saveMessage(db, { ...ids, direction: 'out', kind: 'check_in', sentOn: ago(1) }, writing)
    expect(rowOf(db)).toMatchObject({
      employer: 'Halden Moor',
      stage: 'references',
      waitingDays: 25,
      quietDays: 1,
      promisedTo: ago(10),
      daysLate: 10,
      tags: ['finance', 'Marie'],
      // The first check-in was sent; patience gives three weeks until the second.
      next: { kind: 'check_in', on: ago(-20), rule: 'second', ruleDays: 21 },
    })
  })

  it('counts a round ahead as next and not as the stage', () => {
    const { db, ids, writing } = oneCase()
    saveRound(db, { ...ids, stage: 'first', heldOn: ago(2) }, writing)
    saveRound(db, { ...ids, stage: 'meet_team', heldOn: ago(-7) }, writing)
    expect(rowOf(db).next).toMatchObject({ kind: 'thank_you', dueOn: ago(1), on: TODAY })
    saveMessage(db, { ...ids, direction: 'out', kind: 'thank_you', sentOn: ago(1) }, writing)
    expect(rowOf(db)).toMatchObject({
      stage: 'first',
      waitingDays: 2,
      nextRoundOn: ago(-7),
      next: { kind: 'interview', on: ago(-7) },
    })
  })

  it('takes a promise as answered by a later round or step, by the coach, or by an ending', () => {
    for (const answer of ['round', 'event', 'settled', 'ending'] as const) {
      const { db, ids, writing } = oneCase()
      saveRound(db, { ...ids, stage: 'first', heldOn: ago(20) }, writing)
      const promise = savePromise(
        db,
        { ...ids, saidOn: ago(20), promisedFrom: ago(10), promisedTo: ago(10) },
        writing,
      )
      expect(rowOf(db).daysLate).toBe(10)
      if (answer === 'round') saveRound(db, { ...ids, stage: 'second', heldOn: ago(5) }, writing)
      if (answer === 'event') saveEvent(db, { ...ids, kind: 'offer', happenedOn: ago(5) }, writing)
      if (answer === 'ending') saveEnding(db, { ...ids, tag: 'rejected', endedOn: ago(5) }, writing)
      if (answer === 'settled')
        savePromise(
          db,
          {
            id: promise.id,
            ...ids,
            saidOn: ago(20),
            promisedFrom: ago(10),
            promisedTo: ago(10),
            settledOn: ago(5),
          },
          writing,
        )
      expect(rowOf(db).daysLate, answer).toBeNull()
      expect(caseHistory(db, ids.clientId, TODAY, () => TODAY).standings[0]?.daysLate, answer).toBeNull()
    }
  })

  it('puts an open question before everything else', () => {
    const { db, ids, writing } = oneCase()
    saveRound(db, { ...ids, stage: 'second', heldOn: ago(-7) }, writing)
    saveQuestion(db, { ...ids, body: 'What now?', askedOn: TODAY }, writing)
    expect(rowOf(db)).toMatchObject({ openQuestions: 1, next: { kind: 'answer', on: TODAY } })
  })
})

describe('the list of clients', () => {
  const names = ['Åsa Berg', 'bob tierney', 'Chloé Marchetti', 'Dana_100%', 'Émile']

  function caseload() {
    const practice = memoryPractice()
    for (const fullName of names)
      saveClient(practice.db, { fullName, tags: [`tag of ${fullName}`] }, at, practice.newId)
    return practice
  }

  it('filters by words in name and tag, and takes % and _ as themselves', () => {
    const { db } = caseload()
    const found = (filter: string) => listClients(db, { filter }, TODAY).rows.map((row) => row.name)
    expect(found('BOB')).toEqual(['bob tierney'])
    expect(found('tag of Chl')).toEqual(['Chloé Marchetti'])
    expect(found('%')).toEqual(['Dana_100%'])
    expect(found('_')).toEqual(['Dana_100%'])
    expect(found("'; DROP TABLE client; --")).toEqual([])
    expect(found('')).toHaveLength(5)
  })

  it('pages without a gap and counts the whole list', () => {
    const { db } = caseload()
    const pages = [0, 2, 4].map((offset) => listClients(db, { offset, limit: 2 }, TODAY))
    expect(pages.map((page) => page.total)).toEqual([5, 5, 5])
    expect(new Set(pages.flatMap((page) => page.rows.map((row) => row.id))).size).toBe(5)
  })

  it('sorts by lateness with the latest first and clients without a promise last', () => {
    const { db, newId, writing } = memoryPractice()
    for (const [index, late] of [3, null, 9].entries()) {
      const client = saveClient(db, { fullName: `Client ${index}` }, at, newId)
      const opportunity = saveOpportunity(db, { clientId: client.id, employerName: 'E' }, writing)
      const ids = { clientId: client.id, opportunityId: opportunity.id }
      saveRound(db, { ...ids, stage: 'first', heldOn: ago(20) }, writing)
      if (late !== null)
        savePromise(db, { ...ids, saidOn: ago(20), promisedFrom: ago(late), promisedTo: ago(late) }, writing)
    }
    const sorted = listClients(db, { sort: [{ key: 'promise', descending: false }] }, TODAY)
    expect(sorted.rows.map((row) => row.daysLate)).toEqual([9, 3, null])
  })

  it('knows the neighbours of a client in the same order', () => {
    const { db } = caseload()
    const { rows } = listClients(db, {}, TODAY)
    const middle = rows[2]?.id ?? ''
    expect(clientNeighbours(db, middle, {}, TODAY)).toEqual({
      previousId: rows[1]?.id,
      nextId: rows[3]?.id,
      position: 3,
      total: 5,
    })
  })

  it('leaves removed clients out and takes them back', () => {
    const { db } = caseload()
    const id = listClients(db, {}, TODAY).rows[0]?.id ?? ''
    markClient(db, id, at)
    expect(listClients(db, {}, TODAY).total).toBe(4)
    markClient(db, id, null)
    expect(listClients(db, {}, TODAY).total).toBe(5)
    expect(getClient(db, id).deletedAt).toBeNull()
  })

  it('finds a client by exact name, tag or id', () => {
    const { db } = caseload()
    const [bob] = findClients(db, 'BOB TIERNEY')
    expect(bob?.fullName).toBe('bob tierney')
    expect(findClients(db, bob?.id ?? '')).toHaveLength(1)
    expect(findClients(db, 'TAG OF bob tierney')).toHaveLength(1)
    expect(findClients(db, 'bob')).toHaveLength(0)
  })
})

describe('the history', () => {
  it('numbers rounds by day whatever order they were written in', () => {
    const { db, ids, writing } = oneCase()
    saveRound(db, { ...ids, stage: 'second', heldOn: ago(3) }, writing)
    saveRound(db, { ...ids, stage: 'first', heldOn: ago(13) }, writing)
    const { rounds, timeline } = caseHistory(db, ids.clientId, TODAY, () => TODAY)
    expect(rounds.map((round) => [round.number, round.stage])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ])
    expect(timeline.map((item) => item.on)).toEqual([ago(3), ago(13)])
  })

  it('finds an employer and a contact by name instead of making them twice', () => {
    const { db, ids, writing } = oneCase()
    saveOpportunity(
      db,
      { clientId: ids.clientId, employerName: 'HALDEN MOOR', contactName: 'ruth adler' },
      writing,
    )
    const { employers, contacts, opportunities } = caseHistory(db, ids.clientId, TODAY, () => TODAY)
    expect(opportunities).toHaveLength(2)
    expect(employers).toHaveLength(1)
    expect(contacts).toHaveLength(1)
  })

  it('refuses a record of another client’s opportunity, and moving a record to another client', () => {
    const { db, newId, ids, writing } = oneCase()
    const other = saveClient(db, { fullName: 'Other' }, at, newId)
    expect(() =>
      saveRound(
        db,
        { clientId: other.id, opportunityId: ids.opportunityId, stage: 'first', heldOn: TODAY },
        writing,
      ),
    ).toThrow('not-found')
    const question = saveQuestion(db, { clientId: ids.clientId, body: 'Mine?', askedOn: TODAY }, writing)
    expect(() =>
      saveQuestion(db, { id: question.id, clientId: other.id, body: 'Stolen', askedOn: TODAY }, writing),
    ).toThrow('not-found')
    expect(caseHistory(db, ids.clientId, TODAY, () => TODAY).timeline).toMatchObject([
      { type: 'question', body: 'Mine?' },
    ])
  })

  it('removes a line and takes it back', () => {
    const { db, ids, writing } = oneCase()
    const round = saveRound(db, { ...ids, stage: 'first', heldOn: TODAY }, writing)
    markHistoryRecord(db, { type: 'round', id: round.id }, at)
    expect(caseHistory(db, ids.clientId, TODAY, () => TODAY).timeline).toEqual([])
    markHistoryRecord(db, { type: 'round', id: round.id }, null)
    expect(caseHistory(db, ids.clientId, TODAY, () => TODAY).timeline).toHaveLength(1)
  })
})

describe('the plan of the lists', () => {
  it.each([
    [
      'a client’s rounds',
      "SELECT * FROM round WHERE clientId = 'x' AND deletedAt IS NULL ORDER BY heldOn, id",
      'roundByClient',
    ],
    [
      'a client’s notes',
      "SELECT * FROM note WHERE clientId = 'x' AND deletedAt IS NULL ORDER BY createdAt DESC, id DESC",
      'noteByClient',
    ],
    [
      'a client’s messages',
      "SELECT * FROM message WHERE clientId = 'x' AND deletedAt IS NULL ORDER BY sentOn, id",
      'messageByClient',
    ],
    [
      'the newest letters',
      'SELECT * FROM letter WHERE deletedAt IS NULL ORDER BY updatedAt DESC LIMIT 100',
      'letterByChange',
    ],
  ])('%s uses its index', (_what, sql, index) => {
    const { db } = memoryPractice()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
    expect(plan.map((step) => step.detail).join('\n')).toContain(index)
  })
})
