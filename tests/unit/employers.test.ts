import { addDays } from '@shared/dates'
import { describe, expect, it } from 'vitest'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import {
  employerPageSql,
  listEmployerPage,
  listStaleEmployers,
} from '../../src/main/employers/employer-figures-repository'
import { employerFile, matchEmployers } from '../../src/main/employers/employer-file'
import {
  getEmployer,
  listSharedEmployers,
  markContact,
  markEmployer,
  opportunitiesAtEmployerSql,
  saveContact,
  saveEmployer,
  sharedEmployersSql,
} from '../../src/main/employers/employers-repository'
import { refreshEmployers, refreshSomeEmployers } from '../../src/main/employers/refresh-employers'
import {
  markHistoryRecord,
  saveEnding,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const moment = NOW.toISOString()
const ago = (days: number) => addDays(TODAY, -days)

function practice() {
  const { db, newId, writing } = memoryPractice()
  const client = (fullName: string, state: 'active' | 'closed' = 'active') =>
    saveClient(db, { fullName, state }, moment, newId)
  /** An opportunity of a client at an employer, with what is written to it. */
  const at = (clientId: string, employerName: string, role = 'analyst') => {
    const { id, employerId } = saveOpportunity(db, { clientId, employerName, role }, writing)
    const ids = { clientId, opportunityId: id }
    return {
      ids,
      employerId,
      round: (daysAgo: number, questions: string[] = []) =>
        saveRound(
          db,
          { ...ids, stage: 'first', heldOn: ago(daysAgo), questions: questions.map((body) => ({ body })) },
          writing,
        ),
      heard: (daysAgo: number) => saveMessage(db, { ...ids, direction: 'in', sentOn: ago(daysAgo) }, writing),
      end: (tag: 'rejected' | 'withdrew' = 'rejected') =>
        saveEnding(db, { ...ids, tag, endedOn: ago(1) }, writing),
    }
  }
  const page = (query: Parameters<typeof listEmployerPage>[1] = {}, today = TODAY) => {
    while (refreshSomeEmployers(db, today));
    return listEmployerPage(db, query)
  }
  return { db, newId, writing, client, at, page }
}

describe('the list of employers', () => {
  it('counts people, clients in process, opportunities and rounds', () => {
    const { db, writing, client, at, page } = practice()
    const [marie, bob] = [client('Marie'), client('Bob')]
    const contoso = at(marie.id, 'Contoso')
    contoso.round(9)
    contoso.round(-3)
    at(marie.id, 'Contoso', 'controller')
    at(bob.id, 'Contoso').end()
    saveContact(db, { employerId: contoso.employerId, fullName: 'Ruth Adler' }, writing)
    expect(page().rows).toEqual([
      {
        id: contoso.employerId,
        name: 'Contoso',
        people: 1,
        inProcess: 1,
        opportunities: 3,
        rounds: 1,
        waitDays: null,
      },
    ])
  })

  it('says the typical wait from five cases on', () => {
    const { client, at, page } = practice()
    const waits = [2, 4, 30, 6]
    for (const [index, wait] of waits.entries()) {
      const entry = at(client(`Client ${index}`).id, 'Contoso')
      entry.round(40)
      entry.heard(40 - wait)
    }
    expect(page().rows[0]?.waitDays).toBeNull()
    const fifth = at(client('Fifth').id, 'Contoso')
    fifth.round(40)
    fifth.heard(35)
    expect(page().rows[0]?.waitDays).toBe(5)
  })

  it('follows every change of the histories, removals and clients who leave included', () => {
    const { db, client, at, page } = practice()
    const marie = client('Marie')
    const contoso = at(marie.id, 'Contoso')
    const round = contoso.round(9)
    const row = () => page().rows[0]
    expect(row()).toMatchObject({ inProcess: 1, rounds: 1 })
    markHistoryRecord(db, { type: 'round', id: round.id }, moment)
    expect(row()).toMatchObject({ rounds: 0 })
    markClient(db, marie.id, moment)
    expect(row()).toMatchObject({ inProcess: 0, opportunities: 0 })
    markClient(db, marie.id, null)
    expect(row()).toMatchObject({ inProcess: 1 })
    saveClient(db, { id: marie.id, fullName: 'Marie', state: 'closed' }, moment, () => '')
    expect(row()).toMatchObject({ inProcess: 0, opportunities: 1 })
    markHistoryRecord(db, { type: 'opportunity', id: contoso.ids.opportunityId }, moment)
    markEmployer(db, contoso.employerId, moment)
    expect(page().allTotal).toBe(0)
    markEmployer(db, contoso.employerId, null)
    expect(page().allTotal).toBe(1)
  })

  it('follows the calendar: a round ahead is held once its day has come, and a clock that goes back is believed', () => {
    const { client, at, page } = practice()
    at(client('Marie').id, 'Contoso').round(-3)
    expect(page().rows[0]?.rounds).toBe(0)
    expect(page({}, ago(-3)).rows[0]?.rounds).toBe(1)
    expect(page({}, TODAY).rows[0]?.rounds).toBe(0)
  })

  it('filters by the names of employers and people, and takes % as itself', () => {
    const { db, writing, page } = practice()
    const contoso = saveEmployer(db, { name: 'Contoso' }, writing)
    saveEmployer(db, { name: '100% Foods' }, writing)
    saveContact(db, { employerId: contoso.id, fullName: 'Ruth Adler' }, writing)
    const names = (filter: string) => page({ filter }).rows.map(({ name }) => name)
    expect(names('adler')).toEqual(['Contoso'])
    expect(names('%')).toEqual(['100% Foods'])
    expect(names("'; DROP TABLE employer; --")).toEqual([])
    expect(page({ filter: 'adler' })).toMatchObject({ total: 1, allTotal: 2 })
  })

  it('sorts by any column, with employers that have no value last', () => {
    const { db, writing, client, at, page } = practice()
    for (const name of ['beta', 'Alpha', 'Gamma']) saveEmployer(db, { name }, writing)
    for (let number = 0; number < 5; number += 1) {
      const entry = at(client(`Client ${number}`).id, 'Gamma')
      entry.round(20)
      entry.heard(10)
    }
    const names = (key: 'name' | 'wait' | 'inProcess', descending: boolean) =>
      page({ sort: [{ key, descending }] }).rows.map(({ name }) => name)
    expect(names('name', false)).toEqual(['Alpha', 'beta', 'Gamma'])
    expect(names('name', true)).toEqual(['Gamma', 'beta', 'Alpha'])
    expect(names('wait', false)).toEqual(['Gamma', 'Alpha', 'beta'])
    expect(names('inProcess', true)).toEqual(['Gamma', 'Alpha', 'beta'])
  })

  it('pages without a gap', () => {
    const { db, writing, page } = practice()
    for (let number = 0; number < 25; number += 1) saveEmployer(db, { name: `Same name` }, writing)
    const ids = [0, 10, 20].flatMap((offset) => page({ offset, limit: 10 }).rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(25)
  })

  it('points out employers that may be one', () => {
    const { db, writing, page } = practice()
    for (const name of ['Contoso', 'Contoso Ltd', 'Fabrikam']) saveEmployer(db, { name }, writing)
    expect(page()).toMatchObject({ pairs: 1, firstPair: { name: 'Contoso', otherName: 'Contoso Ltd' } })
  })

  it('makes its rows in chunks', async () => {
    const { db, writing, page } = practice()
    for (let number = 0; number < 150; number += 1) saveEmployer(db, { name: `Employer ${number}` }, writing)
    expect(refreshSomeEmployers(db, TODAY)).toBe(true)
    await refreshEmployers(db, TODAY)
    expect(listStaleEmployers(db, 1)).toEqual([])
    expect(page().allTotal).toBe(150)
  })
})

describe('the page of an employer', () => {
  it('tells who is there, how they answer and what they ask', () => {
    const { db, writing, client, at, page } = practice()
    const marie = at(client('Marie Keller').id, 'Contoso', 'analyst')
    const bob = at(client('Bob Tierney').id, 'Contoso', 'driver')
    marie.round(30, ['Why us?', 'Where do you see yourself?'])
    bob.round(20, ['why us'])
    bob.end()
    savePromise(db, { ...marie.ids, saidOn: ago(30), promisedFrom: ago(20), promisedTo: ago(20) }, writing)
    page()
    refreshAllStandings(db, TODAY)
    const file = employerFile(db, marie.employerId, TODAY)
    expect(file.opportunities).toMatchObject([
      { clientName: 'Marie Keller', role: 'analyst', stage: 'first', ending: null, isInProcess: true },
      { clientName: 'Bob Tierney', ending: 'rejected', endedOn: ago(1), isInProcess: false },
    ])
    expect(file.rounds).toEqual([{ stage: 'first', count: 2 }])
    expect(file.wait).toEqual({ days: null, cases: 1 })
    expect(file.promises).toEqual({ kept: 0, broken: 1, open: 0 })
    expect(file.questions).toEqual([
      { body: 'Why us?', count: 2 },
      { body: 'Where do you see yourself?', count: 1 },
    ])
    // Questions are counted across clients, so nothing in them may tell whose they were.
    expect(JSON.stringify(file.questions)).not.toMatch(/Marie|Bob/)
  })

  it('keeps people, and gives them back', () => {
    const { db, writing } = practice()
    const { id } = saveEmployer(db, { name: 'Contoso', website: 'contoso.example' }, writing)
    const ruth = saveContact(
      db,
      { employerId: id, fullName: 'Ruth Adler', email: 'ruth@contoso.example' },
      writing,
    )
    saveContact(db, { id: ruth.id, employerId: id, fullName: 'Ruth Adler', role: 'head of finance' }, writing)
    markContact(db, ruth.id, moment)
    expect(employerFile(db, id, TODAY).contacts).toEqual([])
    markContact(db, ruth.id, null)
    expect(employerFile(db, id, TODAY).contacts).toMatchObject([{ role: 'head of finance', email: '' }])
    const other = saveEmployer(db, { name: 'Fabrikam' }, writing)
    expect(() => saveContact(db, { id: ruth.id, employerId: other.id, fullName: 'Ruth' }, writing)).toThrow(
      'not-found',
    )
  })

  it('is not removed while an opportunity hangs on it', () => {
    const { db, client, at } = practice()
    const { employerId } = at(client('Marie').id, 'Contoso')
    expect(() => markEmployer(db, employerId, moment)).toThrow('employer-in-use')
    expect(getEmployer(db, employerId).deletedAt).toBeNull()
  })
})

describe('an employer’s name while it is typed', () => {
  it('finds those on file, the ones that begin like it first, and its people', () => {
    const { db, writing, page } = practice()
    const contoso = saveEmployer(db, { name: 'Contoso' }, writing)
    for (const name of ['New Contoso', 'Fabrikam']) saveEmployer(db, { name }, writing)
    saveContact(db, { employerId: contoso.id, fullName: 'Ruth Adler', role: 'head of finance' }, writing)
    page()
    expect(matchEmployers(db, 'cont')).toMatchObject({ known: null, names: ['Contoso', 'New Contoso'] })
    expect(matchEmployers(db, 'CONTOSO').known?.people).toMatchObject([{ fullName: 'Ruth Adler' }])
    expect(matchEmployers(db, 'Contoso Ltd')).toMatchObject({ known: null, similar: 'Contoso' })
    expect(matchEmployers(db, '')).toEqual({ known: null, names: [], similar: null })
  })
})

describe('two clients at one employer', () => {
  it('are noticed while both are in process', () => {
    const { db, client, at } = practice()
    const [marie, bob] = [client('Marie'), client('Bob')]
    const contoso = at(marie.id, 'Contoso')
    at(marie.id, 'Fabrikam')
    expect(listSharedEmployers(db, marie.id)).toEqual([])
    const other = at(bob.id, 'contoso')
    at(bob.id, 'contoso', 'driver')
    const notice = [{ employerId: contoso.employerId, employer: 'Contoso', otherClients: 1 }]
    expect(listSharedEmployers(db, marie.id)).toEqual(notice)
    expect(listSharedEmployers(db, bob.id)).toEqual(notice)
    other.end()
    expect(listSharedEmployers(db, marie.id)).toEqual(notice)
    contoso.end('withdrew')
    expect(listSharedEmployers(db, marie.id)).toEqual([])
    expect(listSharedEmployers(db, bob.id)).toEqual([])
  })

  it('are not noticed when one of them is done or removed', () => {
    const { db, client, at } = practice()
    const marie = client('Marie')
    at(marie.id, 'Contoso')
    const bob = client('Bob', 'closed')
    at(bob.id, 'Contoso')
    const removed = client('Removed')
    at(removed.id, 'Contoso')
    markClient(db, removed.id, moment)
    expect(listSharedEmployers(db, marie.id)).toEqual([])
    expect(listSharedEmployers(db, bob.id)).toEqual([])
  })
})

const planOf = (sql: string) => {
  const { db } = memoryPractice()
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll(/:\w+/g, "'x'")}`).all() as {
    detail: string
  }[]
  return plan.map(({ detail }) => detail).join('\n')
}

describe('the plan of the employers’ queries', () => {
  it.each([false, true])('a page by name reads its index in order (descending: %j)', (descending) => {
    const plan = planOf(
      employerPageSql([{ key: 'name', descending }]).replace('LIMIT :limit OFFSET :offset', ''),
    )
    expect(plan).toContain('USING INDEX local_employerFigureByName')
    expect(plan).toContain('contactByEmployer')
    expect(plan).not.toContain('TEMP B-TREE')
  })

  it('the opportunities of an employer are found by index', () => {
    const plan = planOf(opportunitiesAtEmployerSql)
    expect(plan).toContain('opportunityByEmployer')
    expect(plan).not.toMatch(/SCAN (o|c|s)\b/)
  })

  it('other clients of an employer are found by index', () => {
    const plan = planOf(sharedEmployersSql)
    expect(plan).toContain('opportunityByClient')
    expect(plan).toContain('opportunityByEmployer')
    expect(plan).toContain('endingByClient')
    expect(plan).not.toMatch(/SCAN (o|x|n|c)\b/)
  })
})
