import {
  type BoardColumnId,
  type BoardStage,
  boardColumnIds,
  boardColumns,
  columnBeside,
  columnOf,
  effectOfMove,
  isRoundStage,
  stagesInto,
} from '@shared/board'
import { addDays } from '@shared/dates'
import { eventKinds, roundStages } from '@shared/stages'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countStagesSql,
  listAllPlaces,
  listAllPlacesSql,
  listColumnPlaces,
  listColumnPlacesSql,
} from '../../src/main/board/board-repository'
import { compareNeed, readBoard } from '../../src/main/board/board-service'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import { generatePractice } from '../../src/main/demo/generated-practice'
import { handlers } from '../../src/main/handlers'
import {
  saveEnding,
  saveEvent,
  saveOpportunity,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { memoryContext, memoryPractice, NOW, TODAY } from '../support/practice'

const ago = (days: number) => addDays(TODAY, -days)
const at = NOW.toISOString()
const everything = { words: '', state: null, tag: null } as const

/** A practice with one opportunity for each name, without any stage. */
function practiceOf(...names: readonly string[]) {
  const practice = memoryPractice()
  const { db, newId, writing } = practice
  const cases = names.map((fullName) => {
    const client = saveClient(db, { fullName, tags: [fullName.toLowerCase()] }, at, newId)
    const { id } = saveOpportunity(db, { clientId: client.id, employerName: `${fullName} & Sons` }, writing)
    return { clientId: client.id, opportunityId: id }
  })
  const record = (index: number, stage: BoardStage, on: string) => {
    const ids = cases[index]
    if (!ids) throw new Error('No such case')
    if (isRoundStage(stage)) saveRound(db, { ...ids, stage, heldOn: on }, writing)
    else saveEvent(db, { ...ids, kind: stage, happenedOn: on }, writing)
  }
  const board = (query: Parameters<typeof readBoard>[1] = {}) => {
    refreshAllStandings(db, TODAY)
    return readBoard(db, query, TODAY)
  }
  const namesIn = (column: BoardColumnId, query: Parameters<typeof readBoard>[1] = {}) =>
    board(query)
      .columns.find(({ id }) => id === column)
      ?.cards.map((card) => card.client)
  return { ...practice, cases, record, board, namesIn }
}

describe('the columns', () => {
  it('hold every stage once, except a rejection, which waits for its ending', () => {
    const stages = boardColumns.flatMap((column): readonly string[] => column.stages)
    const all = [...roundStages, ...eventKinds.filter((kind) => kind !== 'papers' && kind !== 'rejected')]
    expect(stages.toSorted()).toEqual(all.toSorted())
    expect(columnOf('rejected')).toBeNull()
    expect(columnOf(null)).toBe('applied')
  })

  it('know which stages are rounds', () => {
    expect(roundStages.every(isRoundStage)).toBe(true)
    expect((['applied', 'offer', 'references'] as const).some(isRoundStage)).toBe(false)
  })

  it('lie beside each other in the order of a process', () => {
    expect(columnBeside('applied', -1)).toBeNull()
    expect(columnBeside('offer', 1)).toBeNull()
    expect(columnBeside('first', 1)).toBe('second')
  })

  it('offer a stage for every move, and never taking the job', () => {
    for (const id of boardColumnIds) expect(stagesInto(id).length, id).toBeGreaterThan(0)
    expect(stagesInto('offer')).toEqual(['offer', 'offer_meeting'])
  })
})

describe('what a move does', () => {
  const movable = boardColumnIds.flatMap(stagesInto)
  const stage = fc.constantFrom(...movable)
  const day = fc.integer({ min: -5, max: 3 }).map((days) => addDays(TODAY, days))

  it('is what the standing says afterwards', () => {
    const { failed, counterexample } = fc.check(
      fc.property(fc.option(fc.record({ stage, on: day })), fc.record({ stage, on: day }), (before, move) => {
        const { record, board } = practiceOf('Ann')
        if (before && before.on <= TODAY) record(0, before.stage, before.on)
        const card = board().columns.flatMap(({ cards }) => cards)[0]
        if (!card) throw new Error('The card is not on the board')
        const effect = effectOfMove(move, card, TODAY)
        record(0, move.stage, move.on)
        const after = board().columns.flatMap(({ cards }) => cards)[0]
        const hasMoved = after?.stage === move.stage && after.stageOn === move.on
        // Where the same stage stands there already, nothing tells the two apart.
        const isSame = card.stage === move.stage && card.stageOn === move.on
        return isSame || hasMoved === (effect === 'moves')
      }),
      { numRuns: 150 },
    )
    expect({ failed, counterexample }).toEqual({ failed: false, counterexample: null })
  })
})

describe('the board', () => {
  it('shows each opportunity in the column of its newest stage, and counts them', () => {
    const { record, board } = practiceOf('Ann', 'Ben', 'Cem')
    record(0, 'applied', ago(20))
    record(0, 'phone', ago(9))
    record(1, 'references', ago(2))
    const columns = board().columns.map(({ id, total, cards }) => [
      id,
      total,
      cards.map((card) => card.client),
    ])
    expect(columns).toEqual([
      ['applied', 1, ['Cem']],
      ['talks', 1, ['Ann']],
      ['first', 0, []],
      ['second', 0, []],
      ['late', 0, []],
      ['checks', 1, ['Ben']],
      ['offer', 0, []],
    ])
  })

  it('says what a card needs', () => {
    const { record, board } = practiceOf('Ann')
    record(0, 'phone', ago(9))
    expect(board().columns[1]?.cards[0]).toMatchObject({
      client: 'Ann',
      employer: 'Ann & Sons',
      stage: 'phone',
      waitingDays: 9,
      daysLate: null,
      next: { kind: 'check_in', on: expect.stringMatching(/^2026-05-/) },
    })
  })

  it('leaves out what has ended, what is removed, and a rejection without an ending, which it counts', () => {
    const { db, cases, record, writing, board } = practiceOf('Ann', 'Ben', 'Cem', 'Dot')
    for (const index of [0, 1, 2, 3]) record(index, 'first', ago(3))
    if (cases[0]) saveEnding(db, { ...cases[0], tag: 'ghosted', endedOn: TODAY }, writing)
    if (cases[1]) markClient(db, cases[1].clientId, at)
    if (cases[2]) saveEvent(db, { ...cases[2], kind: 'rejected', happenedOn: TODAY }, writing)
    const { columns, rejectedTotal } = board()
    expect(columns.flatMap(({ cards }) => cards.map((card) => card.client))).toEqual(['Dot'])
    expect(columns.map(({ total }) => total)).toEqual([0, 0, 1, 0, 0, 0, 0])
    expect(rejectedTotal).toBe(1)
  })

  it('narrows to words in client or employer, to a state and to a tag', () => {
    const { db, newId, cases, record, namesIn } = practiceOf('Ann', 'Ben', 'Cem')
    for (const index of [0, 1, 2]) record(index, 'first', ago(3))
    const ben = cases[1]?.clientId ?? ''
    saveClient(db, { id: ben, fullName: 'Ben 100%', state: 'paused', tags: ['law'] }, at, newId)
    expect(namesIn('first', { words: 'cem & s' })).toEqual(['Cem'])
    expect(namesIn('first', { words: '100%' })).toEqual(['Ben 100%'])
    expect(namesIn('first', { words: '%' })).toEqual(['Ben 100%'])
    expect(namesIn('first', { state: 'paused' })).toEqual(['Ben 100%'])
    expect(namesIn('first', { tag: 'ann' })).toEqual(['Ann'])
    expect(namesIn('first', { tag: 'ann', state: 'paused' })).toEqual([])
  })

  it('cuts a column and still counts all of it', () => {
    const { record, board } = practiceOf('Ann', 'Ben', 'Cem')
    for (const index of [0, 1, 2]) record(index, 'first', ago(3))
    const first = board({ shown: { first: 2 } }).columns[2]
    expect([first?.total, first?.cards.length]).toEqual([3, 2])
  })

  it('is answered through the door with fresh standings', () => {
    const { context, db, newId, writing } = memoryContext()
    const client = saveClient(db, { fullName: 'Ann' }, at, newId)
    saveOpportunity(db, { clientId: client.id, employerName: 'Contoso' }, writing)
    const query = { words: '', state: null, tag: null, shown: {} }
    expect(handlers['board.list'](context, query).columns[0]?.total).toBe(1)
  })
})

const place = (opportunityId: string, need: string | null) => ({ opportunityId, need })

describe('the order of need', () => {
  it('is due ones with the newest on top, then what comes next, then what has no day', () => {
    const places = [
      place('a', null),
      place('b', ago(9)),
      place('c', ago(1)),
      place('d', ago(-9)),
      place('e', ago(-2)),
    ]
    expect(places.toSorted((a, b) => compareNeed(a, b, TODAY)).map((one) => one.opportunityId)).toEqual([
      'c',
      'b',
      'e',
      'd',
      'a',
    ])
  })

  it('is the same whether few are sorted or a column is walked in its index', () => {
    const { db } = memoryPractice()
    generatePractice(db, { clients: 150, seed: 7, today: TODAY })
    const match = { ...everything, state: 'active' } as const
    const byNeed = listAllPlaces(db, match).toSorted((a, b) => compareNeed(a, b, TODAY))
    for (const id of ['talks', 'applied'] as const) {
      const sorted = byNeed.filter(({ stage }) => columnOf(stage) === id)
      expect(sorted.length).toBeGreaterThan(12)
      for (const limit of [12, 1_000]) {
        const walked = listColumnPlaces(db, id, match, { today: TODAY, limit })
        // Which of those with one day is cut off may differ; their days may not.
        expect(walked.map(({ need }) => need)).toEqual(sorted.slice(0, limit).map(({ need }) => need))
      }
      expect(listColumnPlaces(db, id, match, { today: TODAY, limit: 1_000 })).toMatchObject(
        sorted.map(({ opportunityId }) => ({ opportunityId })),
      )
    }
  })
})

describe('the plan of the board', () => {
  const { db } = memoryPractice()
  const planOf = (sql: string, values: object) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n')
  const filtered = { words: 'a', state: 'active', tag: 'law' } as const
  const values = { state: 'active', tag: 'law', like: '%a%' }

  it('counts from the index alone', () => {
    for (const [match, bound] of [
      [everything, {}],
      [filtered, values],
    ] as const) {
      const plan = planOf(countStagesSql(match), bound)
      expect(plan).toMatch(/SCAN s USING COVERING INDEX local_opportunityStandingByNeed/)
      expect(plan).not.toMatch(/SCAN local_clientStanding(?! USING COVERING)/)
      expect(planOf(listAllPlacesSql(match), bound)).toMatch(/COVERING INDEX local_opportunityStandingByNeed/)
    }
  })

  it.each(boardColumnIds)('walks the stages of %s in the order of need, without sorting them', (id) => {
    for (const [match, bound] of [
      [everything, {}],
      [filtered, values],
    ] as const) {
      const plan = planOf(listColumnPlacesSql(id, match), { ...bound, today: TODAY, limit: 40 })
      expect(plan).toMatch(
        /SEARCH s USING (COVERING )?INDEX local_opportunityStandingByNeed \(stage=\? AND <expr><\?\)/,
      )
      expect(plan).not.toMatch(/SCAN s\b/)
      // The one sorting is that of the few that were found.
      expect(plan.match(/TEMP B-TREE/g)).toHaveLength(1)
    }
  })
})
