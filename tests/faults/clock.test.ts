import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { childCommand, childEnvironment } from './support/child'
import { isShortRun, tellFigures } from './support/figures'

const zones = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
]
/** Both changes of the clock, leap day, year's end, and a clock that is years off. */
const instants = [
  '2026-03-29T00:30:00.000Z',
  '2026-03-29T01:30:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2028-02-29T12:00:00.000Z',
  '2026-12-31T23:59:59.999Z',
  '2027-01-01T00:00:00.000Z',
  '2016-05-15T12:00:00.000Z',
  '2026-05-14T12:00:00.000Z',
  '2026-05-16T12:00:00.000Z',
  '2038-01-19T03:14:08.000Z',
]

type Said = {
  readonly instant: string
  readonly today: string
  readonly rows: readonly Record<string, unknown>[]
}

/** What a program says whose system stands in a zone. */
function saidIn(zone: string): string {
  const [command = '', ...args] = childCommand('clock', instants)
  const { stdout, status } = spawnSync(command, args, {
    env: { ...childEnvironment, TZ: zone },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  expect(status, zone).toBe(0)
  return stdout
}

it('says the same in every zone of the system, and nothing happened in the future', () => {
  const tried = isShortRun ? zones.filter((_zone, index) => index % 10 === 0) : zones
  const said = tried.map(saidIn)
  const [first = ''] = said
  const lines = first
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said)
  const negative = lines.flatMap(({ instant, rows }) =>
    rows.flatMap((row) =>
      ['waitingDays', 'quietDays', 'daysLate', 'openQuestions'].flatMap((name) =>
        Number(row[name] ?? 0) < 0 ? [`${instant} ${name}`] : [],
      ),
    ),
  )
  const different = said.filter((text) => text !== first).length
  tellFigures('clock', { zones: tried.length, instants: lines.length, negative: negative.length, different })
  expect(lines.map(({ instant }) => instant)).toEqual(instants)
  expect(lines[0]?.rows.length).toBeGreaterThan(10)
  expect(negative).toEqual([])
  expect(different).toBe(0)
  expect(lines.map(({ today }) => today).slice(0, 6)).toEqual([
    '2026-03-29',
    '2026-03-29',
    '2026-10-25',
    '2026-10-25',
    '2028-02-29',
    '2026-12-31',
  ])
})
