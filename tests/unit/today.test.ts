import { addDays } from '@shared/dates'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { generatePractice } from '../../src/main/demo/generated-practice'
import {
  saveDecision,
  saveRuleOverride,
  takeBackDecision,
} from '../../src/main/follow-ups/follow-ups-repository'
import {
  saveMessage,
  saveOpportunity,
  savePromise,
  saveQuestion,
  saveRound,
} from '../../src/main/interviews/interviews-repository'
import { saveAppointment } from '../../src/main/records/appointments-repository'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { markAllStale } from '../../src/main/standings/standings-repository'
import { todayQueries } from '../../src/main/today/today-repository'
import { listToday } from '../../src/main/today/today-service'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const ago = (days: number) => addDays(TODAY, -days)

function practice() {
  const base = memoryPractice()
  const { db, newId, writing } = base
  const client = (fullName: string, state: 'active' | 'paused' = 'active') => {
    const { id: clientId } = saveClient(db, { fullName, state }, NOW.toISOString(), newId)
    const { id: opportunityId } = saveOpportunity(
      db,
      { clientId, employerName: `Employer of ${fullName}`, role: 'analyst' },
      writing,
    )
    return { clientId, opportunityId }
  }
  const today = () => {
    refreshAllStandings(db, TODAY)
    return listToday(db, TODAY)
  }
  const late = (fullName: string, days: number) => {
    const ids = client(fullName)
    saveRound(db, { ...ids, stage: 'first', heldOn: ago(days + 10) }, writing)
    savePromise(
      db,
      { ...ids, saidOn: ago(days + 10), promisedFrom: ago(days), promisedTo: ago(days) },
      writing,
    )
    return ids
  }
  return { ...base, client, today, late }
}

describe('Today', () => {
  it('puts promises first that passed longest ago, and leaves clients at rest out', () => {
    const { today, late, client, db, writing } = practice()
    late('Three', 3)
    late('Nine', 9)
    const paused = client('Paused', 'paused')
    savePromise(db, { ...paused, saidOn: ago(30), promisedFrom: ago(20), promisedTo: ago(20) }, writing)
    expect(today().promises.lines.map((line) => [line.client, line.daysLate])).toEqual([
      ['Nine', 9],
      ['Three', 3],
    ])
  })

  it('lists what is due by its rule, once, and not what was put off or set aside', () => {
    const { today, client, db, writing } = practice()
    const ids = client('Silent')
    saveRound(db, { ...ids, stage: 'second', heldOn: ago(30) }, writing)
    const [line, ...others] = today().followUps.lines
    expect(others).toEqual([])
    expect(line).toMatchObject({ client: 'Silent', next: { rule: 'no_date', dueOn: ago(9) } })
    const stepKey = line?.next.stepKey ?? ''
    const snoozed = saveDecision(
      db,
      { ...ids, stepKey, kind: 'snooze', untilOn: addDays(TODAY, 3), reason: '' },
      writing,
    )
    expect(today().followUps.lines).toEqual([])
    takeBackDecision(db, snoozed, NOW.toISOString())
    expect(today().followUps.lines).toHaveLength(1)
    saveDecision(db, { ...ids, stepKey, kind: 'dismiss', untilOn: null, reason: 'They rang.' }, writing)
    expect(today().followUps.lines).toEqual([])
    // Word from the employer is something new, and the clock starts again.
    saveMessage(db, { ...ids, direction: 'in', kind: 'answer', sentOn: ago(25) }, writing)
    expect(today().followUps.lines.map((one) => one.next.since)).toEqual([ago(25)])
  })

  it('follows the coach’s own number, for all, for a stage and for one client', () => {
    const { today, client, db, writing } = practice()
    const ids = client('Silent')
    saveRound(db, { ...ids, stage: 'second', heldOn: ago(10) }, writing)
    const dueOn = () => {
      markAllStale(db)
      return today().followUps.lines[0]?.next.dueOn ?? null
    }
    expect(dueOn()).toBeNull()
    const rule = { ruleSet: 'patience', situation: 'no_date', dayKind: 'calendar', isOn: true } as const
    saveRuleOverride(db, { ...rule, days: 9 }, writing)
    expect(dueOn()).toBe(ago(1))
    saveRuleOverride(db, { ...rule, stage: 'second', days: 8 }, writing)
    expect(dueOn()).toBe(ago(2))
    saveRuleOverride(db, { ...rule, clientId: ids.clientId, days: 5 }, writing)
    expect(dueOn()).toBe(ago(5))
    saveRuleOverride(db, { ...rule, clientId: ids.clientId, isOn: false, days: 5 }, writing)
    expect(dueOn()).toBeNull()
  })

  it('shows interviews of the next seven days by time, open questions, and meetings without a note', () => {
    const { today, client, db, writing } = practice()
    const ids = client('Busy')
    for (const [days, startTime] of [
      [7, '09:00'],
      [8, '09:00'],
      [0, '16:30'],
      [0, '10:00'],
    ] as const)
      saveRound(db, { ...ids, stage: 'first', heldOn: addDays(TODAY, days), startTime }, writing)
    saveQuestion(db, { ...ids, body: 'And now?', askedOn: ago(2) }, writing)
    saveAppointment(db, { clientId: ids.clientId, heldOn: ago(1), minutes: 60 }, writing)
    saveAppointment(db, { clientId: ids.clientId, heldOn: ago(1), minutes: 60, state: 'cancelled' }, writing)
    saveAppointment(db, { clientId: ids.clientId, heldOn: TODAY, minutes: 60 }, writing)
    const list = today()
    expect(list.interviews.lines.map((line) => [line.on, line.startTime])).toEqual([
      [TODAY, '10:00'],
      [TODAY, '16:30'],
      [addDays(TODAY, 7), '09:00'],
    ])
    expect(list.questions.lines.map((line) => line.body)).toEqual(['And now?'])
    expect(list.appointments.lines.map((line) => line.on)).toEqual([ago(1)])
  })

  it('holds a due step back when the client has had enough letters this week', () => {
    const { today, client, db, newId, writing } = practice()
    const ids = client('Flooded')
    saveRound(db, { ...ids, stage: 'second', heldOn: ago(30) }, writing)
    const write = (exportedAt: string) =>
      db
        .prepare(
          `INSERT INTO letter (id, clientId, kind, title, body, state, exportedAt, createdAt, updatedAt)
           VALUES (?, ?, 'letter', 'T', '{}', 'exported', ?, ?, ?)`,
        )
        .run(newId(), ids.clientId, exportedAt, exportedAt, exportedAt)
    for (const days of [8, 3, 1]) write(`${ago(days)}T10:00:00.000Z`)
    expect(today().followUps.total).toBe(1)
    write(`${TODAY}T09:00:00.000Z`)
    const list = today()
    expect(list.followUps).toEqual({ lines: [], total: 0 })
    expect(list.held.lines[0]?.budget).toEqual({ sent: 3, limit: 3, freeOn: addDays(ago(3), 7) })
  })

  it('counts what it does not show', () => {
    const { db } = memoryPractice()
    generatePractice(db, { clients: 400, seed: 4, today: TODAY })
    const list = listToday(db, TODAY)
    expect(list.promises.lines.length).toBeLessThanOrEqual(50)
    expect(list.promises.total).toBeGreaterThan(50)
    const days = list.promises.lines.map((line) => line.daysLate ?? 0)
    expect(days).toEqual(days.toSorted((a, b) => b - a))
  })
})

describe('the plan of Today', () => {
  it.each(Object.entries(todayQueries))('%s come from their index', (list, query) => {
    const { db } = memoryPractice()
    const sql = `SELECT ${query.select} FROM ${query.from} ORDER BY ${query.order} LIMIT 50`
    const names = [...sql.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
    const values = Object.fromEntries(names.map((parameter) => [parameter, TODAY]))
    const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[]).map(
      (step) => step.detail,
    )
    const index = /INDEXED BY (\w+)/.exec(query.from)?.[1] ?? ''
    expect(plan[0]).toContain(index)
    expect(plan.filter((step) => step.startsWith('SCAN') && !step.includes(index))).toEqual([])
    // A week of interviews is sorted by the clock; everything else comes in the order of its index.
    const sorts = plan.filter((step) => step.includes('USE TEMP B-TREE'))
    expect(sorts.filter((step) => list !== 'interviews' && step.includes('ORDER BY'))).toEqual([])
  })
})
