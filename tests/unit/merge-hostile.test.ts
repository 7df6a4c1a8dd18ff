import { composeLetter } from '@shared/compose-letter'
import { expandTemplate } from '@shared/merge-expand'
import { factText, KNOWN_FIELDS, MERGE_FIELDS, type MergeFacts } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import { plainTextOf } from '@shared/rich-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** A name that no template may read: it stands for another client's data in the same map. */
const secret = 'TOP-SECRET-OF-SOMEBODY-ELSE'
const facts: MergeFacts = new Map([
  ...MERGE_FIELDS.map(({ name, type }): [string, { value: string | readonly string[] }] => [
    name,
    { value: type === 'list' ? ['one', 'two'] : `value of ${name}` },
  ]),
  ['otherClient.name', { value: secret }],
  ['__proto__', { value: secret }],
  ['constructor', { value: secret }],
])

const inside = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'otherClient.name',
  'constructor.name',
  '__proto__.polluted',
  'client.__proto__',
  'client.constructor',
  'client.firstName.length',
  'this',
  'this.constructor',
  'item.constructor',
  '@root',
  '../client.firstName',
  '.',
  '..',
  '...',
  'a..b',
  '.a',
  'process.env',
  'globalThis',
  'require("fs")',
  'import("fs")',
  'eval(1)',
  '1+1',
  'client["firstName"]',
  'client.firstName()',
  'client .firstName',
  'client.\0firstName',
  'clіent.firstName',
  'CLIENT.FIRSTNAME',
  '> partial',
  '! comment',
  '& raw',
  '= = =',
  '% include "package.json" %',
  'include package.json',
  '#with client',
  '#if',
  '#if ',
  '#each',
  '#if a b',
  '#if __proto__',
  '#each __proto__',
  '#each contributions as x',
  '/if x',
  '/',
  'else',
  'elseif x',
  '#else',
  '^client',
  '~client.firstName~',
  'client.firstName | upper',
  '| "x"',
  '|',
  '"x"',
  "client.firstName | 'x'",
  'client.firstName | "a" | "b"',
  'client.firstName | "\0"',
  'x'.repeat(499),
]
const shapes = [
  (name: string) => `{{${name}}}`,
  (name: string) => `{{ ${name} }} {{#if ${name}}}${secret.toLowerCase()}{{/if}}`,
  (name: string) => `{{#each ${name}}}{{item}}{{/each}}`,
  (name: string) => `{{client.firstName | "{{${name}}}"}}`,
]
const heavy = [
  '{'.repeat(100_000),
  '}'.repeat(100_000),
  '{{'.repeat(50_000),
  '{{}}'.repeat(25_000),
  `{{${' '.repeat(99_990)}}}`,
  `{{client.firstName${' '.repeat(400)}|`.repeat(230),
  `{{client.firstName | "${'a'.repeat(99_000)}`,
  '{{today}}'.repeat(11_000),
  '{{#if today}}'.repeat(7_000),
  '{{/if}}'.repeat(14_000),
  '{{#if today}}x{{/if}}\n'.repeat(4_500),
  `${' '.repeat(50_000)}{{#if today}}${' '.repeat(49_000)}`,
  '{{#if today}} \n{{/if}} \n'.repeat(4_000),
  `{{#each contributions}}${'{{item}}'.repeat(12_000)}{{/each}}`,
  '\n'.repeat(99_999),
  '- a\n\n'.repeat(19_000),
  '*'.repeat(99_999),
  '**a *b '.repeat(14_000),
  '> '.repeat(49_000),
  '1. '.repeat(33_000),
  '\\'.repeat(99_999),
  ' ,'.repeat(49_000),
  `a${' '.repeat(99_000)}b`,
  '`'.repeat(99_999),
]
const corpus = [...inside.flatMap((name) => shapes.map((shape) => shape(name))), ...heavy]

/** Runs a template all the way to a letter and says what came out, null when it was refused. */
function run(body: string): string | null {
  const composed = composeLetter({
    topics: [{ id: 'hostile', kind: 'reply', body, shortBody: body }],
    facts,
    kind: 'letter',
  })
  return composed.ok ? plainTextOf(composed.doc, facts) : null
}

describe('hostile templates', () => {
  it('is a corpus worth its name', () => {
    expect(new Set(corpus).size).toBeGreaterThanOrEqual(200)
  })

  it.each(corpus.map((text) => [text.slice(0, 60), text]))('reads nothing it should not: %j', (_, text) => {
    const started = performance.now()
    const out = run(text)
    // Ten times the target of 50 ms: the bound must tell a quadratic reader (seconds) from a busy machine.
    expect(performance.now() - started).toBeLessThan(500)
    expect(out ?? '').not.toContain(secret)
    expect((out ?? '').length).toBeLessThanOrEqual(1_000_000)
  })

  it('stops at 1 MB of output', () => {
    const parsed = parseTemplate(`{{#each contributions}}${'x'.repeat(90_000)}{{/each}}`, KNOWN_FIELDS)
    const many: MergeFacts = new Map([
      ['contributions', { value: Array.from({ length: 100_000 }, () => 'a') }],
    ])
    const expanded = parsed.ok ? expandTemplate(parsed.nodes, many) : parsed
    expect(expanded).toEqual({
      ok: false,
      problems: [{ code: 'output-too-large', line: 1, column: 1, limit: 1_000_000 }],
    })
  })

  it('survives 5,000 random templates', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{{#if ',
        '{{#each ',
        '{{/if}}',
        '{{/each}}',
        '{{item}}',
        '\n',
        '|',
        '"',
        '*',
        '> ',
      ),
      fc.constantFrom(...MERGE_FIELDS.map(({ name }) => name), ...inside),
      fc.constantFrom(...MERGE_FIELDS.map(({ name }) => `{{${name}}}`)),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    const template = fc.array(word, { maxLength: 60 }).map((words) => words.join(''))
    const allowed = new Set(MERGE_FIELDS.map(({ name }) => name as string))
    const property = fc.property(template, (text) => {
      const parsed = parseTemplate(text, KNOWN_FIELDS)
      if (!parsed.ok) return parsed.problems.length > 0 && parsed.problems.every(({ line }) => line >= 1)
      const expanded = expandTemplate(parsed.nodes, facts)
      return (
        expanded.ok &&
        expanded.pieces.every((piece) => piece.kind !== 'field' || allowed.has(piece.field)) &&
        !(run(text) ?? '').includes(secret)
      )
    })
    expect(() => fc.assert(property, { numRuns: 5_000, seed: 20_260_515 })).not.toThrow()
  })

  it('never reads facts as markup or grammar', () => {
    const evil = '**{{coach.email}}**\n\n- > 1. \\* </p><script>'
    const withEvil: MergeFacts = new Map([...facts, ['contributions', { value: [evil] }]])
    const body = 'Say:\n\n{{#each contributions}}- {{item}}\n{{/each}}'
    const composed = composeLetter({
      topics: [{ id: 'one', kind: 'reply', body, shortBody: body }],
      facts: withEvil,
      kind: 'letter',
    })
    const text = evil.replaceAll(/\s+/g, ' ')
    expect(composed.ok && composed.doc.content.at(-1)).toEqual({
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }],
    })
    expect(factText(withEvil, 'contributions')).toBe(evil)
  })
})
