import { calendarKinds, daysOfWeek, startOfWeek, weekdayOf, weeksOfMonth } from '@shared/calendar'
import { addDays, daysBetween } from '@shared/dates'
import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listMarksSql } from '../../src/main/calendar/calendar-repository'
import { readCalendar } from '../../src/main/calendar/calendar-service'
import { markClient, saveClient } from '../../src/main/clients/clients-repository'
import { handlers } from '../../src/main/handlers'
import {
  markHistoryRecord,
  saveMessage,
  saveOpportunity,
  savePromise,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { saveAppointment } from '../../src/main/records/appointments-repository'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { firstWeekday } from '../../src/renderer/calendar/week-start'
import { memoryContext, memoryPractice, NOW, TODAY } from '../support/practice'

const at = NOW.toISOString()
const month = { from: '2026-04-27', to: '2026-05-31' }
const all = { ...month, kinds: [...calendarKinds], perDay: 10 }

const setTime = (db: Database, roundId: string, time: string) =>
  db.prepare('UPDATE round SET startTime = ? WHERE id = ?').run(time, roundId)

function oneCase(fullName = 'Ann') {
  const practice = memoryPractice()
  const { db, newId, writing } = practice
  const client = saveClient(db, { fullName }, at, newId)
  const opportunity = saveOpportunity(db, { clientId: client.id, employerName: 'Contoso' }, writing)
  const ids = { clientId: client.id, opportunityId: opportunity.id }
  const read = (query: Partial<Parameters<typeof readCalendar>[1]> = {}) => {
    refreshAllStandings(db, TODAY)
    return readCalendar(db, { ...all, ...query }, TODAY)
  }
  const said = (query: Partial<Parameters<typeof readCalendar>[1]> = {}) =>
    read(query).days.map(({ on, items }) => [on, items.map(({ kind, client: who }) => `${kind} ${who}`)])
  return { ...practice, ids, read, said }
}

describe('days in weeks', () => {
  const day = fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays(TODAY, days))
  const first = fc.integer({ min: 1, max: 7 })

  it('knows weekdays', () => {
    expect(['2026-05-11', '2026-05-15', '2026-05-17', '1999-12-31'].map(weekdayOf)).toEqual([1, 5, 7, 5])
  })

  it('begins a week on its first weekday, at most six days before', () => {
    const property = fc.property(day, first, (on, weekday) => {
      const start = startOfWeek(on, weekday)
      const away = daysBetween(start, on)
      return weekdayOf(start) === weekday && away >= 0 && away < 7
    })
    expect(fc.check(property)).toMatchObject({ failed: false })
  })

  it('shows a month in whole weeks, without a week that lies outside it', () => {
    const property = fc.property(day, first, (on, weekday) => {
      const weeks = weeksOfMonth(on, weekday)
      const name = on.slice(0, 7)
      const inside = weeks.flat().filter((one) => one.startsWith(name))
      return (
        inside[0] === `${name}-01` &&
        inside.includes(on) &&
        weeks.every((week) => week.length === 7 && week.some((one) => one.startsWith(name)))
      )
    })
    expect(fc.check(property)).toMatchObject({ failed: false })
  })

  it('starts on Monday in Britain and on Sunday in America', () => {
    expect(firstWeekday('en-GB')).toBe(1)
    expect(firstWeekday('en-US')).toBe(7)
    expect(daysOfWeek(TODAY, 7)[0]).toBe('2026-05-10')
  })
})

describe('the calendar', () => {
  it('shows interviews, meetings, promised days and due days, those with a time first', () => {
    const { db, ids, writing, read } = oneCase()
    saveRound(db, { ...ids, stage: 'first', heldOn: '2026-05-20' }, writing)
    const later = saveRound(db, { ...ids, stage: 'second', heldOn: '2026-05-20', minutes: 50 }, writing)
    setTime(db, later.id, '14:00')
    saveAppointment(
      db,
      { clientId: ids.clientId, heldOn: '2026-05-20', startTime: '09:30', minutes: 60, topic: 'CV' },
      writing,
    )
    const [day] = read().days
    expect(day).toMatchObject({
      on: '2026-05-20',
      total: 3,
      items: [
        { kind: 'appointment', time: '09:30', client: 'Ann', employer: null, minutes: 60, topic: 'CV' },
        { kind: 'interview', time: '14:00', stage: 'second', minutes: 50, employer: 'Contoso' },
        { kind: 'interview', time: null, stage: 'first', minutes: null },
      ],
    })
  })

  it('shows the last day of an open promise, and the day its check-in falls due', () => {
    const { db, ids, writing, read, said } = oneCase()
    saveRound(db, { ...ids, stage: 'first', heldOn: '2026-04-28' }, writing)
    const sent = { ...ids, direction: 'out', kind: 'thank_you', sentOn: '2026-04-29' } as const
    saveMessage(db, sent, writing)
    const promise = { saidOn: '2026-04-28', promisedFrom: '2026-05-05', promisedTo: '2026-05-08' }
    savePromise(db, { ...ids, ...promise }, writing)
    expect(said({ kinds: ['promised'] })).toEqual([['2026-05-08', ['promised Ann']]])
    const due = read({ kinds: ['due'] }).days
    expect(due).toHaveLength(1)
    expect(due[0]?.items[0]).toMatchObject({
      kind: 'due',
      next: { kind: 'check_in', rule: 'promise_passed', on: TODAY },
    })
    saveClient(db, { id: ids.clientId, fullName: 'Ann', state: 'closed' }, at, () => 'tag')
    expect(said({ kinds: ['promised', 'due'] })).toEqual([])
    expect(said({ kinds: ['interview'] })).toEqual([['2026-04-28', ['interview Ann']]])
  })

  it('leaves out what is removed: a round, an opportunity, a client', () => {
    const { db, ids, writing, said } = oneCase()
    const round = saveRound(db, { ...ids, stage: 'first', heldOn: '2026-05-20' }, writing)
    saveRound(db, { ...ids, stage: 'second', heldOn: '2026-05-21' }, writing)
    const meeting = { clientId: ids.clientId, heldOn: '2026-05-22', minutes: 30 }
    saveAppointment(db, meeting, writing)
    markHistoryRecord(db, { type: 'round', id: round.id }, at)
    expect(said().map(([on]) => on)).toEqual(['2026-05-21', '2026-05-22'])
    markHistoryRecord(db, { type: 'opportunity', id: ids.opportunityId }, at)
    expect(said().map(([on]) => on)).toEqual(['2026-05-22'])
    markClient(db, ids.clientId, at)
    expect(said()).toEqual([])
  })

  it('cuts a day and still counts all of it, over all kinds', () => {
    const { db, ids, writing, read } = oneCase()
    for (const time of ['15:00', '08:00', '11:00'])
      setTime(db, saveRound(db, { ...ids, stage: 'first', heldOn: '2026-05-20' }, writing).id, time)
    for (const startTime of ['09:00', '12:00'])
      saveAppointment(db, { clientId: ids.clientId, heldOn: '2026-05-20', startTime, minutes: 30 }, writing)
    const [day] = read({ perDay: 2 }).days
    expect([day?.total, day?.items.map(({ time }) => time)]).toEqual([5, ['08:00', '09:00']])
  })

  it('names the coach’s days off, also those of every year', () => {
    const { db, read } = oneCase()
    const holiday = db.prepare(
      'INSERT INTO holiday (id, name, fromOn, toOn, isYearly, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    holiday.run('a', 'Holiday', '2026-05-29', '2026-06-05', 0, at, at)
    holiday.run('b', 'May Day', '2020-05-01', '2020-05-01', 1, at, at)
    expect(read().holidays).toEqual([
      { on: '2026-05-01', name: 'May Day' },
      { on: '2026-05-29', name: 'Holiday' },
      { on: '2026-05-30', name: 'Holiday' },
      { on: '2026-05-31', name: 'Holiday' },
    ])
  })

  it('refuses a span that is no calendar page, and answers through the door', () => {
    const { context } = memoryContext()
    expect(() => readCalendar(context.db, { ...all, to: '2026-12-31' }, TODAY)).toThrow('span')
    expect(() => readCalendar(context.db, { ...all, to: '2026-04-01' }, TODAY)).toThrow('span')
    expect(handlers['calendar.list'](context, all)).toEqual({ days: [], holidays: [] })
  })
})

describe('the plan of the calendar', () => {
  it.each([
    ['interview', 'roundByDayTime'],
    ['appointment', 'appointmentByDay'],
    ['promised', 'local_opportunityStandingByPromise'],
    ['due', 'local_opportunityStandingByNext'],
  ] as const)('finds days of %s by their index', (kind, index) => {
    const { db } = memoryPractice()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${listMarksSql(kind)}`).all({ ...month, perDay: 4 }) as {
      detail: string
    }[]
    const text = plan.map(({ detail }) => detail).join('\n')
    expect(text).toMatch(new RegExp(`SEARCH \\w USING (COVERING )?INDEX ${index} \\(.+>\\? AND .+<\\?\\)`))
    expect(text).not.toMatch(/SCAN (r|a|s|c)\b/)
    if (kind === 'interview') expect(text).toContain(`COVERING INDEX ${index}`)
  })
})
