import { addDays, addWorkingDays } from '@shared/dates'
import {
  builtInRule,
  type RuleOverride,
  type RuleSetName,
  ruleFor,
  situations,
} from '@shared/follow-up-rules'
import type { ClockRules, NextStep, NextStepFacts, StepDecision } from '@shared/next-step'
import { nextStepOf } from '@shared/next-step'
import { type StandingRecords, standingsOn } from '@shared/standing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

// A Friday.
const today = '2026-05-15'
const ago = (days: number) => addDays(today, -days)
const holidays: ReadonlySet<string> = new Set()

type Given = { readonly overrides?: RuleOverride[]; readonly decisions?: Record<string, StepDecision> }

const rulesOf = (ruleSet: RuleSetName, { overrides = [], decisions = {} }: Given = {}): ClockRules => ({
  holidays,
  ruleFor: (situation, stage) => ruleFor(situation, { ruleSet, clientId: 'c', stage }, overrides),
  decisionOn: (stepKey) => decisions[stepKey] ?? null,
})

const nothing: NextStepFacts = {
  today,
  openQuestionOn: null,
  hasEnding: false,
  stage: null,
  stageOn: null,
  heldRound: null,
  nextRound: null,
  promise: null,
  messages: [],
}
const step = (facts: Partial<NextStepFacts>, ruleSet: RuleSetName = 'patience', given?: Given): NextStep =>
  nextStepOf({ ...nothing, ...facts }, rulesOf(ruleSet, given))
const checkIn = (sentOn: string) => ({ direction: 'out', kind: 'check_in', sentOn }) as const
const word = (sentOn: string) => ({ direction: 'in', kind: 'answer', sentOn }) as const
const held = (stageOn: string) => ({ stage: 'first', stageOn }) as const

describe.each(['patience', 'initiative'] as const)('the rule set of %s', (ruleSet) => {
  const dueAfter = (situation: (typeof situations)[number], since: string) => {
    const { days, dayKind } = builtInRule(ruleSet, situation)
    return dayKind === 'working' ? addWorkingDays(since, days) : addDays(since, days)
  }

  it.each([
    ['applied', { stage: 'applied', stageOn: ago(3) }, ago(3)],
    ['no_date', held(ago(9)), ago(9)],
    ['background_check', { stage: 'background_check', stageOn: ago(4) }, ago(4)],
    ['start_date', { stage: 'offer', stageOn: ago(2) }, ago(2)],
    ['promise_passed', { ...held(ago(20)), promise: { id: 'p', to: ago(1) } }, ago(1)],
    ['second', { ...held(ago(60)), messages: [checkIn(ago(6))] }, ago(6)],
    ['last', { ...held(ago(60)), messages: [checkIn(ago(30)), checkIn(ago(6))] }, ago(6)],
    ['let_go', { ...held(ago(60)), messages: [checkIn(ago(40)), checkIn(ago(20)), checkIn(ago(6))] }, ago(6)],
    ['let_go', { stage: 'applied', stageOn: ago(20), messages: [checkIn(ago(5))] }, ago(5)],
  ] as const)('counts %s from the day it hangs on', (situation, facts, since) => {
    const found = step(facts, ruleSet)
    expect(found).toMatchObject({
      kind: situation === 'let_go' ? 'let_go' : 'check_in',
      rule: situation,
      ruleSet,
      ruleDays: builtInRule(ruleSet, situation).days,
      since,
      dueOn: dueAfter(situation, since),
    })
    // What has fallen due is to be done today.
    expect(found.on).toBe((found.dueOn ?? '') > today ? found.dueOn : today)
  })

  it('reminds of the thank-you for five days, until it is sent', () => {
    const after = (days: number, messages: NextStepFacts['messages'] = []) =>
      step({ ...held(ago(days)), heldRound: { id: 'r', on: ago(days) }, messages }, ruleSet).kind
    expect([0, 1, 5, 6].map((days) => after(days))).toEqual([
      'thank_you',
      'thank_you',
      'thank_you',
      'check_in',
    ])
    expect(after(2, [{ direction: 'out', kind: 'thank_you', sentOn: ago(1) }])).toBe('check_in')
    // One that belonged to an earlier round does not count.
    expect(after(2, [{ direction: 'out', kind: 'thank_you', sentOn: ago(9) }])).toBe('thank_you')
  })
})

describe('the order of steps', () => {
  const everything = {
    ...held(ago(2)),
    heldRound: { id: 'r', on: ago(2) },
    nextRound: { on: addDays(today, 3), stage: 'second' },
    promise: { id: 'p', to: addDays(today, 4) },
  } as const

  it('answers a question first, even of a process that has ended', () => {
    const asked = { ...everything, openQuestionOn: ago(1) }
    expect(step(asked)).toMatchObject({ kind: 'answer', on: today, dueOn: ago(1) })
    expect(step({ ...asked, hasEnding: true }).kind).toBe('answer')
  })

  it('then thanks, then looks to the round ahead, then waits for the promised day', () => {
    expect(step(everything).kind).toBe('thank_you')
    expect(step({ ...everything, heldRound: null }).kind).toBe('interview')
    const waiting = step({ ...everything, heldRound: null, nextRound: null })
    expect(waiting).toMatchObject({ kind: 'wait', on: addDays(today, 4), dueOn: null, stepKey: null })
    expect(step({ ...held(ago(9)), promise: { id: 'p', to: today } }).kind).toBe('wait')
  })

  it('ends with the process, and says nothing where there is nothing yet', () => {
    expect(step({ ...everything, hasEnding: true })).toMatchObject({ kind: 'none', rule: 'ended' })
    expect(step({})).toMatchObject({ kind: 'none', rule: 'nothing_yet' })
  })

  it('starts the clock anew at word from the employer after a broken promise', () => {
    const broken = { ...held(ago(30)), promise: { id: 'p', to: ago(10) } }
    expect(step({ ...broken, messages: [word(ago(11))] }).rule).toBe('promise_passed')
    expect(step({ ...broken, messages: [word(ago(5))] })).toMatchObject({ rule: 'no_date', since: ago(5) })
    // A check-in from before that word belongs to the promise, one after it to the new wait.
    expect(step({ ...broken, messages: [checkIn(ago(8)), word(ago(5))] }).rule).toBe('no_date')
    expect(step({ ...broken, messages: [checkIn(ago(8)), word(ago(5)), checkIn(ago(2))] })).toMatchObject({
      rule: 'second',
      since: ago(2),
    })
  })
})

describe('what the coach decides', () => {
  const facts = held(ago(30))
  const stepKey = `no_date:${ago(30)}`

  it('holds until the day it was put off to, and not longer', () => {
    const untilOn = addDays(today, 3)
    const on = (day: string) =>
      step({ ...facts, today: day }, 'patience', { decisions: { [stepKey]: { kind: 'snooze', untilOn } } })
    expect(on(today)).toMatchObject({ stepKey, dueOn: untilOn, on: untilOn })
    expect(on(untilOn)).toMatchObject({ dueOn: untilOn, on: untilOn })
    expect(on(addDays(untilOn, 4))).toMatchObject({ dueOn: untilOn, on: addDays(untilOn, 4) })
    // Put off to a day before it falls due, it falls due as its rule says.
    const early = { [stepKey]: { kind: 'snooze', untilOn: ago(20) } } as const
    expect(step(facts, 'patience', { decisions: early }).dueOn).toBe(ago(9))
  })

  it('is set aside until something new happens', () => {
    const decisions = { [stepKey]: { kind: 'dismiss', untilOn: null } } as const
    const after = (messages: NextStepFacts['messages'], more: Partial<NextStepFacts> = {}) =>
      step({ ...facts, ...more, messages }, 'patience', { decisions }).kind
    expect(after([])).toBe('none')
    expect(after([], { today: addDays(today, 400) })).toBe('none')
    expect(after([word(ago(1))])).toBe('check_in')
    expect(after([checkIn(ago(1))])).toBe('check_in')
    expect(after([], held(ago(1)))).toBe('check_in')
    expect(after([], { promise: { id: 'p', to: ago(2) } })).toBe('check_in')
  })

  it('sets a thank-you aside without touching what comes behind it', () => {
    const thanks = { ...held(ago(2)), heldRound: { id: 'r', on: ago(2) } }
    const decisions = { 'thank_you:r': { kind: 'dismiss', untilOn: null } } as const
    expect(step(thanks, 'patience', { decisions }).rule).toBe('no_date')
  })

  it.each(situations)('can switch off %s, and the others stay on', (situation) => {
    const off = { ...builtInRule('patience', situation), isOn: false, id: 'o', stage: null, clientId: null }
    const cases = {
      thank_you: { ...held(ago(2)), heldRound: { id: 'r', on: ago(2) } },
      applied: { stage: 'applied', stageOn: ago(9) },
      promise_passed: { ...held(ago(20)), promise: { id: 'p', to: ago(5) } },
      no_date: held(ago(30)),
      background_check: { stage: 'background_check', stageOn: ago(30) },
      start_date: { stage: 'offer', stageOn: ago(30) },
      second: { ...held(ago(60)), messages: [checkIn(ago(30))] },
      last: { ...held(ago(90)), messages: [checkIn(ago(60)), checkIn(ago(30))] },
      let_go: { stage: 'applied', stageOn: ago(60), messages: [checkIn(ago(30))] },
    } as const
    for (const [name, one] of Object.entries(cases)) {
      const found = step(one, 'patience', { overrides: [off] }).rule
      if (name !== situation) expect(found).toBe(name)
      else expect(found).toBe(name === 'thank_you' ? 'no_date' : 'switched_off')
    }
  })
})

const dayAround = fc.integer({ min: -900, max: 300 }).map((days) => addDays(today, days))
const message = fc.record({
  opportunityId: fc.constant('o'),
  direction: fc.constantFrom('in' as const, 'out' as const),
  kind: fc.constantFrom('thank_you' as const, 'check_in' as const, 'answer' as const, 'other' as const),
  sentOn: dayAround,
})
const records: fc.Arbitrary<StandingRecords> = fc
  .record({
    rounds: fc.array(dayAround, { maxLength: 3 }),
    events: fc.array(dayAround, { maxLength: 2 }),
    promises: fc.array(dayAround, { maxLength: 2 }),
    messages: fc.array(message, { maxLength: 5 }),
  })
  .map(({ rounds, events, promises, messages }) => ({
    opportunities: [{ id: 'o' }],
    rounds: rounds
      .toSorted()
      .map((heldOn, index) => ({ id: `r${index}`, opportunityId: 'o', stage: 'first', heldOn })),
    events: events.toSorted().map((happenedOn) => ({ opportunityId: 'o', kind: 'applied', happenedOn })),
    endings: [],
    promises: promises.toSorted().map((saidOn, index) => ({
      id: `p${index}`,
      opportunityId: 'o',
      saidOn,
      promisedFrom: saidOn,
      promisedTo: addDays(saidOn, 7),
      settledOn: null,
    })),
    messages: messages.toSorted((a, b) => (a.sentOn < b.sentOn ? -1 : 1)),
    questions: [],
  }))
/** Where a clock may jump: back ten years and a day, on a day, past the end of 32-bit time. */
const jumps = [addDays(today, -3653), ago(1), today, addDays(today, 1), '2038-01-20', '2028-02-29']

describe('any history under any clock', () => {
  it('never counts a negative number of days, and nothing falls due before the day it hangs on', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...jumps), fc.boolean(), (history, on, isPatient) => {
        const rules = rulesOf(isPatient ? 'patience' : 'initiative')
        const wrong = standingsOn(history, on, () => rules).filter(
          ({ followUp, contactOn, stageOn, changesOn }) =>
            [followUp.since, contactOn, stageOn].some((day) => day !== null && day > on) ||
            (followUp.dueOn !== null && followUp.dueOn < (followUp.since ?? '')) ||
            (followUp.on !== null && followUp.on < on) ||
            (changesOn !== null && changesOn <= on),
        )
        expect(wrong).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('says the same on every day until the day it announces', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 400 }), (history, days) => {
        const rules = rulesOf('patience')
        const settled = (on: string) =>
          standingsOn(history, on, () => rules).map(({ followUp, contactOn, stage }) => {
            const { kind, rule, since, dueOn, stepKey } = followUp
            return { kind, rule, since, dueOn, stepKey, contactOn, stage }
          })
        const changesOn = standingsOn(history, today, () => rules)[0]?.changesOn ?? null
        const on = addDays(today, days)
        const lastQuiet = changesOn === null || on < changesOn ? on : addDays(changesOn, -1)
        expect(settled(lastQuiet)).toEqual(settled(today))
      }),
      { numRuns: 500 },
    )
  })

  it('reminds once of each thing: set aside whenever it comes up, no step comes up again', () => {
    fc.assert(
      fc.property(records, (history) => {
        const decisions: Record<string, StepDecision> = {}
        const seen: string[] = []
        const rules = rulesOf('patience', { decisions })
        for (let on = ago(900); on <= addDays(today, 400); on = addDays(on, 1)) {
          const [standing] = standingsOn(history, on, () => rules)
          const { stepKey = null, dueOn = null, kind } = standing?.followUp ?? {}
          if (stepKey === null || dueOn === null || dueOn > on || kind === 'none') continue
          seen.push(stepKey)
          decisions[stepKey] = { kind: 'dismiss', untilOn: null }
        }
        expect(seen).toEqual([...new Set(seen)])
      }),
      { numRuns: 15 },
    )
  })
})
