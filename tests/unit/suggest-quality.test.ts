import { factsFromCase } from '@shared/case-facts'
import type { Case } from '@shared/case-file'
import { findConcepts } from '@shared/suggest/lexicon'
import { buildLikeness, featuresOf, likenesses } from '@shared/suggest/likeness'
import { prepareTopics, suggest } from '@shared/suggest/suggest'
import { tokenise } from '@shared/suggest/tokens'
import { topicFrom } from '@shared/suggest/topics'
import { describe, expect, it } from 'vitest'
import { catalogueOf, measure, readBuiltInTopics, readCases } from '../support/suggest-topics'

const topics = readBuiltInTopics()
const catalogue = catalogueOf(topics)
const publicQuestions = readCases('tests/fixtures/questions.jsonl', 'jsonl')
const ownQuestions = readCases('tests/fixtures/questions-own.jsonl', 'jsonl')
const freshQuestions = readCases('tests/fixtures/questions-fresh.jsonl', 'jsonl')
const situations = readCases('resources/demo/cases.yaml', 'yaml')

// Floors lie below what was measured, so that a change of wording passes and a change for the worse does not.
describe('ranking', () => {
  it('finds the advice for the public questions', () => {
    const figures = measure(publicQuestions, catalogue)
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.8)
    expect(figures.hitThree).toBeGreaterThanOrEqual(0.93)
    expect(figures.noneFound).toBeGreaterThanOrEqual(0.66)
    expect(figures.falseNone).toBeLessThanOrEqual(0.05)
  })

  it('finds the advice for the demo situations, on few words and many facts', () => {
    const figures = measure(situations, catalogue)
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.75)
    expect(figures.hitThree).toBeGreaterThanOrEqual(0.93)
  })

  it.each(['tuned', 'seen', 'kept'])('finds the advice for the own questions (%s)', (part) => {
    const figures = measure(
      ownQuestions.filter((each) => each.part === part),
      catalogue,
    )
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.8)
    expect(figures.hitThree).toBeGreaterThanOrEqual(0.92)
    expect(figures.noneFound).toBeGreaterThanOrEqual(0.7)
    expect(figures.falseNone).toBeLessThanOrEqual(0.05)
  })

  // Written and judged before the cues were looked at. Measured at the first run, rank one and hit in three, none found, none
  // wrongly: `first` 0.88, 0.96, 0.88, 0; then language was widened for it, and `second`, untouched until then, had 0.81,
  // 0.94, 0.73, 0. What the catalogue lacks counts as none here.
  it.each(['first', 'second'])('finds the advice for questions that were written apart (%s)', (part) => {
    const figures = measure(
      freshQuestions.filter((each) => each.part === part),
      catalogue,
    )
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.75)
    expect(figures.hitThree).toBeGreaterThanOrEqual(0.9)
    expect(figures.noneFound).toBeGreaterThanOrEqual(0.7)
    expect(figures.falseNone).toBeLessThanOrEqual(0.05)
  })

  it('answers what the catalogue lacks from coaching practice', () => {
    const answered = freshQuestions
      .filter(({ accept_first: first = [] }) => (first ?? []).length > 0)
      .map((each) => ({ ...each, none: false }))
    const lacking = answered.filter(({ accept_first: first }) =>
      first?.some((id) => topics.find((topic) => topic.id === id)?.source.includes('practice')),
    )
    expect(lacking.length).toBeGreaterThanOrEqual(10)
    const figures = measure(lacking, { topics, leftOut: [] })
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.8)
    expect(figures.falseNone).toBeLessThanOrEqual(0.1)
    expect(measure(answered, { topics, leftOut: [] }).hitThree).toBeGreaterThanOrEqual(0.9)
  })

  it('takes at most 15 ms a question, with 300 own pieces too', () => {
    const own = Array.from({ length: 300 }, (_, at) =>
      topicFrom({
        id: `own-${at}`,
        isOwn: true,
        title: `Own piece ${at} about relocation`,
        when: 'The client has to move house',
        asks: [`Would moving to town number ${at} be worth it for this employer?`],
      }),
    )
    const all = [...topics, ...own]
    expect([...prepareTopics({ topics: all })].length).toBeGreaterThan(all.length)
    const cases = [...publicQuestions, ...freshQuestions]
    const started = performance.now()
    for (const each of cases)
      suggest({ question: each.question ?? '', facts: factsFromCase(each), topics: all })
    // Other programs run beside the tests, so twice the aim is the floor here; the bench measures the aim itself.
    expect((performance.now() - started) / cases.length).toBeLessThanOrEqual(30)
  })

  it('does better than always giving the same three pieces of advice', () => {
    const labelled = publicQuestions.filter((each) => each.none !== true)
    const fixed = ['written-offer-only', 'is-this-a-brush-off', 'two-employers-leverage']
    const hits = labelled.filter((each: Case) => each.accept_first?.some((topic) => fixed.includes(topic)))
    expect(measure(publicQuestions, catalogue).hitThree).toBeGreaterThan(hits.length / labelled.length + 0.3)
  })
})

describe('example questions', () => {
  it('point to their own topic when they are left out of the learning (five folds)', () => {
    const folds = 5
    const all = topics.flatMap((topic) => topic.asks.map((ask) => ({ id: topic.id, ask })))
    let first = 0
    let three = 0
    for (let fold = 0; fold < folds; fold += 1) {
      const learned = all.filter((_, at) => at % folds !== fold)
      const model = buildLikeness(
        topics.map(({ id }) => ({
          id,
          asks: learned.filter((each) => each.id === id).map((each) => each.ask),
        })),
      )
      for (const { id, ask } of all.filter((_, at) => at % folds === fold)) {
        const tokens = tokenise(ask)
        const scores = [...likenesses(model, featuresOf(tokens, findConcepts(tokens)))]
        const rank = scores
          .toSorted((left, right) => right[1].value - left[1].value)
          .findIndex(([each]) => each === id)
        if (rank === 0) first += 1
        if (rank < 3) three += 1
      }
    }
    expect(first / all.length).toBeGreaterThanOrEqual(0.45)
    expect(three / all.length).toBeGreaterThanOrEqual(0.65)
  })
})
