import { addDays, addWorkingDays, daysBetween, isWeekend, todayIn } from '@shared/dates'
import { dueDay, holidayDays } from '@shared/follow-up-rules'
import { calendarDay } from '@shared/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatePractice } from '../../src/main/demo/generated-practice'
import { savePractice } from '../../src/main/settings/settings-repository'
import { refreshAllStandings } from '../../src/main/standings/refresh-standings'
import { markAllStale } from '../../src/main/standings/standings-repository'
import { memoryPractice, NOW, TODAY } from '../support/practice'

const zones = [
  'Pacific/Kiritimati',
  'Pacific/Auckland',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Europe/Berlin',
  'Europe/London',
  'America/St_Johns',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Niue',
] as const

/** The wall clock as the runtime's own parts tell it, in another locale than the code under test uses. */
const wallDay = (zone: string, instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)

describe.each(zones)('the day in %s', (zone) => {
  it.each([
    ['2026-03-29', 'European summer time begins'],
    ['2026-10-25', 'European summer time ends'],
    ['2026-03-08', 'American summer time begins'],
    ['2026-11-01', 'American summer time ends'],
    ['2026-04-05', 'Australian summer time ends'],
    ['2026-10-04', 'Australian summer time begins'],
    ['2028-02-29', 'a leap day'],
    ['2026-12-31', 'the end of a year'],
    ['2038-01-19', 'the end of 32-bit time'],
    ['2016-05-15', 'ten years ago'],
  ])('is right in every quarter of an hour around %s, when %s', (day) => {
    const start = Date.parse(`${addDays(day, -1)}T00:00:00Z`)
    let before = ''
    for (let quarter = 0; quarter < 3 * 96; quarter += 1) {
      const found = todayIn(zone, new Date(start + quarter * 900_000))
      expect(found).toBe(wallDay(zone, new Date(start + quarter * 900_000)))
      // Midnight comes once: a day never returns, and none is left out.
      if (before !== '') expect([0, 1]).toContain(daysBetween(before, found))
      before = found
    }
  })
})

it('says of days alone the same in every zone', () => {
  const { db, newId, practice } = memoryPractice()
  generatePractice(db, { clients: 12, seed: 9, today: TODAY })
  const { id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...draft } = practice
  const answers = zones.map((timeZone) => {
    savePractice(db, { ...draft, timeZone }, NOW.toISOString(), newId)
    markAllStale(db)
    refreshAllStandings(db, TODAY)
    return JSON.stringify(db.prepare('SELECT * FROM local_opportunityStanding ORDER BY opportunityId').all())
  })
  expect(answers[0]).toContain('check_in')
  expect(new Set(answers).size).toBe(1)
})

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const daysOff = fc
  .array(fc.integer({ min: -30, max: 60 }), { maxLength: 25 })
  .map((offsets) => (from: string) => new Set(offsets.map((offset) => addDays(from, offset))))

describe('working days', () => {
  it('are counted exactly, never land on a day off, and never go back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), daysOff, (from, days, offOf) => {
        const off = offOf(from)
        const isOff = (day: string) => isWeekend(day) || off.has(day)
        const due = addWorkingDays(from, days, off)
        expect(isOff(due)).toBe(false)
        expect(due >= from).toBe(true)
        let counted = 0
        for (let day = addDays(from, 1); day <= due; day = addDays(day, 1)) if (!isOff(day)) counted += 1
        // Zero working days from a day off is the next working day, which is then the only one on the way.
        expect(counted).toBe(days === 0 && isOff(from) ? 1 : days)
      }),
      { numRuns: 500 },
    )
  })

  it('go over a weekend, a leap day and the end of a year', () => {
    expect(addWorkingDays('2026-05-15', 1)).toBe('2026-05-18')
    expect(addWorkingDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(addWorkingDays('2026-12-31', 1, new Set(['2027-01-01']))).toBe('2027-01-04')
  })

  it('end even when every day around is off', () => {
    const all = holidayDays([{ fromOn: '2026-01-01', toOn: '2026-12-31', isYearly: true }], TODAY)
    const due = dueDay(TODAY, { days: 2, dayKind: 'working' }, all)
    expect(all.has(due)).toBe(false)
    expect(due > TODAY).toBe(true)
  })
})

const days = (fromOn: string, toOn: string, isYearly = true, today = TODAY) =>
  [...holidayDays([{ fromOn, toOn, isYearly }], today)].toSorted()
const inYear = (found: readonly string[], year: string) => found.filter((day) => day.startsWith(year))

describe('days off', () => {
  it('come back every year on the same dates, before and after', () => {
    expect(days('2026-12-25', '2026-12-25').map((day) => day.slice(0, 4))).toEqual([
      '2023',
      '2024',
      '2025',
      '2026',
      '2027',
      '2028',
      '2029',
    ])
    // One that was entered long ago is known today.
    expect(days('1999-05-01', '1999-05-01')).toContain('2026-05-01')
    expect(days('2026-12-25', '2026-12-25', false)).toEqual(['2026-12-25'])
  })

  it('reach over the new year', () => {
    const found = days('2025-12-30', '2026-01-02')
    for (const day of ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']) expect(found).toContain(day)
    expect(found).not.toContain('2026-01-03')
    expect(found).not.toContain('2026-12-29')
  })

  it('fall on 29 February in leap years only', () => {
    expect(inYear(days('2024-02-29', '2024-02-29'), '2028')).toEqual(['2028-02-29'])
    for (const year of ['2025', '2026', '2027'])
      expect(inYear(days('2024-02-29', '2024-02-29'), year)).toEqual([])
  })

  it('hold the leap day of a span that was entered in another year', () => {
    const found = days('2026-02-27', '2026-03-02')
    expect(inYear(found, '2028')).toEqual([
      '2028-02-27',
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
      '2028-03-02',
    ])
    expect(inYear(found, '2027')).toEqual(['2027-02-27', '2027-02-28', '2027-03-01', '2027-03-02'])
    expect(inYear(days('2024-02-28', '2024-02-29'), '2026')).toEqual(['2026-02-28'])
  })
})

it('takes no day from which counting would run out of years, since one such record would stop every list', () => {
  for (const day of ['0000-01-01', '0001-01-01', '9999-12-31'])
    expect(calendarDay.safeParse(day).success).toBe(false)
  for (const day of ['1969-12-31', TODAY, '2038-01-20', '2999-12-31'])
    expect(calendarDay.safeParse(day).success).toBe(true)
})
