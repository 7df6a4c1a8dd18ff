import {
  addDays,
  addMonths,
  addWorkingDays,
  daysBetween,
  daysText,
  dayText,
  isDay,
  isWeekend,
  parseDay,
  todayIn,
} from '@shared/dates'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const day = fc
  .date({ min: new Date('0030-01-01T00:00:00Z'), max: new Date('9900-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const smallNumber = fc.integer({ min: -3_000, max: 3_000 })

describe('months', () => {
  it('keep the day where the month has it, and else take its last', () => {
    expect(addMonths('2026-05-15', 1)).toBe('2026-06-15')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-03-31', -1)).toBe('2028-02-29')
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
    expect(addMonths('2026-05-15', -12)).toBe('2025-05-15')
  })
})

describe('calendar days', () => {
  it('reads days that exist and nothing else', () => {
    expect(parseDay(' 2028-02-29 ')).toBe('2028-02-29')
    expect(['0001-01-01', '2000-02-29', '9999-12-31', '1900-02-28'].every(isDay)).toBe(true)
    const none = [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '0000-01-01',
      '2026-1-1',
    ]
    const odd = [
      '',
      'today',
      '2026-05-15T00:00:00Z',
      '+002026-05-15',
      '2026/05/15',
      '２０２６-05-15',
      '20260515',
    ]
    expect([...none, ...odd].map(parseDay).filter((value) => value !== null)).toEqual([])
  })

  it('counts over months, leap days and clock changes', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-05-15', '2026-05-05')).toBe(-10)
    expect(daysBetween('1582-10-04', '1582-10-15')).toBe(11)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError)
    expect(() => addDays('x', 1)).toThrow(RangeError)
    expect(() => addDays('2026-01-01', Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })

  it('adds and counts consistently', () => {
    fc.assert(
      fc.property(day, smallNumber, smallNumber, (start, a, b) => {
        expect(daysBetween(start, addDays(start, a))).toBe(a)
        expect(addDays(addDays(start, a), b)).toBe(addDays(start, a + b))
        expect(addDays(addDays(start, a), -a)).toBe(start)
        expect(start < addDays(start, a)).toBe(a > 0)
      }),
    )
  })

  it('knows weekends', () => {
    expect(['2026-05-15', '2026-05-16', '2026-05-17', '2026-05-18'].map(isWeekend)).toEqual([
      false,
      true,
      true,
      false,
    ])
    fc.assert(fc.property(day, (start) => isWeekend(start) === isWeekend(addDays(start, 7))))
  })

  it('steps over weekends and holidays', () => {
    expect(addWorkingDays('2026-05-15', 1)).toBe('2026-05-18')
    expect(addWorkingDays('2026-05-15', 2, new Set(['2026-05-18']))).toBe('2026-05-20')
    expect(addWorkingDays('2026-05-18', -1)).toBe('2026-05-15')
    expect(addWorkingDays('2026-05-16', 0)).toBe('2026-05-18')
    expect(addWorkingDays('2026-05-15', 0)).toBe('2026-05-15')
    expect(() => addWorkingDays('2026-05-15', 1.5)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-05-15', 10_001)).toThrow(RangeError)
  })

  it('passes exactly that many working days', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 90 })),
        (start, count, off) => {
          const holidays = new Set(off.map((offset) => addDays(start, offset)))
          const end = addWorkingDays(start, count, holidays)
          const passed = Array.from({ length: daysBetween(start, end) }, (_, index) =>
            addDays(start, index + 1),
          )
          const working = passed.filter((each) => !isWeekend(each) && !holidays.has(each))
          expect(working).toHaveLength(count)
          expect(working.at(-1)).toBe(end)
        },
      ),
    )
  })

  it('writes days and numbers of days', () => {
    expect(dayText('2026-05-05', 'en-GB')).toBe('5 May')
    expect(dayText('2026-05-05', 'en')).toBe('5 May')
    expect(dayText('2026-12-05', 'en', { month: 'short' })).toBe('5 Dec')
    expect(dayText('2026-05-05', 'en', { weekday: true })).toBe('Tue 5 May')
    expect(dayText('2026-05-15', 'en', { year: true })).toBe('15 May 2026')
    expect(dayText('2026-05-15', 'en-US', { year: true })).toBe('May 15, 2026')
    expect(dayText('2026-05-15', 'de', { year: true })).toBe('15. Mai 2026')
    expect(dayText('1500-03-01', 'en', { year: true })).toBe('1 March 1500')
    expect([0, 1, 10, 1_000].map((days) => daysText(days, 'en'))).toEqual([
      '0 days',
      '1 day',
      '10 days',
      '1,000 days',
    ])
    expect(daysText(2, 'de')).toBe('2 Tage')
  })

  it('finds the day of an instant in a zone, on both sides of midnight and of clock changes', () => {
    expect(todayIn('Europe/London', '2026-05-14T23:30:00Z')).toBe('2026-05-15')
    expect(todayIn('America/Los_Angeles', new Date('2026-05-15T06:59:59Z'))).toBe('2026-05-14')
    expect(todayIn('Pacific/Kiritimati', '2026-12-31T10:00:00Z')).toBe('2027-01-01')
    expect(todayIn('Pacific/Apia', '2011-12-30T10:00:00Z')).toBe('2011-12-31')
    expect(todayIn('Europe/Berlin', '2026-03-29T00:59:59Z')).toBe('2026-03-29')
    expect(todayIn('Europe/Berlin', '2026-10-24T22:00:00Z')).toBe('2026-10-25')
    expect(todayIn('UTC', '2038-01-19T03:14:08Z')).toBe('2038-01-19')
    expect(() => todayIn('Nowhere/Land', '2026-05-15T00:00:00Z')).toThrow(RangeError)
    expect(() => todayIn('UTC', 'no instant')).toThrow(RangeError)
  })
})
