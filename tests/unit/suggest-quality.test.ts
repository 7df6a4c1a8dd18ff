import type { Case } from '@shared/case-file'
import { findConcepts } from '@shared/suggest/lexicon'
import { buildLikeness, featuresOf, likenesses } from '@shared/suggest/likeness'
import { tokenise } from '@shared/suggest/tokens'
import { describe, expect, it } from 'vitest'
import { measure, readBuiltInTopics, readCases } from '../support/suggest-topics'

const topics = readBuiltInTopics()
const publicQuestions = readCases('tests/fixtures/questions.jsonl', 'jsonl')
const ownQuestions = readCases('tests/fixtures/questions-own.jsonl', 'jsonl')
const situations = readCases('resources/demo/cases.yaml', 'yaml')

// Floors lie below what was measured, so that a change of wording passes and a change for the worse does not.
describe('ranking', () => {
  it('finds the advice for the public questions', () => {
    const figures = measure(publicQuestions, topics)
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.8)
    expect(figures.hitThree).toBeGreaterThanOrEqual(0.93)
    expect(figures.noneFound).toBeGreaterThanOrEqual(0.66)
    expect(figures.falseNone).toBeLessThanOrEqual(0.05)
  })

  it('finds the advice for the demo situations, on few words and many facts', () => {
    const figures = measure(situations, topics)
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.75)
    expect(figures.hitThree).toBeGreaterThanOrEqual(0.93)
  })

  it.each(['tuned', 'seen', 'kept'])('finds the advice for the own questions (%s)', (part) => {
    const figures = measure(
      ownQuestions.filter((each) => each.part === part),
      topics,
    )
    expect(figures.rankOne).toBeGreaterThanOrEqual(0.8)
    expect(figures.hitThree).toBeGreaterThanOrEqual(0.92)
    expect(figures.noneFound).toBeGreaterThanOrEqual(0.7)
    expect(figures.falseNone).toBeLessThanOrEqual(0.05)
  })

  it('does better than always giving the same three pieces of advice', () => {
    const labelled = publicQuestions.filter((each) => each.none !== true)
    const fixed = ['written-offer-only', 'is-this-a-brush-off', 'two-employers-leverage']
    const hits = labelled.filter((each: Case) => each.accept_first?.some((topic) => fixed.includes(topic)))
    expect(measure(publicQuestions, topics).hitThree).toBeGreaterThan(hits.length / labelled.length + 0.3)
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
