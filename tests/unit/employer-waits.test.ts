import { medianOf, promisesKept, waitsAfterRounds } from '@shared/employer-waits'
import { describe, expect, it } from 'vitest'

const today = '2026-05-15'
const nothing = { rounds: [], events: [], endings: [], messagesIn: [], promises: [] }
const on = (day: number) => `2026-05-${String(day).padStart(2, '0')}`
const rounds = (...days: number[]) => days.map((day) => ({ heldOn: on(day) }))

describe('the wait after a round', () => {
  it('ends with the first sign of the employer', () => {
    const records = {
      ...nothing,
      rounds: rounds(1),
      messagesIn: [{ sentOn: on(9) }],
      events: [{ kind: 'references', happenedOn: on(6) }] as const,
      endings: [{ tag: 'rejected', endedOn: on(12) }] as const,
    }
    expect(waitsAfterRounds(records, today)).toEqual([5])
  })

  it('ends with the next round, and counts each round', () => {
    expect(waitsAfterRounds({ ...nothing, rounds: rounds(1, 4, 11) }, today)).toEqual([3, 7])
  })

  it('counts neither what the client does nor silence', () => {
    const records = {
      ...nothing,
      rounds: rounds(1),
      events: [
        { kind: 'papers', happenedOn: on(2) },
        { kind: 'accepted', happenedOn: on(3) },
      ] as const,
      endings: [{ tag: 'ghosted', endedOn: on(14) }] as const,
    }
    expect(waitsAfterRounds(records, today)).toEqual([])
  })

  it('takes a step of the same day as a sign, but not another round or message of that day', () => {
    const step = {
      ...nothing,
      rounds: rounds(1),
      events: [{ kind: 'references', happenedOn: on(1) }] as const,
    }
    expect(waitsAfterRounds(step, today)).toEqual([0])
    const same = { ...nothing, rounds: rounds(1, 1), messagesIn: [{ sentOn: on(1) }] }
    expect(waitsAfterRounds(same, today)).toEqual([])
  })

  it('knows nothing of what lies ahead', () => {
    const records = { ...nothing, rounds: rounds(10, 20), messagesIn: [{ sentOn: on(18) }] }
    expect(waitsAfterRounds(records, today)).toEqual([])
    expect(waitsAfterRounds(records, on(21))).toEqual([8])
  })
})

describe('the middle value', () => {
  it.each([
    [[], null],
    [[7], 7],
    [[9, 1, 4], 4],
    [[1, 2, 3, 10], 3],
    [[30, 2, 2, 2, 2], 2],
  ])('of %j is %j', (values, median) => {
    expect(medianOf(values)).toBe(median)
  })
})

describe('a promise', () => {
  const promise = (saidOn: number, to: number, settled: number | null = null) => ({
    saidOn: on(saidOn),
    promisedTo: on(to),
    settledOn: settled === null ? null : on(settled),
  })

  it.each([
    ['kept by a later round', { rounds: rounds(1, 5) }, 'kept'],
    ['kept by a no', { endings: [{ tag: 'rejected', endedOn: on(8) }] as const }, 'kept'],
    ['kept where the coach says so', { promises: [promise(1, 8, 7)] }, 'kept'],
    ['broken by silence', {}, 'broken'],
    [
      'broken by an answer that comes later',
      { events: [{ kind: 'offer', happenedOn: on(9) }] as const },
      'broken',
    ],
    ['broken by being ghosted', { endings: [{ tag: 'ghosted', endedOn: on(14) }] as const }, 'broken'],
    ['open until its last day', { promises: [promise(1, 15)] }, 'open'],
    [
      'nothing where the client withdrew first',
      { endings: [{ tag: 'withdrew', endedOn: on(4) }] as const },
      null,
    ],
    ['nothing where a newer one came in time', { promises: [promise(1, 8), promise(8, 20)] }, 'open'],
  ])('is %s', (_what, part, counted) => {
    const count = promisesKept({ ...nothing, rounds: rounds(1), promises: [promise(1, 8)], ...part }, today)
    expect(count).toEqual({ kept: 0, broken: 0, open: 0, ...(counted === null ? {} : { [counted]: 1 }) })
  })
})
