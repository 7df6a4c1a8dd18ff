import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasOpenFields, openFields, resolveField } from '@shared/letter-fields'
import { fieldMessageKey, MERGE_FIELDS, type MergeFacts } from '@shared/merge-fields'
import { docFromPlainText, type InlineNode, type RichTextDoc } from '@shared/rich-text'
import { describe, expect, it } from 'vitest'
import { fullFacts } from '../support/merge-facts'

const fact = (field: string, fallback: string | null = null): InlineNode => ({
  type: 'fact',
  attrs: { field, fallback },
})
const docOf = (...content: readonly InlineNode[]): RichTextDoc => ({
  type: 'doc',
  content: [{ type: 'blockquote', content: [{ type: 'paragraph', content }] }],
})
const facts: MergeFacts = new Map([
  ['client.firstName', { value: 'Marie', recordType: 'client', recordId: '1' }],
  ['client.phone', { value: ' ' }],
  ['contributions', { value: ['a', 'b'] }],
  ['no.such', { value: 'leak' }],
])

describe('letter fields', () => {
  it('resolves to the value with its source, then the fallback, then nothing', () => {
    expect(resolveField('client.firstName', 'x', facts)).toEqual({
      state: 'value',
      text: 'Marie',
      fact: {
        value: 'Marie',
        recordType: 'client',
        recordId: '1',
      },
    })
    expect(resolveField('contributions', null, facts)).toMatchObject({ state: 'value', text: 'a, b' })
    expect(resolveField('employer.name', 'the company', facts)).toEqual({
      state: 'fallback',
      text: 'the company',
    })
    expect(resolveField('client.phone', ' ', facts)).toEqual({ state: 'missing' })
    for (const name of ['no.such', '__proto__', 'constructor', '']) {
      expect(resolveField(name, 'x', facts)).toEqual({ state: 'unknown' })
    }
  })

  it('lists what is open once, in reading order, tags typed as text too', () => {
    const doc = docOf(
      fact('round.on'),
      fact('client.firstName'),
      fact('employer.name', 'the company'),
      fact('client.phone'),
      fact('round.on'),
      fact('__proto__'),
      { type: 'text', text: 'a {{employer.name}} {{ x' } as const,
    )
    const open = openFields(doc, facts)
    expect(open).toEqual({
      missing: ['round.on', 'client.phone'],
      unknown: ['__proto__'],
      typed: ['{{employer.name}}'],
    })
    expect(hasOpenFields(open)).toBe(true)
    expect(hasOpenFields(openFields(doc, new Map()))).toBe(true)
    expect(hasOpenFields(openFields(docFromPlainText('All said.'), facts))).toBe(false)
    expect(hasOpenFields(openFields(docOf(...MERGE_FIELDS.map(({ name }) => fact(name))), fullFacts))).toBe(
      false,
    )
  })

  it('has a label for every field among the messages', () => {
    const path = join(import.meta.dirname, '../../src/shared/messages/en/fields.json')
    const labels: unknown = JSON.parse(readFileSync(path, 'utf8'))
    expect(labels).toBeTypeOf('object')
    const keys = MERGE_FIELDS.map(({ name }) => fieldMessageKey(name).replace(/^fields\./, ''))
    expect(Object.keys(labels ?? {}).toSorted()).toEqual(keys.toSorted())
  })
})
