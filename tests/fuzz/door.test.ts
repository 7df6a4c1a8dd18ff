import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CallName, contract } from '@shared/contract'
import { describe, expect, it } from 'vitest'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import { countOr, runSeed, seeded, tellFigures } from '../faults/support/figures'
import { memoryContext } from '../support/practice'
import { hostileValue, shapedLike } from './support/payloads'

/** What no answer may show: a stack, a query, a place in the code. */
const leak =
  /\bSELECT\b.*\bFROM\b|\bINSERT INTO\b|SQLITE_|\n\s+at |\bnode:internal|\/src\/main|\.tsx?:\d+|out\/main/

/** The slowest of a hundred in a refused or answered call, in milliseconds. */
const P99_MS = 50

describe('every channel', () => {
  it('answers anything, writes nothing without a passed schema, and shows nothing of its inside', async () => {
    const payloads = countOr(70)
    const random = seeded(runSeed)
    const names = Object.keys(contract) as CallName[]
    expect(names.length).toBeGreaterThan(150)
    const { context, db } = memoryContext()
    const changes = () => db.prepare('SELECT total_changes()').pluck().get() as number
    const times: number[] = []
    const figures = {
      channels: names.length,
      payloads: 0,
      passed: 0,
      unasked: 0,
      leaks: 0,
      crashes: 0,
      p99: 0,
      slowest: 0,
    }
    const unhandled: unknown[] = []
    const hear = (error: unknown): void => {
      unhandled.push(error)
    }
    process.on('unhandledRejection', hear)
    for (const name of names) {
      const { input: schema, windows } = contract[name]
      const [windowName = 'main'] = windows
      // The runner hears nothing of a thread that never pauses, and gives it up.
      await nextTurn()
      for (let count = 0; count < payloads; count += 1) {
        const input = count % 2 === 0 ? shapedLike(schema, random) : hostileValue(random, count)
        const passes = schema.safeParse(input).success
        const before = changes()
        const began = performance.now()
        try {
          const answer = await answerCall(handlers, context, { windowName, name, input })
          times.push(performance.now() - began)
          if (!answer.ok && leak.test(JSON.stringify(answer.error))) figures.leaks += 1
          if (!passes && (answer.ok || answer.error.code !== 'bad-input')) figures.unasked += 1
        } catch {
          figures.crashes += 1
        }
        if (!passes && changes() !== before) figures.unasked += 1
        figures.passed += passes ? 1 : 0
        figures.payloads += 1
      }
    }
    process.off('unhandledRejection', hear)
    times.sort((a, b) => a - b)
    figures.p99 = Number((times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2))
    figures.slowest = Math.round(times.at(-1) ?? 0)
    tellFigures('door', figures)
    expect(figures).toMatchObject({ unasked: 0, leaks: 0, crashes: 0 })
    expect(unhandled).toEqual([])
    expect(figures.p99).toBeLessThan(P99_MS)
    expect(figures.passed).toBeGreaterThan(0)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(db.pragma('integrity_check(1)', { simple: true })).toBe('ok')
  })
})
