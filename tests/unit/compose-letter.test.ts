import { addTopicToDoc, composeLetter, type LetterTopic } from '@shared/compose-letter'
import { blockText } from '@shared/letter-blocks'
import { ownSentences } from '@shared/letter-frame'
import { letterSentences } from '@shared/letter-sentences'
import type { LetterKind } from '@shared/letters'
import { blocksOfPieces } from '@shared/markdown-blocks'
import type { MergeFacts } from '@shared/merge-fields'
import { docFromPlainText, emptyDoc, plainTextOf, type RichTextDoc } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { fullFacts, minimalFacts } from '../support/merge-facts'

const topic = (id: string, body: string, kind: LetterTopic['kind'] = 'reply'): LetterTopic => ({
  id,
  kind,
  body,
  shortBody: `short ${id}`,
})
const keepSearching = topic('keep-searching', 'Keep on.\n\nDo.')
const late = topic('late', 'They are late.')

const only = (facts: MergeFacts, ...names: readonly string[]): MergeFacts =>
  new Map([...facts].filter(([name]) => names.includes(name)))

function compose(
  topics: readonly LetterTopic[],
  facts: MergeFacts = fullFacts,
  kind: LetterKind = 'letter',
): RichTextDoc {
  const result = composeLetter({ topics, facts, kind })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.doc
}

/** The lines of a letter without the product's own sentences. */
const adviceOf = (doc: RichTextDoc): readonly string[] => {
  const own = ownSentences(letterSentences('en'), fullFacts)
  const content = doc.content.filter((block) => {
    const words = blockText(block)
    return !own.all.has(words) && !own.greetings.has(words)
  })
  return content.length === 0 ? [] : linesOf({ type: 'doc', content })
}

const linesOf = (doc: RichTextDoc): readonly string[] => plainTextOf(doc, fullFacts).split('\n')
const openingOf = (facts: MergeFacts, topics: readonly LetterTopic[] = [late], kind?: LetterKind): string =>
  linesOf(compose(topics, facts, kind))[1] ?? ''

describe('composeLetter', () => {
  it('greets, opens, and puts the topics in order, each once, the closing one last', () => {
    const doc = compose([keepSearching, late, keepSearching, topic('b', 'Two.'), late])
    expect(linesOf(doc)[0]).toBe('Dear Marie,')
    expect(adviceOf(doc)).toEqual(['They are late.', 'Two.', 'Keep on.', 'Do.'])
  })

  it('leaves every field as a chip and decides conditions', () => {
    const doc = compose([
      topic('a', '{{#if round.on}}On {{round.on}}{{/if}} {{interviewer.name | "they"}} called.'),
    ])
    expect(doc.content[2]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'On ' },
        { type: 'fact', attrs: { field: 'round.on', fallback: null } },
        { type: 'text', text: ' ' },
        { type: 'fact', attrs: { field: 'interviewer.name', fallback: 'they' } },
        { type: 'text', text: ' called.' },
      ],
    })
  })

  it('takes the short texts for a reply', () => {
    expect(adviceOf(compose([late, keepSearching], fullFacts, 'reply'))).toEqual([
      'short late',
      'short keep-searching',
    ])
  })

  it('opens with what the facts and the topics say', () => {
    expect(openingOf(fullFacts)).toBe(
      'Halden Moor was to answer you by 5 May, and you wonder what it means that the day has come and gone.',
    )
    expect(openingOf(fullFacts, [topic('two-employers-leverage', 'Say {{otherEmployer.name}}.')])).toContain(
      'with Halden Moor and with Bramley & Stroud',
    )
    expect(openingOf(only(fullFacts, 'employer.name', 'promise.to'))).toContain(
      'expect an answer from Halden Moor',
    )
    expect(openingOf(only(fullFacts, 'employer.name', 'waiting.days', 'nextStep.on'))).toContain(
      'It is 20 days since',
    )
    expect(openingOf(fullFacts, [topic('a', 'Go.', 'guidance')])).toContain(
      'You are to talk with Halden Moor on 21 May',
    )
    expect(openingOf(minimalFacts)).toBe('Thank you for telling me how things stand with Halden Moor.')
    expect(openingOf(only(fullFacts, 'client.firstName'))).toBe('Thank you for your question.')
  })

  it('does not say twice what the advice states, nor that a wait of a day or two is long', () => {
    expect(openingOf(fullFacts, [topic('a', 'It was {{promise.to}}.')])).toContain('It is 20 days since')
    const short = new Map([...only(fullFacts, 'employer.name'), ['waiting.days', { value: '2 days' }]])
    expect(openingOf(short)).toContain('Thank you')
  })

  it('opens a reply more briefly', () => {
    expect(openingOf(fullFacts, [late], 'reply')).toContain('now that 5 May has come and gone.')
  })

  it('names the topic whose text is outside the grammar', () => {
    expect(
      composeLetter({ topics: [late, topic('bad', 'x\n{{nope}}')], facts: fullFacts, kind: 'letter' }),
    ).toEqual({
      ok: false,
      topicId: 'bad',
      problems: [{ code: 'unknown-field', field: 'nope', line: 2, column: 1 }],
    })
  })
})

const add = (
  doc: RichTextDoc,
  added: LetterTopic,
  closing: LetterTopic | null = keepSearching,
): RichTextDoc => {
  const result = addTopicToDoc({
    doc,
    topic: added,
    facts: fullFacts,
    kind: 'letter',
    others: closing ? [closing] : [],
  })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.doc
}

describe('addTopicToDoc', () => {
  it('puts a topic before the closing advice', () => {
    const doc = add(compose([late, keepSearching]), topic('b', 'Two.'))
    expect(adviceOf(doc)).toEqual(['They are late.', 'Two.', 'Keep on.', 'Do.'])
  })

  it('finds the closing advice after its first paragraph was rewritten', () => {
    const doc = docFromPlainText('Dear Marie,\nMy own words.\nDo.')
    expect(linesOf(add(doc, late))).toEqual(['Dear Marie,', 'My own words.', 'They are late.', 'Do.'])
  })

  it('appends otherwise, without the empty paragraph at the end', () => {
    const doc: RichTextDoc = { type: 'doc', content: [...compose([late]).content, { type: 'paragraph' }] }
    expect(adviceOf(add(doc, keepSearching))).toEqual(['They are late.', 'Keep on.', 'Do.'])
    expect(linesOf(add(emptyDoc, late, null))).toEqual(['They are late.'])
  })

  it('changes nothing when the topic is there already', () => {
    const doc = compose([late, keepSearching])
    expect(add(doc, late)).toBe(doc)
    expect(add(doc, keepSearching)).toBe(doc)
  })
})

const blocks = (text: string): unknown => blocksOfPieces([{ kind: 'text', text }])
const paragraph = (...content: readonly unknown[]): unknown => ({ type: 'paragraph', content })
const text = (value: string, ...marks: readonly string[]): unknown => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const item = (value: string): unknown => ({ type: 'listItem', content: [paragraph(text(value))] })

describe('markup of templates', () => {
  it.each([
    ['one\ntwo\n\n\nthree', [paragraph(text('one two')), paragraph(text('three'))]],
    [
      '> a\n> b\n>\n> c\nd',
      [{ type: 'blockquote', content: [paragraph(text('a b')), paragraph(text('c'))] }, paragraph(text('d'))],
    ],
    [
      'a:\n- b\n  c\n\n- d\n\ne',
      [
        paragraph(text('a:')),
        { type: 'bulletList', content: [item('b c'), item('d')] },
        paragraph(text('e')),
      ],
    ],
    ['3. a\n4. b', [{ type: 'orderedList', attrs: { start: 3 }, content: [item('a'), item('b')] }]],
    ['It was on\n12. May', [paragraph(text('It was on 12. May'))]],
    ['a **b *c*** d', [paragraph(text('a '), text('b ', 'bold'), text('c', 'bold', 'italic'), text(' d'))]],
    ['2 * 3 ** 4', [paragraph(text('2 * 3 ** 4'))]],
    ['a *b', [paragraph(text('a *b'))]],
    ['\\*a\\* \\> \\\\ \\b', [paragraph(text('*a* > \\ \\b'))]],
    ['a  , b .', [paragraph(text('a, b.'))]],
    ['- \n\n> \n\n', []],
    ['<b>&amp;</b> [x](javascript:y) # z', [paragraph(text('<b>&amp;</b> [x](javascript:y) # z'))]],
  ])('%j', (source, expected) => {
    expect(blocks(source)).toEqual(expected)
  })
})
