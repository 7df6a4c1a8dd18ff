import { questionThemes, roleFamilies } from '@shared/question-bank'
import { roundStages } from '@shared/stages'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { builtInTemplates } from '../../src/main/advice/built-in-templates'
import { builtInBank, checkBankFile } from '../../src/main/question-bank/built-in-bank'

const { question: questions, criterion: criteria, cliche: cliches } = builtInBank()
const prose = ['probes', 'strongAnswer', 'weakAnswer'] as const

const count = (has: (text: (typeof questions)[number]['text']) => boolean): number =>
  questions.filter(({ text }) => has(text)).length

/** Reads a file with this one question. */
const file = (text: string) => () => checkBankFile('a.yaml', parse(`questions:\n  - ${text}`))

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])

/** How much of the words of two texts is the same, 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  const both = [...a].filter((word) => b.has(word)).length
  return both / (a.size + b.size - both)
}

/** Pairs of texts that are more alike than they may be. */
function tooAlike(texts: readonly string[], limit: number): string[] {
  return texts.flatMap((one, index) =>
    texts.slice(0, index).flatMap((other) => (likeness(one, other) > limit ? [`${other} / ${one}`] : [])),
  )
}

describe('the built-in questions', () => {
  it('are at least 130, under names of their own', () => {
    expect(questions.length).toBeGreaterThanOrEqual(130)
    expect(new Set(questions.map(({ ref }) => ref)).size).toBe(questions.length)
  })

  it('go round all themes, kinds of work and stages', () => {
    for (const theme of questionThemes)
      expect(
        count((one) => one.theme === theme),
        theme,
      ).toBeGreaterThan(2)
    for (const family of roleFamilies)
      expect(
        count((one) => one.roleFamily === family),
        family,
      ).toBeGreaterThan(2)
    for (const stage of roundStages)
      expect(
        count((one) => one.stages.includes(stage)),
        stage,
      ).toBeGreaterThan(3)
  })

  it('tie to advice that there is', () => {
    const topics = new Set(builtInTemplates().map(({ id }) => id))
    for (const { ref, text } of questions) expect(topics, ref).toContain(text.topicId)
  })

  it('say enough and not too much', () => {
    for (const { ref, text } of questions) {
      expect(text.body.length, ref).toBeGreaterThan(15)
      expect(text.body.length, ref).toBeLessThanOrEqual(140)
      expect(text.body, ref).toMatch(/[.?!]$/)
      for (const field of prose) {
        expect(text[field].length, `${ref} ${field}`).toBeGreaterThanOrEqual(40)
        expect(text[field].length, `${ref} ${field}`).toBeLessThanOrEqual(320)
        expect(text[field], `${ref} ${field}`).toMatch(/[.?!]”?$/)
      }
      expect(text.strongAnswer.length, ref).toBeGreaterThan(70)
      for (const followUp of text.followUps) expect(followUp, ref).toMatch(/[.?!]$/)
      expect(new Set(text.followUps).size, ref).toBe(text.followUps.length)
    }
  })

  it('are each asked once, with follow-ups and answers of their own', () => {
    expect(
      tooAlike(
        questions.map(({ text }) => text.body),
        0.6,
      ),
    ).toEqual([])
    for (const field of prose)
      expect(
        tooAlike(
          questions.map(({ text }) => text[field]),
          0.45,
        ),
      ).toEqual([])
    const followUps = questions.flatMap(({ text }) => text.followUps)
    expect(followUps.filter((one, index) => followUps.indexOf(one) !== index)).toEqual([])
  })

  it('never praise in a strong answer what the list of worn-out phrases flags', () => {
    const phrases = cliches.flatMap(({ text }) => text.phrase.split(' / '))
    for (const { ref, text } of questions)
      for (const phrase of phrases) expect(text.strongAnswer.toLowerCase(), ref).not.toContain(phrase)
  })

  it('are refused by the schema when a field is missing or made up', () => {
    const whole = `{ id: a, body: Why?, theme: gap, probes: p, followUps: [x, y], strongAnswer: s, weakAnswer: w, topicId: t }`
    expect(file(whole)).not.toThrow()
    for (const part of ['body: Why?,', 'probes: p,', 'followUps: [x, y],', 'weakAnswer: w,', ', topicId: t'])
      expect(file(whole.replace(part, '')), part).toThrow('a.yaml')
    expect(file(whole.replace('gap', 'gaps'))).toThrow('theme')
    expect(file(whole.replace('id: a', 'id: a, mood: b'))).toThrow('mood')
    expect(file(whole.replace('[x, y]', '[x]'))).toThrow('followUps')
  })
})

describe('the built-in criteria', () => {
  it('have twelve names and five different anchors each', () => {
    expect(criteria.map(({ ref }) => ref)).toEqual([
      'content',
      'preparedness',
      'fit',
      'team',
      'positivity',
      'motivation',
      'disclosure',
      'timing',
      'talking-shop',
      'structure',
      'brevity',
      'delivery',
    ])
    expect(
      tooAlike(
        criteria.flatMap(({ text }) => text.anchors),
        0.5,
      ),
    ).toEqual([])
    for (const { ref, text } of criteria)
      for (const anchor of text.anchors) expect(anchor.length, ref).toBeGreaterThan(10)
  })
})

describe('the built-in worn-out phrases', () => {
  it('each say what to do instead, and none is listed twice', () => {
    const phrases = cliches.flatMap(({ text }) => text.phrase.split(' / '))
    expect(new Set(phrases).size).toBe(phrases.length)
    expect(phrases).toEqual(expect.arrayContaining(['perfectionist', 'work too hard']))
    for (const { ref, text } of cliches) expect(text.advice.length, ref).toBeGreaterThan(10)
  })
})
