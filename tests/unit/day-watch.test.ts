import { addDays } from '@shared/dates'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { answerCall } from '../../src/main/door'
import { noticeState } from '../../src/main/follow-ups/follow-ups-repository'
import { handlers } from '../../src/main/handlers'
import { saveOpportunity, savePromise, saveRound } from '../../src/main/interviews/interviews-repository'
import { dayOfInstant } from '../../src/main/practice-day'
import { startDayWatch } from '../../src/main/today/day-watch'
import { memoryContext, NOW, TODAY } from '../support/practice'

// London is an hour ahead of UTC in May: its midnight is 23:00Z, and eight in the morning 07:00Z.
const clockAt = (instant: string) => vi.setSystemTime(new Date(instant))
const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000)

function watched(emit?: (name: string, payload: unknown) => void) {
  const base = memoryContext(emit ? { emit } : {})
  const { db } = base
  const context = { ...base.context, now: () => new Date(), today: () => dayOfInstant(db)(new Date()) }
  const ask = (name: string, input: unknown) =>
    answerCall(handlers, context, { windowName: 'main', name, input })
  const wantNotice = (dailyNotice: boolean) =>
    ask('followUps.savePractice', { ruleSet: 'patience', weeklyContacts: 3, dailyNotice })
  return { ...base, context, wantNotice, watch: () => startDayWatch(context) }
}

const ago = (days: number) => addDays(TODAY, -days)

/** Two late promises, a silence that is due, and an interview on the day and on the next. */
function fillPractice({ db, newId, writing }: ReturnType<typeof memoryContext>) {
  for (const [fullName, kind] of [
    ['Marie Late', 'late'],
    ['Tom Late', 'late'],
    ['Ines Silent', 'silent'],
    ['Olu Invited', 'invited'],
  ] as const) {
    const { id: clientId } = saveClient(db, { fullName, state: 'active' }, NOW.toISOString(), newId)
    const { id: opportunityId } = saveOpportunity(db, { clientId, employerName: 'Contoso' }, writing)
    const ids = { clientId, opportunityId }
    if (kind === 'invited')
      for (const heldOn of [TODAY, addDays(TODAY, 1)])
        saveRound(db, { ...ids, stage: 'first', heldOn }, writing)
    else saveRound(db, { ...ids, stage: 'first', heldOn: ago(30) }, writing)
    if (kind === 'late')
      savePromise(db, { ...ids, saidOn: ago(20), promisedFrom: ago(10), promisedTo: ago(10) }, writing)
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the day of an app that stays open', () => {
  it('is told anew at the practice’s midnight, on the minute and once', () => {
    clockAt(`${TODAY}T22:58:30Z`)
    const told: unknown[] = []
    const { watch } = watched((name, payload) => told.push([name, payload]))
    const { stop } = watch()
    minutes(1)
    expect(told).toEqual([])
    vi.advanceTimersByTime(30_000)
    const tomorrow = addDays(TODAY, 1)
    expect(told).toEqual([['today.changed', { today: tomorrow }]])
    minutes(24 * 60 - 1)
    expect(told).toHaveLength(1)
    minutes(1)
    expect(told).toHaveLength(2)
    stop()
    minutes(48 * 60)
    expect(told).toHaveLength(2)
  })

  it.each([
    ['ten years back', `2016-05-15T12:00:00Z`, '2016-05-15'],
    ['a day back', `${addDays(TODAY, -1)}T12:00:00Z`, addDays(TODAY, -1)],
    ['to 2038', '2038-01-20T12:00:00Z', '2038-01-20'],
  ])('follows a clock that is set %s', (_how, instant, day) => {
    clockAt(`${TODAY}T12:00:00Z`)
    const told: unknown[] = []
    const { watch } = watched((_name, payload) => told.push(payload))
    const { look, stop } = watch()
    clockAt(instant)
    look()
    look()
    expect(told).toEqual([{ today: day }])
    stop()
  })

  it('goes on after a look that failed', () => {
    clockAt(`${TODAY}T22:00:00Z`)
    let isBroken = true
    const { context, outside } = watched()
    const { stop } = startDayWatch({
      ...context,
      emit: (name) => {
        if (isBroken) throw new Error('no window')
        outside.emitted.push(name)
      },
    })
    minutes(61)
    expect(outside.logged).toEqual(['today.watch'])
    isBroken = false
    minutes(24 * 60)
    expect(outside.emitted).toEqual(['today.changed'])
    stop()
  })
})

describe('the daily notice', () => {
  it('comes at eight in the practice’s time, once a day, with numbers and no names', async () => {
    clockAt(`${TODAY}T06:50:00Z`)
    const practice = watched()
    fillPractice(practice)
    await practice.wantNotice(true)
    const { stop } = practice.watch()
    const { notices } = practice.outside
    minutes(9)
    expect(notices).toEqual([])
    minutes(1)
    const body = '2 promises have passed, 1 follow-up is due, 1 interview is today.'
    expect(notices).toEqual([{ title: 'Today', body }])
    expect(body).not.toMatch(/Marie|Tom|Ines|Olu|Contoso/)
    minutes(16 * 60)
    expect(notices).toHaveLength(1)
    minutes(8 * 60)
    expect(notices).toHaveLength(2)
    stop()
  })

  it('is not repeated by a restart, nor by a clock that is set back', async () => {
    clockAt(`${TODAY}T09:00:00Z`)
    const practice = watched()
    fillPractice(practice)
    await practice.wantNotice(true)
    const { notices } = practice.outside
    for (const instant of [`${TODAY}T10:00:00Z`, `${TODAY}T11:00:00Z`, `${addDays(TODAY, -1)}T09:00:00Z`]) {
      clockAt(instant)
      const { look, stop } = practice.watch()
      look()
      stop()
      expect(notices).toHaveLength(1)
    }
  })

  it('is off until it is asked for, and silent on a day with nothing', async () => {
    clockAt(`${TODAY}T09:00:00Z`)
    const filled = watched()
    fillPractice(filled)
    filled.watch().look()
    expect(filled.outside.notices).toEqual([])
    const empty = watched()
    await empty.wantNotice(true)
    empty.watch().look()
    expect(empty.outside.notices).toEqual([])
    expect(noticeState(empty.db).lastNoticeOn).toBe(TODAY)
  })

  it('comes again after a clock that ran ahead, once the coach asks for it anew', async () => {
    clockAt('2038-01-20T09:00:00Z')
    const practice = watched()
    fillPractice(practice)
    await practice.wantNotice(true)
    const { look, stop } = practice.watch()
    look()
    const { notices } = practice.outside
    const before = notices.length
    clockAt(`${TODAY}T09:00:00Z`)
    look()
    expect(notices).toHaveLength(before)
    await practice.wantNotice(false)
    await practice.wantNotice(true)
    look()
    expect(notices).toHaveLength(before + 1)
    stop()
  })
})
