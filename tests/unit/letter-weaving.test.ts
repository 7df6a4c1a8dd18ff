import { addTopicToDoc, composeLetter, type LetterTopic } from '@shared/compose-letter'
import { blockText } from '@shared/letter-blocks'
import { otherFormOf } from '@shared/letter-forms'
import type { LetterKind } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import { plainTextOf, type RichTextDoc } from '@shared/rich-text'
import { seenAfter, staleFacts } from '@shared/stale-facts'
import { describe, expect, it } from 'vitest'
import { fullFacts } from '../support/merge-facts'

const topic = (id: string, body: string, more: Partial<LetterTopic> = {}): LetterTopic => ({
  id,
  kind: 'reply',
  body,
  shortBody: `Short ${id}.`,
  subject: `About ${id}`,
  ...more,
})
const a = topic('a', 'First a.\n\n> Write this.\n\nLast a.', { frame: 'waits' })
const b = topic('b', 'First b.{{#if nextStep.on}} Then on {{nextStep.on}}.{{/if}}')
const c = topic('c', 'First c.{{#if nextStep.on}} Again on {{nextStep.on}}.{{/if}}')
const keep = topic('keep-searching', 'Keep on.')

const without = (...names: readonly string[]): MergeFacts =>
  new Map([...fullFacts].filter(([name]) => !names.includes(name)))
/** Somebody who waits: nothing ahead but the next check-in. */
const waiting = without('nextRound.on', 'thankYou.on', 'promise.to', 'promise.daysLate')

/** The same, with something due on the day of the letter. */
const dueToday = (name: string): MergeFacts =>
  new Map([...waiting, [name, fullFacts.get('today') ?? { value: '' }]])

function compose(
  topics: readonly LetterTopic[],
  facts: MergeFacts = waiting,
  kind: LetterKind = 'letter',
  turn = 0,
): RichTextDoc {
  const result = composeLetter({ topics, facts, kind, turn })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.doc
}

function add(doc: RichTextDoc, added: LetterTopic, others: readonly LetterTopic[], facts = waiting) {
  const result = addTopicToDoc({ doc, topic: added, facts, kind: 'letter', others })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.doc
}

const wordsOf = (doc: RichTextDoc, facts: MergeFacts = waiting): string => plainTextOf(doc, facts)
const count = (text: string, part: string): number => text.split(part).length - 1

const headings = (doc: RichTextDoc) => doc.content.filter(({ type }) => type === 'heading').map(blockText)

describe('a letter of several pieces of advice', () => {
  it('names the next step with its day before the closing advice, and ends warmly', () => {
    const lines = compose([a, keep]).content.map((block) =>
      plainTextOf({ type: 'doc', content: [block] }, waiting),
    )
    expect(lines.slice(-3)).toEqual([
      'If you hear nothing, let 19 May be the day for a short and friendly line to Halden Moor. Until then you have left nothing undone.',
      'Keep on.',
      'Write to me when there is news, and also when there is none and the waiting gets long.',
    ])
  })

  it('invents no day: without one on record there is no next step', () => {
    const text = wordsOf(compose([a], without('nextRound.on', 'thankYou.on', 'promise.to', 'nextStep.on')))
    expect(text).not.toMatch(/the day for a short/)
    expect(text).not.toMatch(/\d May/)
  })

  it('says a day once, whichever piece of advice says it', () => {
    expect(count(wordsOf(compose([b, c])), '19 May')).toBe(1)
    expect(count(wordsOf(compose([a, b, c, keep])), '19 May')).toBe(1)
  })

  it('names no later day where the advice is to act at once', () => {
    expect(wordsOf(compose([{ ...a, actsNow: true }]))).not.toContain('19 May')
  })

  it('calls a day today that is the letter’s own', () => {
    const today = String(fullFacts.get('today')?.value)
    const next = wordsOf(compose([a], dueToday('nextStep.on')), dueToday('nextStep.on'))
    expect(next).toContain('Today is a good day for a short and friendly line to Halden Moor.')
    const thanks = wordsOf(compose([a], dueToday('thankYou.on'), 'reply'), dueToday('thankYou.on'))
    expect(thanks).toContain('If you have not thanked them yet, do it today.')
    for (const text of [next, thanks]) expect(text).not.toContain(today)
  })

  it('says nothing of silence to somebody whom they have asked to come', () => {
    const asked = topic('asked', 'Nobody knows what this meeting brings.', { frame: 'meets' })
    const facts = without('nextRound.on', 'thankYou.on')
    for (const kind of ['letter', 'reply'] as const) {
      const text = wordsOf(compose([asked], facts, kind), facts)
      expect(text).not.toMatch(/hear nothing|come and gone|since anything moved|the waiting|of waiting/)
      expect(text).toMatch(/Halden Moor/)
    }
  })

  it('does not ask for word twice', () => {
    const asking = topic('asking', 'Send me the second list.')
    expect(
      wordsOf(compose([asking]))
        .split('\n')
        .at(-1),
    ).toBe('I am with you in this.')
  })

  it('ends differently from letter to letter', () => {
    const ends = [0, 1, 2].map((turn) =>
      wordsOf(compose([a], waiting, 'letter', turn))
        .split('\n')
        .at(-1),
    )
    expect(new Set(ends).size).toBe(3)
  })

  it('has headings from three pieces of advice on, over what comes next too; a short reply never has', () => {
    expect(headings(compose([a, b]))).toEqual([])
    expect(headings(compose([a, b, c, keep]))).toEqual(['About a', 'About b', 'About c', 'In the meantime'])
    expect(headings(compose([a, b, c], waiting, 'reply'))).toEqual([])
    expect(headings(add(compose([a, b]), c, [a, b]))).toEqual(['About a', 'About b', 'About c'])
  })
})

describe('advice that is added later', () => {
  const late = topic('late', '{{employer.name}} said {{promise.to}}.')

  it('does not repeat the first sentence: the letter opens with another', () => {
    const facts = without('nextRound.on', 'thankYou.on')
    const before = compose([a], facts)
    expect(wordsOf(before, facts)).toContain('Halden Moor was to answer you by 5 May')
    const after = wordsOf(add(before, late, [a], facts), facts)
    expect(count(after, '5 May')).toBe(1)
    expect(after).toContain('It is 20 days since anything moved')
  })

  it('leaves a first sentence alone that the coach wrote', () => {
    const { content } = compose([a])
    const own = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'My own words.' }] }
    const doc = { type: 'doc' as const, content: [...content.slice(0, 1), own, ...content.slice(2)] }
    expect(
      wordsOf(add(doc, b, [a]))
        .split('\n')
        .slice(0, 3),
    ).toEqual(['Dear Marie,', 'My own words.', 'First a.'])
  })

  it('makes the same letter as composing it at once', () => {
    expect(add(compose([a]), b, [a])).toEqual(compose([a, b]))
    expect(add(add(compose([a, keep]), b, [a, keep]), c, [a, keep, b])).toEqual(compose([a, b, c, keep]))
    expect(add(compose([]), a, [])).toEqual(compose([a]))
  })

  it('gives no ending back to a letter whose ending was taken out', () => {
    const { content } = compose([a])
    const doc = { type: 'doc' as const, content: content.slice(0, -2) }
    expect(
      wordsOf(add(doc, b, [a]))
        .split('\n')
        .at(-1),
    ).toBe('First b. Then on 19 May.')
  })
})

describe('a letter as another kind', () => {
  const letter = { kind: 'letter' as const, body: compose([a]), topics: ['a'] }
  const form = (input: Partial<Parameters<typeof otherFormOf>[0]>) => {
    const result = otherFormOf({
      letter,
      kind: 'reply',
      kept: null,
      topics: [a],
      facts: waiting,
      turn: 0,
      ...input,
    })
    if (!result.ok) throw new Error(JSON.stringify(result))
    return result.doc
  }

  it('is composed of the short texts the first time', () => {
    expect(form({})).toEqual(compose([a], waiting, 'reply'))
  })

  it('is as it was left the next time, with the advice added meanwhile', () => {
    const kept = { body: compose([a], waiting, 'reply'), topics: ['a'] }
    expect(form({ kept })).toBe(kept.body)
    expect(wordsOf(form({ kept, topics: [a, b] }))).toContain('Short b.')
  })

  it('without advice keeps the coach’s own words and greets as its kind does', () => {
    const own = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'My own words.' }] }
    const [greeting] = compose([]).content
    if (!greeting) throw new Error('no greeting')
    const doc = form({
      letter: { kind: 'letter', body: { type: 'doc', content: [greeting, own] }, topics: [] },
      topics: [],
    })
    expect(wordsOf(doc)).toBe('Hello Marie,\nMy own words.')
  })
})

const changed = (field: string, value: string): MergeFacts => new Map([...fullFacts, [field, { value }]])

describe('stale facts', () => {
  const doc = compose(
    [topic('t', '{{employer.name}} said {{promise.to}}, {{promise.daysLate}} ago.')],
    fullFacts,
  )
  const seen = seenAfter(doc, {}, fullFacts, () => true)

  it('are those the record says differently now', () => {
    expect(staleFacts(doc, seen, fullFacts)).toEqual([])
    expect(staleFacts(doc, seen, changed('promise.to', '20 May'))).toEqual([
      { field: 'promise.to', was: '5 May', now: '20 May' },
    ])
  })

  it('are not spans that grow by the passing of days, but are those that no longer hold', () => {
    expect(staleFacts(doc, seen, changed('promise.daysLate', '12 days'))).toEqual([])
    expect(staleFacts(doc, seen, without('promise.daysLate'))).toEqual([
      { field: 'promise.daysLate', was: '10 days', now: null },
    ])
  })

  it('stay stale over a save, and end with a look', () => {
    const facts = changed('promise.to', '20 May')
    expect(seenAfter(doc, seen, facts, () => false)['promise.to']).toBe('5 May')
    expect(
      staleFacts(
        doc,
        seenAfter(doc, seen, facts, () => true),
        facts,
      ),
    ).toEqual([])
  })

  it('never come from a name that only looks like a field', () => {
    expect(seenAfter(doc, seen, fullFacts, () => false)).not.toHaveProperty('__proto__x')
    expect(staleFacts(doc, JSON.parse('{"__proto__":"x"}'), fullFacts)).toEqual([])
  })
})
