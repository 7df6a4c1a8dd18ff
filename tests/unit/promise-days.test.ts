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
  expect(promisedDaysOf(text, saidOn)).toEqual({ from, to })
})

test.each(['', 'soon', '10 to 7 days', '7 to 10', '900 days', 'after the holidays', 'days 7'])(
  'leaves %j to the coach',
  (text) => {
    expect(promisedDaysOf(text, saidOn)).toBeNull()
  },
)
