import type { ClientQuery } from '@shared/clients'
import { clientFilter, clientQuery, clientSortKeys } from '@shared/clients'
import { addDays } from '@shared/dates'
import { describe, expect, it } from 'vitest'
import { actOnClients } from '../../src/main/clients/bulk-clients'
import { listTagCounts } from '../../src/main/clients/bulk-clients-repository'
import { clientNeighbours, listClients, pageSql } from '../../src/main/clients/client-list'
import { matchSql, matchValues } from '../../src/main/clients/client-list-sql'
import { wholeOrderSql } from '../../src/main/clients/client-order-repository'
import { changeClient, getClient, saveClient } from '../../src/main/clients/clients-repository'
import { generatePractice } from '../../src/main/demo/generated-practice'
import { saveOpportunity, savePromise, saveRound } from '../../src/main/interviews/interviews-repository'
import { undoChangeSet } from '../../src/main/undo/undo-service'
import { memoryContext, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const ago = (days: number) => addDays(TODAY, -days)

/** Four clients: one waits beyond a promise, one has an interview soon, one has gone quiet, one has nothing yet. */
function caseload() {
  const practice = memoryContext()
  const { db, newId, writing } = practice
  const add = (fullName: string, tags: string[] = []) =>
    saveClient(db, { fullName, tags, email: 'one@mail.example' }, at, newId).id
  const late = add('Marie Keller', ['finance'])
  const soon = add('Nadia Vogt', ['Finance', 'non-profit'])
  const quiet = add('Owen Pryce')
  const fresh = add('Åsa Berg')
  const opportunityOf = (clientId: string) =>
    saveOpportunity(db, { clientId, employerName: 'Halden Moor' }, writing).id
  const ids = (clientId: string) => ({ clientId, opportunityId: opportunityOf(clientId) })
  const ofLate = ids(late)
  saveRound(db, { ...ofLate, stage: 'final', heldOn: ago(10) }, writing)
  savePromise(db, { ...ofLate, saidOn: ago(10), promisedFrom: ago(5), promisedTo: ago(5) }, writing)
  saveRound(db, { ...ids(soon), stage: 'phone', heldOn: ago(-3) }, writing)
  saveRound(db, { ...ids(quiet), stage: 'first', heldOn: ago(40) }, writing)
  return { ...practice, late, soon, quiet, fresh }
}
const namesIn = ({ db }: Pick<ReturnType<typeof caseload>, 'db'>, query: ClientQuery) =>
  listClients(db, query, TODAY).rows.map((row) => row.name)

describe('what the list is narrowed to', () => {
  it('can be a condition', () => {
    const practice = caseload()
    expect(namesIn(practice, { condition: 'promise_passed' })).toEqual(['Marie Keller'])
    expect(namesIn(practice, { condition: 'interview_soon' })).toEqual(['Nadia Vogt'])
    expect(namesIn(practice, { condition: 'quiet' })).toEqual(['Owen Pryce'])
    expect(namesIn(practice, { condition: 'no_opportunity' })).toEqual(['Åsa Berg'])
    expect(namesIn(practice, { condition: 'follow_up_due' })).toEqual(['Marie Keller', 'Owen Pryce'])
  })

  it('can be a tag in whatever case, stages, a state, and several words that must all be found', () => {
    const practice = caseload()
    expect(namesIn(practice, { tag: 'FINANCE' })).toEqual(['Marie Keller', 'Nadia Vogt'])
    expect(namesIn(practice, { stages: ['final', 'first'] })).toEqual(['Marie Keller', 'Owen Pryce'])
    expect(namesIn(practice, { state: 'paused' })).toEqual([])
    expect(namesIn(practice, { filter: 'halden owen' })).toEqual(['Owen Pryce'])
    expect(namesIn(practice, { filter: '  ' })).toHaveLength(4)
  })

  it('counts the same clients as it lists, and gives the same neighbours', () => {
    const practice = caseload()
    const query: ClientQuery = { condition: 'follow_up_due', sort: [{ key: 'waiting', descending: false }] }
    const page = listClients(practice.db, query, TODAY)
    expect(page).toMatchObject({ total: 2, allTotal: 4 })
    expect(page.rows.map(({ id }) => id)).toEqual([practice.quiet, practice.late])
    expect(clientNeighbours(practice.db, practice.late, query, TODAY)).toEqual({
      previousId: practice.quiet,
      nextId: null,
      position: 2,
      total: 2,
    })
    expect(clientNeighbours(practice.db, practice.fresh, query, TODAY).position).toBe(0)
  })

  it('shows what was written between two pages', () => {
    const { db, newId } = memoryContext()
    for (const fullName of ['B', 'C', 'D']) saveClient(db, { fullName }, at, newId)
    const page = (offset: number) => listClients(db, { offset, limit: 2 }, TODAY).rows.map(({ name }) => name)
    expect(page(2)).toEqual(['D'])
    saveClient(db, { fullName: 'A' }, at, newId)
    expect(page(2)).toEqual(['C', 'D'])
    expect(page(0)).toEqual(['A', 'B'])
  })

  it('gives every client once, in one order, page by page and as a whole', () => {
    const { db } = memoryContext()
    generatePractice(db, { clients: 60, seed: 4, today: TODAY })
    for (const key of clientSortKeys)
      for (const descending of [false, true]) {
        const query = { sort: [{ key, descending }], limit: 25 }
        const whole = listClients(db, { ...query, limit: 500 }, TODAY).rows.map(({ id }) => id)
        const pages = [0, 25, 50].flatMap((offset) =>
          listClients(db, { ...query, offset }, TODAY).rows.map(({ id }) => id),
        )
        expect(new Set(whole).size, key).toBe(60)
        expect(pages, key).toEqual(whole)
      }
  })
})

const planOf = (sql: string, query: ClientQuery) => {
  const { db } = memoryContext()
  const checked = clientQuery.parse(query)
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ ...matchValues(checked, TODAY), limit: 100 })
  return (rows as { detail: string }[]).map(({ detail }) => detail).join('\n')
}

describe('the plan of the clients table', () => {
  const sortIndexes = {
    name: 'ByName',
    stage: 'ByStage',
    waiting: 'ByStageDay',
    quiet: 'ByContact',
    promise: 'ByPromise',
    next: 'ByNext',
    lastLetter: 'ByLetter',
  } as const

  it.each(clientSortKeys)('sorted by %s reads its index alone until the page is cut', (key) => {
    const query: ClientQuery = { state: 'active', sort: [{ key, descending: false }] }
    const index = `USING COVERING INDEX local_clientStanding${sortIndexes[key]} (state=?)`
    expect(planOf(pageSql(clientQuery.parse(query)), query)).toContain(index)
    expect(planOf(wholeOrderSql(clientQuery.parse(query)), query)).toContain(index)
  })

  it.each([
    ['promise_passed', 'ByPromise (state=? AND promisedTo<?)'],
    ['interview_soon', 'ByRound (state=? AND nextRoundOn>? AND nextRoundOn<?)'],
    ['quiet', 'ByContact (state=? AND contactOn<?)'],
    ['no_opportunity', 'Without (state=?)'],
    ['follow_up_due', 'ByNext (state=? AND nextOn<?)'],
  ] as const)('counted for %s uses its index', (condition, index) => {
    const query = { state: 'active', condition } as const
    const sql = `SELECT count(*) FROM local_clientStanding s WHERE ${matchSql(clientFilter.parse(query))}`
    expect(planOf(sql, query)).toContain(`local_clientStanding${index}`)
  })

  it('looks for words in one sweep over the rows', () => {
    const query = { state: 'active', filter: 'kel', sort: [{ key: 'promise', descending: false }] } as const
    const plan = planOf(wholeOrderSql(clientQuery.parse(query)), clientQuery.parse(query))
    expect(plan).toContain('SCAN s\n')
  })

  it('finds a tag by its index', () => {
    const query = { tag: 'finance' }
    expect(planOf(pageSql(clientQuery.parse(query)), query)).toContain('clientTagByAnyCase (tag=?)')
  })
})

describe('one cell', () => {
  it('changes and leaves the rest as it is', () => {
    const { db, newId, late } = caseload()
    const before = getClient(db, late)
    expect(changeClient(db, { id: late, state: 'paused' }, at, newId)).toEqual({
      ...before,
      state: 'paused',
      updatedAt: at,
    })
    expect(changeClient(db, { id: late, fullName: 'Marie Kell', tags: ['law'] }, at, newId)).toMatchObject({
      fullName: 'Marie Kell',
      state: 'paused',
      tags: ['law'],
      email: before.email,
    })
  })

  it('of a removed client does not', () => {
    const { context, db, newId, late } = caseload()
    actOnClients(context, { ids: [late] }, { kind: 'remove' })
    expect(() => changeClient(db, { id: late, state: 'paused' }, at, newId)).toThrow('not-found')
  })
})

describe('acts over many clients', () => {
  it('tag those who lack it, in whatever case, and are taken back as a whole', () => {
    const practice = caseload()
    const { context, db, writing, late, soon, quiet } = practice
    const answer = actOnClients(context, { ids: [late, soon, quiet] }, { kind: 'tag', add: ['FINANCE'] })
    expect(answer.count).toBe(1)
    expect(getClient(db, quiet).tags).toEqual(['FINANCE'])
    expect(getClient(db, late).tags).toEqual(['finance'])
    expect(listTagCounts(db)).toEqual([
      { tag: 'FINANCE', count: 3 },
      { tag: 'non-profit', count: 1 },
    ])
    undoChangeSet(db, answer.changeSetId ?? '', writing)
    expect(getClient(db, quiet).tags).toEqual([])
  })

  it('take tags off', () => {
    const { context, db, writing, soon, late } = caseload()
    const answer = actOnClients(context, { ids: [soon, late] }, { kind: 'tag', remove: ['finance'] })
    expect(answer.count).toBe(2)
    expect(getClient(db, soon).tags).toEqual(['non-profit'])
    undoChangeSet(db, answer.changeSetId ?? '', writing)
    expect(getClient(db, soon).tags.toSorted()).toEqual(['Finance', 'non-profit'])
  })

  it('mean the whole list as it is narrowed, but for some', () => {
    const practice = caseload()
    const { context, db, writing, late } = practice
    const selection = { list: { tag: 'finance' }, except: [late] }
    const answer = actOnClients(context, selection, { kind: 'state', state: 'archived' })
    expect(answer.count).toBe(1)
    expect(namesIn(practice, { state: 'archived' })).toEqual(['Nadia Vogt'])
    undoChangeSet(db, answer.changeSetId ?? '', writing)
    expect(namesIn(practice, { state: 'archived' })).toEqual([])
  })

  it('remove clients from every list and bring them back', () => {
    const practice = caseload()
    const { context, db, writing } = practice
    const answer = actOnClients(context, { list: {} }, { kind: 'remove' })
    expect(answer.count).toBe(4)
    expect(namesIn(practice, {})).toEqual([])
    undoChangeSet(db, answer.changeSetId ?? '', writing)
    expect(namesIn(practice, {})).toHaveLength(4)
  })

  it('leave nothing to take back when nothing had to change', () => {
    const { context, late } = caseload()
    expect(actOnClients(context, { ids: [late] }, { kind: 'state', state: 'active' })).toEqual({
      changeSetId: null,
      count: 0,
    })
  })
})
