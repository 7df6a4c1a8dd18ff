import { composeLetter } from '@shared/compose-letter'
import { expandTemplate } from '@shared/merge-expand'
import { factText, KNOWN_FIELDS, MERGE_FIELDS, type MergeFacts } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import { plainTextOf } from '@shared/rich-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hostileTemplates as corpus,
  hostileFacts as facts,
  hostileNames as inside,
  secretOfOthers as secret,
} from '../support/hostile-templates'

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
    expect(new Set(corpus).size).toBeGreaterThanOrEqual(500)
  })

  it.each(corpus.map((text) => [text.slice(0, 60), text]))('reads nothing it should not: %j', (_, text) => {
    const started = performance.now()
    const out = run(text)
    // The whole letter, not the grammar alone: the bound must tell a quadratic reader (seconds) from a busy machine.
    expect(performance.now() - started).toBeLessThan(1_500)
    expect(out ?? '').not.toContain(secret)
    expect((out ?? '').length).toBeLessThanOrEqual(1_000_000)
  })

  it('parses and expands 99 of 100 within 50 ms', () => {
    const took = corpus
      .map((text) => {
        const started = performance.now()
        const parsed = parseTemplate(text, KNOWN_FIELDS)
        if (parsed.ok) expandTemplate(parsed.nodes, facts)
        return performance.now() - started
      })
      .toSorted((a, b) => a - b)
    expect(took[Math.floor(took.length * 0.99) - 1]).toBeLessThan(50)
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

  it('survives 10,000 random templates', () => {
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
    expect(() => fc.assert(property, { numRuns: 10_000, seed: 20_260_515 })).not.toThrow()
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
    expect(composed.ok && composed.doc.content.find(({ type }) => type === 'bulletList')).toEqual({
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }],
    })
    expect(factText(withEvil, 'contributions')).toBe(evil)
  })
})
