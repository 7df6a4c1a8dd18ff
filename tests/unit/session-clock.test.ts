import {
  LONGEST_STEP_MS,
  readClock,
  standingClock,
  startClock,
  stopClock,
  stopwatchText,
  turnClock,
  untilNextSecond,
  wasAway,
} from '@shared/session-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('the session clock', () => {
  it('counts only while it runs, and on the question it stands at', () => {
    let clock = startClock(standingClock(), 5_000)
    clock = readClock(clock, 6_500)
    expect(clock).toEqual({ elapsedMs: 1_500, questionMs: 1_500, readAtMs: 6_500 })
    clock = turnClock(readClock(clock, 7_000), 40_000)
    expect(clock).toEqual({ elapsedMs: 2_000, questionMs: 40_000, readAtMs: 7_000 })
    clock = stopClock(clock, 7_250)
    expect(readClock(clock, 99_000)).toEqual({ elapsedMs: 2_250, questionMs: 40_250, readAtMs: null })
    clock = startClock(clock, 99_000)
    expect(readClock(clock, 99_750)).toMatchObject({ elapsedMs: 3_000, questionMs: 41_000 })
  })

  it('goes on after a restart from what was saved, whatever the new source says', () => {
    const clock = startClock(standingClock({ elapsedMs: 872_000, questionMs: 130_000 }), 3)
    expect(readClock(clock, 1_003)).toMatchObject({ elapsedMs: 873_000, questionMs: 131_000 })
  })

  it('does not count a sleep, nor a source that goes back', () => {
    const clock = startClock(standingClock({ elapsedMs: 10_000, questionMs: 10_000 }), 1_000)
    const asleep = 1_000 + LONGEST_STEP_MS + 1
    expect(wasAway(clock, asleep)).toBe(true)
    expect(readClock(clock, asleep)).toMatchObject({ elapsedMs: 10_000, readAtMs: asleep })
    expect(readClock(clock, 400)).toMatchObject({ elapsedMs: 10_000, readAtMs: 400 })
    expect(wasAway(clock, 1_000 + LONGEST_STEP_MS)).toBe(false)
  })

  it('never runs back, never counts more than its source, and no question is given more than the session', () => {
    const step = fc.record({
      ms: fc.integer({ min: -5_000, max: 60_000 }),
      act: fc.constantFrom('read', 'start', 'stop', 'turn'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let clock = startClock(standingClock(), 0)
        let now = 0
        let forward = 0
        for (const { ms, act } of steps) {
          now += ms
          forward += Math.max(0, ms)
          const before = clock
          if (act === 'read') clock = readClock(clock, now)
          if (act === 'start') clock = startClock(clock, now)
          if (act === 'stop') clock = stopClock(clock, now)
          if (act === 'turn') clock = turnClock(readClock(clock, now), 0)
          expect(clock.elapsedMs).toBeGreaterThanOrEqual(before.elapsedMs)
          expect(clock.elapsedMs - before.elapsedMs).toBeLessThanOrEqual(LONGEST_STEP_MS)
          expect(clock.elapsedMs).toBeLessThanOrEqual(forward)
          expect(clock.questionMs).toBeLessThanOrEqual(clock.elapsedMs)
        }
      }),
    )
  })

  it('says when the next second shows, and writes times as a coach reads them', () => {
    expect(untilNextSecond(standingClock({ elapsedMs: 0, questionMs: 0 }))).toBe(1_000)
    expect(untilNextSecond(standingClock({ elapsedMs: 1_250.4, questionMs: 0 }))).toBe(750)
    expect(stopwatchText(130_999)).toBe('02:10')
    expect(stopwatchText(3_600_000)).toBe('01:00:00')
    expect(stopwatchText(872_000, { withHours: true })).toBe('00:14:32')
  })
})
