import {
  type BlockNode,
  docFromPlainText,
  emptyDoc,
  isAllowedLink,
  isEmptyDoc,
  plainTextOf,
  richTextDoc,
  wordCount,
} from '@shared/rich-text'
import { getSchema, Node } from '@tiptap/core'
import { Node as ModelNode } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullFacts } from '../support/merge-facts'

const fact = Node.create({
  name: 'fact',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ field: { default: '' }, fallback: { default: null } }),
})
const schema = getSchema([StarterKit, fact])

const paragraph = (text: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const everything = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Dear ' },
        { type: 'fact', attrs: { field: 'client.firstName', fallback: null }, marks: [{ type: 'bold' }] },
        { type: 'hardBreak' },
        { type: 'text', marks: [{ type: 'bold' }, { type: 'italic' }], text: 'both' },
        {
          type: 'text',
          marks: [{ type: 'link', attrs: { href: 'https://example.com/a?b=c' } }],
          text: 'link',
        },
      ],
    },
    { type: 'blockquote', content: [paragraph('wording'), { type: 'paragraph' }] },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('one')] }] },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        {
          type: 'listItem',
          content: [paragraph('two'), { type: 'blockquote', content: [paragraph('deep')] }],
        },
      ],
    },
  ],
}

function nested(depth: number): unknown {
  let block: unknown = paragraph('x')
  for (let level = 0; level < depth; level += 1) block = { type: 'blockquote', content: [block] }
  return { type: 'doc', content: [block] }
}

describe('rich text', () => {
  it('goes through the editor and back unchanged', () => {
    const checked = richTextDoc.parse(everything)
    expect(checked).toEqual(everything)
    const model = ModelNode.fromJSON(schema, checked)
    expect(() => model.check()).not.toThrow()
    expect(richTextDoc.parse(model.toJSON())).toEqual(everything)
  })

  it.each([
    [{ type: 'doc', content: [] }],
    [{ type: 'doc' }],
    [{ type: 'paragraph' }],
    [{ type: 'doc', content: [{ type: 'heading', content: [] }] }],
    [{ type: 'doc', content: [{ type: 'text', text: 'x' }] }],
    [{ type: 'doc', content: [paragraph('')] }],
    [{ type: 'doc', content: [{ ...paragraph('x'), attrs: { onclick: 'x' } }] }],
    [{ type: 'doc', content: [{ type: 'bulletList', content: [paragraph('x')] }] }],
    [{ type: 'doc', content: [{ type: 'blockquote', content: [] }] }],
    [{ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'fact', attrs: { field: '' } }] }] }],
    [{ type: 'doc', content: [paragraph('x'.repeat(100_001))] }],
    [{ type: 'doc', content: Array.from({ length: 6 }, () => paragraph('x'.repeat(99_999))) }],
    [nested(9)],
    [nested(20_000)],
    [null],
    ['text'],
  ])('refuses what is not in the closed form (%#)', (input) => {
    expect(richTextDoc.safeParse(input).success).toBe(false)
  })

  it('takes eight levels', () => {
    expect(richTextDoc.safeParse(nested(8)).success).toBe(true)
  })

  it('allows https and mailto links only', () => {
    expect(['https://example.com', 'mailto:a@b.c', 'HTTPS://X'].every(isAllowedLink)).toBe(true)
    const refused = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'http://x',
      ' https://x',
      'x',
    ]
    expect(refused.filter(isAllowedLink)).toEqual([])
    expect(isAllowedLink('https://x\n')).toBe(false)
  })

  it('gives the words, with facts or their names', () => {
    const doc = richTextDoc.parse(everything)
    expect(plainTextOf(doc)).toBe('Dear [client.firstName]\nbothlink\nwording\n\none\ntwo\ndeep')
    expect(plainTextOf(doc, fullFacts)).toContain('Dear Marie\n')
  })

  it('reads any plain text without markup, and its words come back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const doc = docFromPlainText(text)
        const kept = plainTextOf(doc).split('\n')
        const given = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trim())
        expect(richTextDoc.safeParse(doc).success).toBe(true)
        expect(kept.filter(Boolean)).toEqual(given.filter(Boolean))
      }),
    )
  })

  it('knows emptiness and counts words', () => {
    expect(isEmptyDoc(emptyDoc)).toBe(true)
    expect(isEmptyDoc(docFromPlainText(' \n '))).toBe(true)
    expect(isEmptyDoc(richTextDoc.parse(everything))).toBe(false)
    expect(wordCount(docFromPlainText('It’s 7.30 - don’t be late, Zoë!\nWell-kept'))).toBe(7)
    expect(wordCount(emptyDoc)).toBe(0)
  })
})
