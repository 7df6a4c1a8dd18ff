import { addDays } from '@shared/dates'
import { answerTimes, clockOf } from '@shared/mock-sessions/answer-times'
import {
  closedPath,
  labelSide,
  onAxis,
  onScale,
  openPath,
  rowsOf,
  timeTicks,
} from '@shared/mock-sessions/chart-geometry'
import { carriedQuestions, questionKey, questionsDue } from '@shared/mock-sessions/questions-due'
import {
  type FactMark,
  type FactScore,
  forClient,
  quotedMarks,
  type SessionFacts,
} from '@shared/mock-sessions/session-facts'
import { findingsOf } from '@shared/mock-sessions/session-findings'
import {
  compareCriteria,
  criterionMean,
  questionMean,
  sessionMean,
  weightedMean,
} from '@shared/mock-sessions/session-means'
import { driftFrom, driftOf, progressOf } from '@shared/mock-sessions/session-progress'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const names = ['content', 'structure', 'positivity', 'brevity', 'delivery', 'team evidence'] as const

/** A session with the scores of each question by criterion. */
function session(
  part: Partial<SessionFacts> & { readonly coach?: Rows; readonly self?: Rows },
): SessionFacts {
  const { coach = {}, self = {}, ...rest } = part
  const ids = [...new Set([...Object.keys(coach), ...Object.keys(self)])]
  const scores = (rows: Rows, by: FactScore['by']) =>
    Object.entries(rows).flatMap(([sessionQuestionId, own]) =>
      Object.entries(own).map(
        ([criterionRef, score]): FactScore => ({ sessionQuestionId, criterionRef, by, score }),
      ),
    )
  return {
    id: 's1',
    number: 1,
    on: '2026-04-13',
    criteria: names.map((name) => ({ criterionRef: name, name, weight: 1 })),
    questions: ids.map((id) => ({ id, questionRef: `ref-${id}`, body: id, limitSeconds: null, spentMs: 0 })),
    scores: [...scores(coach, 'coach'), ...scores(self, 'self')],
    marks: [],
    ...rest,
  }
}
type Rows = Readonly<Record<string, Readonly<Record<string, number>>>>

const mark = (part: Partial<FactMark> & { readonly id: string }): FactMark => ({
  sessionQuestionId: 'q1',
  atMs: 0,
  kind: 'mark',
  word: '',
  detail: '',
  ...part,
})

const anyScores = fc.array(
  fc.record({
    sessionQuestionId: fc.constantFrom('q1', 'q2', 'q3', 'q4'),
    criterionRef: fc.constantFrom(...names),
    by: fc.constantFrom<FactScore['by'][]>('coach', 'self'),
    score: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 60 },
)
const anyCriteria = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: names.length, maxLength: names.length })
  .map((weights) => names.map((name, at) => ({ criterionRef: name, name, weight: weights[at] ?? 0 })))

describe('means', () => {
  it('lie between the lowest and the highest score, whatever the weights and the order', () => {
    fc.assert(
      fc.property(anyCriteria, anyScores, fc.integer({ min: 2, max: 7 }), (criteria, scores, factor) => {
        const one = { criteria, scores }
        const mean = sessionMean(one, 'coach')
        const counted = scores.filter(
          ({ by, criterionRef }) =>
            by === 'coach' && (criteria.find((c) => c.criterionRef === criterionRef)?.weight ?? 0) > 0,
        )
        expect(mean === null).toBe(counted.length === 0)
        if (mean === null) return
        const values = counted.map(({ score }) => score)
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
        const heavier = criteria.map((c) => ({ ...c, weight: c.weight * factor }))
        expect(sessionMean({ criteria: heavier, scores: scores.toReversed() }, 'coach')).toBeCloseTo(
          mean ?? 0,
          9,
        )
      }),
    )
  })

  it('do not change by a score that equals them, and keep the two scorers apart', () => {
    fc.assert(
      fc.property(anyCriteria, anyScores, (criteria, scores) => {
        const one = { criteria, scores }
        for (const name of names) {
          const mean = criterionMean(one, name, 'coach')
          if (mean === null) continue
          const score = { sessionQuestionId: 'q9', criterionRef: name, by: 'coach', score: mean } as const
          expect(criterionMean({ criteria, scores: [...scores, score] }, name, 'coach')).toBeCloseTo(mean, 9)
          const coachOnly = { criteria, scores: scores.filter(({ by }) => by === 'coach') }
          expect(criterionMean(coachOnly, name, 'coach')).toBe(mean)
        }
      }),
    )
  })

  it('weigh by hand as they weigh here', () => {
    const criteria = [
      { criterionRef: 'content', name: 'Content', weight: 3 },
      { criterionRef: 'structure', name: 'Structure', weight: 1 },
      { criterionRef: 'delivery', name: 'Delivery', weight: 0 },
    ]
    const one = session({
      criteria,
      coach: { q1: { content: 4, structure: 2, delivery: 1 }, q2: { content: 5, unknown: 1 } },
    })
    expect(questionMean(one, 'q1', 'coach')).toBe(3.5)
    expect(questionMean(one, 'q2', 'coach')).toBe(5)
    expect(sessionMean(one, 'coach')).toBe((12 + 2 + 15) / 7)
    expect(criterionMean(one, 'content', 'coach')).toBe(4.5)
    expect(questionMean(one, 'q3', 'coach')).toBeNull()
    expect(sessionMean(one, 'self')).toBeNull()
    expect(weightedMean([])).toBeNull()
  })

  it('compare a session with the last one, each way around with the sign turned', () => {
    fc.assert(
      fc.property(anyCriteria, anyScores, anyScores, (criteria, scores, before) => {
        const there = compareCriteria({ criteria, scores }, { criteria, scores: before })
        const back = compareCriteria({ criteria, scores: before }, { criteria, scores })
        for (const [place, { now, last, change }] of there.entries()) {
          expect(back[place]).toMatchObject({ now: last, last: now })
          if (change !== null) expect(back[place]?.change).toBeCloseTo(-change, 9)
          expect(change === null).toBe(now === null || last === null)
        }
      }),
    )
    expect(compareCriteria(session({ coach: { q1: { content: 4 } } }), null)[0]).toEqual({
      criterionRef: 'content',
      name: 'content',
      now: 4,
      last: null,
      change: null,
    })
  })
})

const timed = (spentMs: number) => ({ questionRef: null, body: 'q', limitSeconds: 60, spentMs })

const practiseOf = (...spent: number[]) =>
  findingsOf(session({ questions: spent.map((ms, at) => ({ id: `${at}`, ...timed(ms) })) }), null).practise

describe('strengths and what to practise', () => {
  const one = session({
    coach: {
      q1: { content: 5, structure: 4, positivity: 5 },
      q2: { content: 4, structure: 2, positivity: 4, brevity: 1 },
      q3: { structure: 2, brevity: 2, delivery: 3 },
    },
    marks: [
      mark({ id: 'm1', sessionQuestionId: 'q1', kind: 'remark', detail: 'A story with names and numbers' }),
      mark({ id: 'm2', sessionQuestionId: 'q3', kind: 'remark', detail: 'Brevity: three beginnings' }),
      mark({ id: 'm3', sessionQuestionId: 'q3', word: 'perfectionist', atMs: 5 }),
      mark({ id: 'm4', sessionQuestionId: 'q3', kind: 'whisper', word: 'CANARY' }),
      mark({ id: 'm5', sessionQuestionId: null, word: 'tired' }),
    ],
  })

  it('names criteria, best and weakest first, with words of answers that went the same way', () => {
    const { strengths, practise } = findingsOf(one, null)
    expect(strengths.map(({ about }) => ('name' in about ? about.name : about.type))).toEqual([
      'content',
      'positivity',
      'question',
    ])
    expect(practise.map(({ about, mean }) => ['name' in about ? about.name : '', mean])).toEqual([
      ['brevity', 1.5],
      ['structure', 8 / 3],
      ['delivery', 3],
    ])
    expect(strengths[0]?.quotes.map(({ text }) => text)).toEqual(['A story with names and numbers'])
    expect(practise[0]?.quotes.map(({ text }) => text)).toEqual([
      'Brevity: three beginnings',
      'perfectionist',
    ])
  })

  it('goes by the sign before a remark, and takes no praise from a mixed answer without one', () => {
    const coach = { q1: { content: 5, structure: 2 } }
    const quotesOf = (detail: string) => {
      const { strengths, practise } = findingsOf(
        session({ coach, marks: [mark({ id: 'm', kind: 'remark', detail })] }),
        null,
      )
      return [strengths, practise].map((side) => side.flatMap(({ quotes }) => quotes.map(({ text }) => text)))
    }
    expect(quotesOf('+ Told it in one breath')).toEqual([['Told it in one breath'], []])
    expect(quotesOf('- Three beginnings')).toEqual([[], ['Three beginnings']])
    expect(quotesOf('−Three beginnings')).toEqual([[], ['Three beginnings']])
    expect(quotesOf('Three beginnings')).toEqual([[], ['Three beginnings']])
    expect(quotesOf('+')).toEqual([[], []])
  })

  it('says how each stands against the last session', () => {
    const last = session({ coach: { q1: { content: 3, brevity: 2 } } })
    const { strengths, practise } = findingsOf(one, last)
    expect(strengths[0]?.change).toBe(1.5)
    expect(practise[0]?.change).toBe(-0.5)
    expect(practise[1]?.change).toBeNull()
  })

  it('names answers that ran over where criteria leave room, from two on', () => {
    expect(practiseOf(61_000, 90_000, 60_000)).toEqual([
      { about: { type: 'time', overCount: 2, limitedCount: 3 }, mean: null, change: null, quotes: [] },
    ])
    expect(practiseOf(61_000, 60_000)).toEqual([])
  })

  it('never quotes a whisper, never twice, never more than three things, never one on both sides', () => {
    const anyMarks = fc.array(
      fc.record({
        id: fc.uuid(),
        sessionQuestionId: fc.option(fc.constantFrom('q1', 'q2', 'q3', 'q4')),
        atMs: fc.nat(100_000),
        kind: fc.constantFrom<FactMark['kind'][]>('mark', 'whisper', 'remark'),
        word: fc.constantFrom('', 'good', 'cliche'),
        detail: fc.string(),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(anyCriteria, anyScores, anyMarks, (criteria, scores, marks) => {
        const questions = ['q1', 'q2', 'q3', 'q4'].map((id) => ({
          id,
          questionRef: null,
          body: id,
          limitSeconds: null,
          spentMs: 1,
        }))
        const { strengths, practise } = findingsOf(session({ criteria, questions, scores, marks }), null)
        const all = [...strengths, ...practise]
        expect(strengths.length).toBeLessThanOrEqual(3)
        expect(practise.length).toBeLessThanOrEqual(3)
        const keys = all.map(({ about }) => JSON.stringify(about))
        expect(new Set(keys).size).toBe(keys.length)
        const quoted = all.flatMap(({ quotes }) => quotes.map(({ markId }) => markId))
        expect(new Set(quoted).size).toBe(quoted.length)
        const whispers = new Set(marks.filter(({ kind }) => kind === 'whisper').map(({ id }) => id))
        expect(quoted.filter((id) => whispers.has(id))).toEqual([])
      }),
    )
  })

  it('lets through only the kinds that are named, also where a new kind comes', () => {
    const strange = { ...mark({ id: 'x' }), kind: 'thought' as FactMark['kind'] }
    const marks = [
      mark({ id: 'b', atMs: 2 }),
      strange,
      mark({ id: 'a', kind: 'remark' }),
      mark({ id: 'w', kind: 'whisper' }),
    ]
    expect(quotedMarks(marks).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(forClient(session({ marks })).marks.map(({ id }) => id)).toEqual(['a'])
  })
})

const asked = (number: number, score: number | null, days = number * 7, body = 'Your greatest weakness?') =>
  session({
    id: `s${number}`,
    number,
    on: addDays('2026-04-06', days),
    questions: [
      { id: `q${number}`, questionRef: 'greatest-weakness', body, limitSeconds: 120, spentMs: 1 },
      {
        id: `t${number}`,
        questionRef: null,
        body: 'Tell me about  yourself',
        limitSeconds: null,
        spentMs: 1,
      },
    ],
    scores:
      score === null
        ? []
        : [{ sessionQuestionId: `q${number}`, criterionRef: 'content', by: 'coach', score }],
  })

describe('questions that come back', () => {
  it('comes back in the next session, then in the second after, then in the fourth, and then no more', () => {
    const history = [asked(1, 2.8)]
    const due = (number: number, score: number) => {
      history.push(asked(number, score))
      return carriedQuestions(history)[0]
    }
    expect(carriedQuestions(history)).toEqual([
      {
        questionRef: 'greatest-weakness',
        body: 'Your greatest weakness?',
        limitSeconds: 120,
        carriedFromId: 'q1',
        mean: 2.8,
        sessionNumber: 1,
        on: '2026-04-13',
        dueSession: 2,
        dueOn: '2026-04-20',
      },
    ])
    expect(due(2, 4)?.dueSession).toBe(4)
    // It was left out of the third session, and stays due in the next one there is.
    history.push(asked(5, null))
    expect(carriedQuestions(history)[0]?.dueSession).toBe(6)
    history.pop()
    expect(due(4, 4)?.dueSession).toBe(8)
    expect(due(8, 5)).toBeUndefined()
    expect(due(9, 1)).toMatchObject({ dueSession: 10, mean: 1 })
  })

  it('is due when its session has come or its day has, and stays due while it is asked without a score', () => {
    const history = [asked(1, 2), asked(2, 5)]
    expect(questionsDue(history, '2026-04-21')).toEqual([])
    expect(questionsDue(history, addDays('2026-04-20', 28))).toHaveLength(1)
    expect(questionsDue([...history, asked(3, null)], '2026-04-28')).toHaveLength(1)
    expect(questionsDue([asked(1, 4.5)], '2027-01-01')).toEqual([])
    expect(questionsDue([], '2027-01-01')).toEqual([])
  })

  it('knows a typed question again by its words', () => {
    expect(questionKey({ questionRef: null, body: ' Tell me,  about yourself! ' })).toBe(
      questionKey({ questionRef: null, body: 'tell me about yourself' }),
    )
    expect(questionKey({ questionRef: null, body: 'a' })).not.toBe(
      questionKey({ questionRef: 'a', body: 'a' }),
    )
  })

  it('never forgets a weak last answer, and never carries what was always good', () => {
    const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(scores, (list) => {
        const history = list.map((score, at) => asked(at + 1, score))
        const carried = carriedQuestions(history)
        if ((list.at(-1) ?? 5) < 3.5) expect(carried[0]?.dueSession).toBe(list.length + 1)
        if (list.every((score) => score >= 3.5)) expect(carried).toEqual([])
        expect(carriedQuestions(history.toReversed())).toEqual(carried)
        for (const { dueSession } of carried) expect(dueSession).toBeGreaterThan(list.length)
      }),
    )
  })
})

const answer = (limitSeconds: number | null, spentMs: number) => ({
  id: 'q',
  questionRef: null,
  body: 'b',
  limitSeconds,
  spentMs,
})

describe('answer times', () => {
  it('stand against their limits, without what nobody came to', () => {
    const times = answerTimes([answer(60, 61_500), answer(60, 60_000), answer(null, 5_000), answer(60, 0)])
    expect(times).toMatchObject({ totalMs: 126_500, overCount: 1, limitedCount: 2 })
    expect(times.answers.map(({ overMs }) => overMs)).toEqual([1_500, 0, 0])
  })

  it('read like a clock', () => {
    expect([0, 999, 65_000, 3_599_999, 3_725_000, -5].map(clockOf)).toEqual([
      '0:00',
      '0:00',
      '1:05',
      '59:59',
      '1:02:05',
      '0:00',
    ])
  })
})

const evenly = (score: number, count = 5): Rows =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, { content: score }]))

describe('progress and drift', () => {
  it('says how far self stands from coach, and nothing under five pairs', () => {
    expect(driftOf([session({ coach: evenly(3), self: evenly(4) })])).toEqual({
      pairs: 5,
      difference: 1,
      distance: 1,
    })
    expect(driftOf([session({ coach: evenly(3, 4), self: evenly(4) })])).toEqual({
      pairs: 4,
      difference: null,
      distance: null,
    })
    expect(driftFrom).toBe(5)
    const both = driftOf([
      session({ coach: evenly(3), self: evenly(5) }),
      session({ coach: evenly(4), self: evenly(2) }),
    ])
    expect(both).toEqual({ pairs: 10, difference: 0, distance: 2 })
  })

  it('turns its sign with the scorers, and its distance is never less than its difference', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
      minLength: driftFrom,
      maxLength: 20,
    })
    fc.assert(
      fc.property(pairs, (list) => {
        const side = (at: 0 | 1): Rows =>
          Object.fromEntries(list.map((pair, index) => [`q${index}`, { content: pair[at] }]))
        const there = driftOf([session({ coach: side(0), self: side(1) })])
        const back = driftOf([session({ coach: side(1), self: side(0) })])
        expect(back.difference).toBeCloseTo(-(there.difference ?? Number.NaN), 9)
        expect((there.distance ?? 0) + 1e-9).toBeGreaterThanOrEqual(Math.abs(there.difference ?? 0))
      }),
    )
  })

  it('puts the sessions in their order with a gap where a criterion was not scored', () => {
    const second = session({ id: 's2', number: 2, on: '2026-04-20', coach: evenly(4) })
    const first = session({ coach: { q1: { content: 2, structure: 3 } } })
    const { points, criteria } = progressOf([second, first])
    expect(points.map(({ sessionId, coach, self }) => [sessionId, coach, self])).toEqual([
      ['s1', 2.5, null],
      ['s2', 4, null],
    ])
    expect(criteria.find(({ name }) => name === 'structure')?.means).toEqual([3, null])
  })
})

describe('drawings', () => {
  it('keep a radar within its circle, the first axis up', () => {
    expect(onAxis(0, 6, 1, 100).y).toBeCloseTo(-100, 9)
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 16 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (axes, share) => {
          for (let axis = 0; axis < axes; axis += 1) {
            const { x, y } = onAxis(axis, axes, share, 80)
            expect(Math.hypot(x, y)).toBeCloseTo(80 * share, 6)
          }
        },
      ),
    )
    expect([0, 1, 2, 3].map((axis) => labelSide(axis, 4))).toEqual(['middle', 'start', 'middle', 'end'])
  })

  it('write shapes and lines with gaps', () => {
    expect(
      closedPath([
        { x: 0, y: 0 },
        { x: 1.005, y: 2 },
      ]),
    ).toBe('M0 0L1 2Z')
    expect(closedPath([{ x: 0, y: 0 }])).toBe('')
    expect(openPath([{ x: 0, y: 1 }, { x: 1, y: 1 }, null, { x: 3, y: 1 }])).toBe('M0 1L1 1M3 1')
  })

  it('mark time at whole steps that cover the longest, few enough to read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 3_600_000 }), (longest) => {
        const ticks = timeTicks(longest)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(longest)
        expect(ticks.length).toBeLessThanOrEqual(8)
      }),
    )
    expect(timeTicks(150_000)).toEqual([0, 30_000, 60_000, 90_000, 120_000, 150_000])
  })

  it('keep things that lie close in rows of their own', () => {
    const places = fc.array(fc.nat(1_000), { maxLength: 60 }).map((list) => list.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(places, (list) => {
        const rows = rowsOf(list, 40)
        for (const [at, place] of list.entries())
          for (const [earlier, other] of list.slice(0, at).entries())
            if (rows[earlier] === rows[at]) expect(place - other).toBeGreaterThanOrEqual(40)
      }),
    )
    expect([-1, 3, 9].map((value) => onScale(value, [1, 5], 100))).toEqual([0, 50, 100])
  })
})
