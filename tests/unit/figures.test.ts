import { addDays } from '@shared/dates'
import { clockText, medianOf, startOfPeriod, waitingOf } from '@shared/figures'
import type { EndingTag, EventKind } from '@shared/stages'
import { describe, expect, it } from 'vitest'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import { funnelOf, type OpportunityFacts, outcomesOf, waitsOf } from '../../src/main/figures/figures-of'
import { factsSql, hoursSql } from '../../src/main/figures/figures-repository'
import { clientFigures, practiceFigures } from '../../src/main/figures/figures-service'
import { hoursText, readHours } from '../../src/main/figures/hours-service'
import { handlers } from '../../src/main/handlers'
import {
  markHistoryRecord,
  saveEnding,
  saveEvent,
  saveMessage,
  saveOpportunity,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { markAppointment, saveAppointment } from '../../src/main/records/appointments-repository'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { memoryContext, memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const ago = (days: number) => addDays(TODAY, -days)

type Story = {
  readonly employer?: string
  readonly rounds?: readonly number[]
  readonly events?: readonly (readonly [EventKind, number])[]
  readonly answers?: readonly number[]
  readonly ending?: readonly [EndingTag, number]
}

/** One client a story, days counted back from today. */
function practiceOf(...stories: readonly Story[]) {
  const practice = memoryPractice()
  const { db, newId, writing } = practice
  const cases = stories.map(
    ({ employer = 'Contoso', rounds = [], events = [], answers = [], ending }, index) => {
      const { id: clientId } = saveClient(db, { fullName: `Client ${index}` }, at, newId)
      const { id: opportunityId } = saveOpportunity(db, { clientId, employerName: employer }, writing)
      const ids = { clientId, opportunityId }
      for (const days of rounds) saveRound(db, { ...ids, stage: 'first', heldOn: ago(days) }, writing)
      for (const [kind, days] of events) saveEvent(db, { ...ids, kind, happenedOn: ago(days) }, writing)
      for (const days of answers)
        saveMessage(db, { ...ids, direction: 'in', kind: 'answer', sentOn: ago(days) }, writing)
      if (ending) saveEnding(db, { ...ids, tag: ending[0], endedOn: ago(ending[1]) }, writing)
      return ids
    },
  )
  refreshAllStandings(db, TODAY)
  return { ...practice, cases }
}

const facts = (part: Partial<OpportunityFacts>): OpportunityFacts => ({
  employerId: 'e',
  rounds: [],
  events: [],
  answers: [],
  endings: [],
  ...part,
})

describe('medians and periods', () => {
  it('take the middle, or the mean of the two middles', () => {
    expect(medianOf([1, 3, 9])).toBe(3)
    expect(medianOf([1, 4])).toBe(2.5)
    expect(medianOf([7])).toBe(7)
  })

  it('say nothing of fewer than five cases', () => {
    expect(waitingOf([1, 2, 3, 4])).toBeNull()
    expect(waitingOf([9, 2, 30, 4, 0])).toEqual({ cases: 5, medianDays: 4, shortestDays: 0, longestDays: 30 })
  })

  it('begin a year or three months ago', () => {
    expect(startOfPeriod('all', TODAY)).toBeNull()
    expect(startOfPeriod('year', TODAY)).toBe('2025-05-15')
    expect(startOfPeriod('quarter', '2026-05-31')).toBe('2026-02-28')
  })

  it('write hours beyond a day', () => {
    expect([0, 5, 60, 1_505].map(clockText)).toEqual(['0:00', '0:05', '1:00', '25:05'])
  })
})

describe('the funnel', () => {
  it('counts a practice made by hand', () => {
    const { db } = practiceOf(
      {},
      { events: [['applied', 40]] },
      { events: [['applied', 40]], rounds: [30] },
      { rounds: [60, 50] },
      { rounds: [60, 50, 40], events: [['offer', 20]] },
      { rounds: [30], events: [['offer', 20]], ending: ['accepted', 10] },
      { events: [['accepted', 5]] },
      { rounds: [-3] },
    )
    const { funnel } = practiceFigures(db, 'all', TODAY)
    expect(funnel).toEqual({ begun: 6, round1: 4, round2: 2, round3: 1, offer: 3, accepted: 2 })
  })

  it('counts what began in the period', () => {
    const { db } = practiceOf(
      { rounds: [400] },
      { rounds: [400, 20] },
      { rounds: [300] },
      { events: [['applied', 30]] },
      { rounds: [0] },
    )
    const begun = (period: 'all' | 'year' | 'quarter') => practiceFigures(db, period, TODAY).funnel.begun
    expect([begun('all'), begun('year'), begun('quarter')]).toEqual([5, 3, 2])
  })

  it('leaves out what is removed', () => {
    const { db, cases } = practiceOf({ rounds: [3] }, { rounds: [3] }, { rounds: [3] })
    markClient(db, cases[0]?.clientId ?? '', at)
    markHistoryRecord(db, { type: 'opportunity', id: cases[1]?.opportunityId ?? '' }, at)
    refreshAllStandings(db, TODAY)
    expect(practiceFigures(db, 'all', TODAY).funnel.begun).toBe(1)
  })

  it('takes an ending alone for a beginning too', () => {
    const one = facts({ endings: [{ on: ago(3), tag: 'withdrew' }] })
    expect(funnelOf([one], null)).toEqual({
      begun: 1,
      round1: 0,
      round2: 0,
      round3: 0,
      offer: 0,
      accepted: 0,
    })
  })
})

describe('the outcomes', () => {
  it('count the newest ending of each, in the period in which it ended', () => {
    const list = [
      facts({
        endings: [
          { on: ago(10), tag: 'ghosted' },
          { on: ago(2), tag: 'rejected' },
        ],
      }),
      facts({ endings: [{ on: ago(200), tag: 'accepted' }] }),
      facts({}),
    ]
    const none = { accepted: 0, rejected: 0, filled: 0, withdrew: 0, ghosted: 0 }
    expect(outcomesOf(list, null)).toEqual({ ...none, accepted: 1, rejected: 1 })
    expect(outcomesOf(list, ago(30))).toEqual({ ...none, rejected: 1 })
  })
})

describe('the waits', () => {
  it.each([
    ['to the next round', facts({ rounds: [ago(30), ago(20)] }), [10]],
    ['to a step', facts({ rounds: [ago(30)], events: [{ on: ago(23), kind: 'references' }] }), [7]],
    [
      'to a step on the same day',
      facts({ rounds: [ago(30)], events: [{ on: ago(30), kind: 'offer' }] }),
      [0],
    ],
    ['to an answer', facts({ rounds: [ago(30)], answers: [ago(31), ago(26)] }), [4]],
    ['past an answer that came before on the same day', facts({ rounds: [ago(30)], answers: [ago(30)] }), []],
    ['to a rejection', facts({ rounds: [ago(30)], endings: [{ on: ago(9), tag: 'rejected' }] }), [21]],
    [
      'to nothing when the client withdrew',
      facts({ rounds: [ago(30)], endings: [{ on: ago(9), tag: 'withdrew' }] }),
      [],
    ],
    [
      'to nothing when nobody answered',
      facts({ rounds: [ago(30)], endings: [{ on: ago(9), tag: 'ghosted' }] }),
      [],
    ],
    [
      'past the client’s own papers',
      facts({ rounds: [ago(30)], events: [{ on: ago(28), kind: 'papers' }] }),
      [],
    ],
    ['once for two rounds of one day', facts({ rounds: [ago(30), ago(30)], answers: [ago(29)] }), [1]],
  ])('go %s', (_what, one, days) => {
    expect(waitsOf(one, null)).toEqual(days)
  })

  it('are counted for each employer from five cases on', () => {
    const { db } = practiceOf(
      ...[5, 6, 7, 8, 30].map((days) => ({ employer: 'Slow', rounds: [40], answers: [40 - days] })),
      ...[1, 2, 3, 4].map((days) => ({ employer: 'Few', rounds: [40], answers: [40 - days] })),
      { employer: 'Silent', rounds: [40] },
    )
    const { waiting, employers, quietEmployers } = practiceFigures(db, 'all', TODAY)
    expect(employers).toEqual([
      expect.objectContaining({
        employer: 'Slow',
        cases: 5,
        medianDays: 7,
        shortestDays: 5,
        longestDays: 30,
      }),
    ])
    expect(quietEmployers).toBe(1)
    expect(waiting).toEqual({ cases: 9, medianDays: 5, shortestDays: 1, longestDays: 30 })
  })
})

describe('one client’s figures', () => {
  it('are theirs alone', () => {
    const { db, cases, writing } = practiceOf(
      { rounds: [40, 30], ending: ['filled', 10] },
      { rounds: [40], events: [['offer', 3]] },
    )
    const clientId = cases[0]?.clientId ?? ''
    saveAppointment(db, { clientId, heldOn: ago(1), minutes: 50 }, writing)
    saveAppointment(db, { clientId, heldOn: TODAY, minutes: 50 }, writing)
    const figures = clientFigures(db, clientId, TODAY)
    expect(figures.funnel).toEqual({ begun: 1, round1: 1, round2: 1, round3: 0, offer: 0, accepted: 0 })
    expect(figures.outcomes.filled).toBe(1)
    expect(figures.waiting).toBeNull()
    expect(figures.coaching).toEqual({ meetings: 1, minutes: 50 })
  })
})

/** Meetings of four clients: held, ahead, cancelled, missed, removed, and of a removed client. */
function logged() {
  const { db, newId, writing, context, outside } = memoryContext()
  const [ann, ben] = ['Ann', '=Ben()'].map((fullName) => saveClient(db, { fullName }, at, newId).id)
  const meet = (
    clientId: string | undefined,
    heldOn: string,
    minutes: number,
    state?: 'cancelled' | 'missed',
  ) =>
    saveAppointment(db, { clientId: clientId ?? '', heldOn, minutes, ...(state ? { state } : {}) }, writing)
  meet(ann, '2024-12-31', 60)
  meet(ann, '2026-01-10', 45)
  meet(ben, '2026-01-31', 50)
  meet(ann, ago(1), 90)
  meet(ann, TODAY, 500)
  meet(ann, addDays(TODAY, 1), 500)
  meet(ann, '2026-02-01', 500, 'cancelled')
  meet(ann, '2026-02-02', 500, 'missed')
  const removed = meet(ann, '2026-02-03', 500)
  markAppointment(db, removed.id, at)
  const gone = saveClient(db, { fullName: 'Gone' }, at, newId)
  meet(gone.id, '2026-03-01', 500)
  markClient(db, gone.id, at)
  refreshAllStandings(db, TODAY)
  return { db, ann, ben, context, outside }
}

describe('the hours log', () => {
  it('sums what was held up to yesterday, and nothing that was cancelled, missed, removed or lies ahead', () => {
    const { db, ann, ben } = logged()
    expect(readHours(db, null, TODAY)).toEqual({
      total: { meetings: 4, minutes: 245 },
      years: [
        { year: '2026', meetings: 3, minutes: 185 },
        { year: '2024', meetings: 1, minutes: 60 },
      ],
      year: '2026',
      months: [
        { month: '2026-01', meetings: 2, minutes: 95 },
        { month: '2026-05', meetings: 1, minutes: 90 },
      ],
      clients: [
        { clientId: ann, client: 'Ann', meetings: 2, minutes: 135 },
        { clientId: ben, client: '=Ben()', meetings: 1, minutes: 50 },
      ],
      otherClients: null,
    })
    expect(readHours(db, '2024', TODAY).clients).toMatchObject([{ client: 'Ann', minutes: 60 }])
  })

  it('sums the clients that a table has no room for', () => {
    const { db } = logged()
    const { clients, otherClients } = readHours(db, null, TODAY, 1)
    expect(clients.map(({ client }) => client)).toEqual(['Ann'])
    expect(otherClients).toEqual({ clients: 1, meetings: 1, minutes: 50 })
  })

  it('copies as cells that a spreadsheet does not compute', async () => {
    const { context, outside } = logged()
    await handlers['figures.copyHours'](context, { year: null })
    expect(outside.copied[0]?.split('\n')).toEqual([
      'Month\tMeetings\tMinutes\tHours',
      '2026-01\t2\t95\t1:35',
      '2026-05\t1\t90\t1:30',
      '2026\t3\t185\t3:05',
      '',
      'Client\tMeetings\tMinutes\tHours',
      'Ann\t2\t135\t2:15',
      "'=Ben()\t1\t50\t0:50",
      '',
    ])
  })

  it('has nothing to say of a practice without meetings', () => {
    const { db } = memoryPractice()
    const hours = readHours(db, null, TODAY)
    expect([hours.total, hours.years, hours.year]).toEqual([{ meetings: 0, minutes: 0 }, [], '2026'])
    expect(hoursText(hours, 'en')).toContain('2026\t0\t0\t0:00')
  })
})

it('is answered through the door', async () => {
  const { context } = memoryContext()
  const figures = await handlers['figures.practice'](context, { period: 'year' })
  expect(figures).toMatchObject({ waiting: null, employers: [], quietEmployers: 0 })
})

describe('the plan of the figures', () => {
  const { db } = memoryPractice()
  const planOf = (sql: string, values: object) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n')

  it.each([
    ['opportunities', 'local_opportunityStandingByClient', {}],
    ['rounds', 'roundByClient', { today: TODAY }],
    ['events', 'eventByClient', { today: TODAY }],
    ['answers', 'messageByClient', { today: TODAY }],
    ['endings', 'endingByClient', { today: TODAY }],
  ] as const)('finds one client’s %s by their index', (what, index, values) => {
    expect(planOf(factsSql('x')[what], { clientId: 'x', ...values })).toContain(index)
  })

  it('sums hours from the index alone', () => {
    const span = { from: '2026-01-01', to: TODAY }
    const index = /SEARCH a USING COVERING INDEX appointmentHours \(state=\? AND heldOn>\? AND heldOn<\?\)/
    expect(planOf(hoursSql.months, span)).toMatch(index)
    expect(planOf(hoursSql.clients, { ...span, limit: 10, offset: 0 })).toMatch(index)
    expect(planOf(hoursSql.client, { clientId: 'x', today: TODAY })).toContain('appointmentByClient')
  })
})
