import { expect, test } from 'vitest'
import { promisedDaysOf } from '../../src/renderer/interviews/promise-days'

// Friday 15 May 2026.
const saidOn = '2026-05-15'

test.each([
  ['7 to 10 days', '2026-05-22', '2026-05-25'],
  ['7-10 days', '2026-05-22', '2026-05-25'],
  ['Two or three weeks.', '2026-05-29', '2026-06-05'],
  ['within 2 weeks', '2026-05-29', '2026-05-29'],
  ['in a week', '2026-05-22', '2026-05-22'],
  ['a fortnight', '2026-05-29', '2026-05-29'],
  ['5 working days', '2026-05-22', '2026-05-22'],
  ['1 business day', '2026-05-18', '2026-05-18'],
  ['tomorrow', '2026-05-16', '2026-05-16'],
])('reads %s', (text, from, to) => {
  expect(promisedDaysOf(text, saidOn)).toMatchObject({ from, to })
})

test.each([
  '',
  'soon',
  '10 to 7 days',
  '7 to 10',
  '900 days',
  'after the holidays',
  'days 7',
  '2 working weeks',
])('leaves %j to the coach', (text) => {
  expect(promisedDaysOf(text, saidOn)).toBeNull()
})

test('keeps the span as it was said', () => {
  expect(promisedDaysOf('7 to 10 working days', saidOn)).toEqual({
    from: '2026-05-26',
    to: '2026-05-29',
    dayKind: 'working',
    spanFrom: 7,
    spanTo: 10,
  })
  expect(promisedDaysOf('two weeks', saidOn)).toMatchObject({ dayKind: 'calendar', spanFrom: 14, spanTo: 14 })
  expect(promisedDaysOf('today', saidOn)).toMatchObject({ from: saidOn, spanTo: 0 })
})

test('leaves the coach’s holidays out of working days, and only out of those', () => {
  // Spring bank holiday, Monday 25 May 2026.
  const holidays = new Set(['2026-05-25'])
  expect(promisedDaysOf('7 to 10 working days', saidOn, holidays)).toMatchObject({
    from: '2026-05-27',
    to: '2026-06-01',
  })
  expect(promisedDaysOf('10 days', saidOn, holidays)).toMatchObject({ to: '2026-05-25' })
})
