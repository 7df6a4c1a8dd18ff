import { describe, expect, it } from 'vitest'
import {
  aimsOf,
  type Bank,
  draftCriteria,
  firstAim,
  firstCriteria,
  planned,
  plannedAgain,
  plannedSet,
  withAdded,
  withMoved,
} from '../../src/renderer/mock-sessions/session-plan'

const known = (ref: string) => ({
  ref,
  body: `The words of ${ref}?`,
  strongAnswer: `strong ${ref}`,
  probes: 'why it is asked',
  followUps: ['And then?', 'Since when?'],
})
const criterion = (ref: string, weight: number, isRetired = false) => ({
  ref,
  name: ref,
  weight,
  isRetired,
  anchors: ['1', '2', '3', '4', '5'],
})
const bank = {
  questions: ['greatest-weakness', 'why-us', 'a-failure'].map(known),
  criteria: [
    criterion('content', 5),
    criterion('structure', 1),
    criterion('fit', 4),
    criterion('team', 4),
    criterion('delivery', 2),
    criterion('brevity', 3),
    criterion('charm', 5, true),
  ],
  sets: [],
} as unknown as Bank

const keys = () => {
  let count = 0
  return () => {
    count += 1
    return `key ${count}`
  }
}

describe('the plan of a session', () => {
  it('freezes what the bank knows of a question', () => {
    expect(planned({ questionRef: 'why-us', body: 'Why us?' }, bank, 'k')).toEqual({
      key: 'k',
      questionRef: 'why-us',
      body: 'Why us?',
      listenFor: 'strong why-us',
      followUps: 'And then?\nSince when?',
      limitSeconds: null,
      criteria: null,
      carriedFromId: null,
    })
    expect(planned({ questionRef: null, body: 'Own?' }, bank, 'k')).toMatchObject({
      listenFor: '',
      followUps: '',
    })
  })

  it('asks no question of the bank twice, and own words as often as they are typed', () => {
    const newKey = keys()
    const set = plannedSet(
      [
        { questionRef: 'why-us', body: 'Why us?', limitSeconds: 90, criteria: ['fit'] },
        { questionRef: null, body: 'Own?', limitSeconds: null, criteria: [] },
      ],
      bank,
      newKey,
    )
    const again = plannedAgain(
      [{ questionRef: 'why-us', body: 'Why us?', limitSeconds: 60, carriedFromId: 'q1' }] as never,
      bank,
      newKey,
    )
    const plan = withAdded(withAdded(withAdded([], set), again), set)
    expect(plan.map(({ body, limitSeconds, criteria }) => [body, limitSeconds, criteria])).toEqual([
      ['Why us?', 90, ['fit']],
      ['Own?', null, null],
      ['Own?', null, null],
    ])
    expect(withAdded([], again)[0]).toMatchObject({ carriedFromId: 'q1', limitSeconds: 60 })
  })

  it('moves a line, and at the ends leaves it', () => {
    const plan = ['a', 'b', 'c'].map((key) => planned({ questionRef: null, body: key }, bank, key))
    const order = (moved: typeof plan) => moved.map(({ key }) => key).join('')
    expect(order([...withMoved(plan, 'c', -1)])).toBe('acb')
    expect(order([...withMoved(plan, 'a', 1)])).toBe('bac')
    expect(order([...withMoved(plan, 'a', -1)])).toBe('abc')
    expect(order([...withMoved(plan, 'c', 1)])).toBe('abc')
  })

  it('begins with the criteria that the questions ask for, else with those that count most', () => {
    expect(firstCriteria([], bank.criteria)).toEqual(['content', 'fit', 'team', 'delivery', 'brevity'])
    const plan = [
      planned({ questionRef: null, body: 'a', criteria: ['team', 'structure'] }, bank, 'a'),
      planned({ questionRef: null, body: 'b' }, bank, 'b'),
    ]
    expect(firstCriteria(plan, bank.criteria)).toEqual(['structure', 'team'])
    expect(draftCriteria(['team'], bank.criteria)).toEqual([
      { criterionRef: 'team', name: 'team', weight: 4, anchors: ['1', '2', '3', '4', '5'] },
    ])
  })
})

describe('what a session prepares for', () => {
  const history = {
    today: '2026-05-15',
    standings: [
      { opportunityId: 'o1', ending: null },
      { opportunityId: 'o2', ending: 'rejected' },
      { opportunityId: 'o3', ending: null },
    ],
    rounds: [
      { id: 'past', opportunityId: 'o1', heldOn: '2026-05-14', startTime: null },
      { id: 'far', opportunityId: 'o1', heldOn: '2026-06-01', startTime: null },
      { id: 'today', opportunityId: 'o3', heldOn: '2026-05-15', startTime: '10:00' },
      { id: 'over', opportunityId: 'o2', heldOn: '2026-05-20', startTime: null },
    ],
  } as unknown as Parameters<typeof aimsOf>[0]

  it('is the nearest round first, then what is open, then nothing in particular', () => {
    expect(aimsOf(history)).toEqual([
      { opportunityId: 'o3', roundId: 'today' },
      { opportunityId: 'o1', roundId: 'far' },
      { opportunityId: 'o1', roundId: null },
      { opportunityId: 'o3', roundId: null },
      { opportunityId: null, roundId: null },
    ])
  })

  it('is what was asked for, where that is there', () => {
    const aims = aimsOf(history)
    expect(firstAim(aims, { roundId: 'far' })).toEqual({ opportunityId: 'o1', roundId: 'far' })
    expect(firstAim(aims, { opportunityId: 'o1', roundId: null })).toEqual({
      opportunityId: 'o1',
      roundId: 'far',
    })
    expect(firstAim(aims, { roundId: 'gone' })).toEqual({ opportunityId: 'o3', roundId: 'today' })
    expect(firstAim([], {})).toEqual({ opportunityId: null, roundId: null })
  })
})
