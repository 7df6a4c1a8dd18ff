import { describe, expect, it } from 'vitest'
import { countProblems } from '../../scripts/lib/checks.mjs'
import {
  addTallies,
  completeTally,
  formatTally,
  tallyChecks,
  tallyPlaywright,
  tallyVitest,
} from '../../scripts/lib/tally.mjs'

describe('the closing line', () => {
  it('counts what ran, and names skipped tests only when there are any', () => {
    expect(formatTally({ passed: 12, failed: [], skipped: [] })).toBe('12 passed, 0 failed')
    expect(formatTally({ passed: 3, failed: ['a'], skipped: ['b', 'c'] })).toBe(
      '3 passed, 1 failed, 2 skipped',
    )
  })

  it('adds up all parts', () => {
    const checks = tallyChecks([
      { name: 'types', ok: true },
      { name: 'lint', ok: false },
    ])
    const unit = { passed: 4, failed: [], skipped: ['unit: x'] }
    expect(addTallies([checks, unit])).toEqual({ passed: 5, failed: ['check: lint'], skipped: ['unit: x'] })
  })
})

/** A report of one file. */
const report = (status: string, assertionResults: { fullName: string; status: string }[]) => ({
  testResults: [{ name: '/top/tests/unit/dates.test.ts', status, assertionResults }],
})

const spec = (title: string, status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({
  title,
  file: 'a.spec.ts',
  tests: [{ projectName: '', status }],
})

describe('vitest reports', () => {
  it('counts each test by its state', () => {
    const states = ['passed', 'passed', 'failed', 'skipped', 'pending', 'todo']
    const tests = states.map((status, index) => ({ fullName: `test ${index}`, status }))
    expect(tallyVitest(report('failed', tests), '/top')).toEqual({
      passed: 2,
      failed: ['unit: tests/unit/dates.test.ts: test 2'],
      skipped: [3, 4, 5].map((index) => `unit: tests/unit/dates.test.ts: test ${index}`),
    })
  })

  it('counts a file that could not be loaded as failed', () => {
    expect(tallyVitest(report('failed', []), '/top').failed).toEqual([
      'unit: tests/unit/dates.test.ts (the file itself)',
    ])
  })
})

describe('Playwright reports', () => {
  it('walks nested suites and counts errors outside of tests', () => {
    const nested = {
      suites: [
        {
          title: 'a.spec.ts',
          file: 'a.spec.ts',
          specs: [spec('opens', 'expected'), spec('opens again', 'flaky')],
          suites: [
            {
              title: 'notes',
              file: 'a.spec.ts',
              specs: [spec('saves', 'unexpected'), spec('waits', 'skipped')],
            },
          ],
        },
      ],
      errors: [{ message: 'no such file\nstack' }],
    }
    expect(tallyPlaywright(nested)).toEqual({
      passed: 2,
      failed: ['e2e: a.spec.ts > notes > saves', 'e2e: no such file'],
      skipped: ['e2e: a.spec.ts > notes > waits'],
    })
  })
})

describe('a runner that fails in silence', () => {
  const none = { passed: 0, failed: [], skipped: [] }

  it.each([
    ['left no report', undefined, 139, 'e2e: ended with exit code 139 and no report'],
    ['ran nothing', none, 0, 'e2e: ran no test'],
    ['skipped everything', { ...none, skipped: ['e2e: a'] }, 0, 'e2e: ran no test'],
    ['failed beside its tests', { ...none, passed: 2 }, 1, 'e2e: ended with exit code 1'],
  ])('counts as one failed test: it %s', (_what, tally, exitCode, expected) => {
    expect(completeTally(tally, 'e2e', exitCode).failed).toEqual([expected])
  })

  it('is not counted twice when tests failed', () => {
    const tally = { passed: 1, failed: ['e2e: a'], skipped: [] }
    expect(completeTally(tally, 'e2e', 1)).toEqual(tally)
  })
})

describe('countProblems', () => {
  it.each([
    ['src/a.ts(1,2): error TS2304: no name\nsrc/b.ts(1,2): error TS2551: no', 2],
    ['Found 2 warnings and 1 error.\nFinished in 1 s', 3],
    ['Found 62 errors.', 62],
    ['Segmentation fault', 0],
  ])('reads %j', (output, expected) => {
    expect(countProblems(output)).toBe(expected)
  })
})
