import { expandTemplate } from '@shared/merge-expand'
import { KNOWN_FIELDS, type MergeFacts } from '@shared/merge-fields'
import { parseTemplate, type TemplateProblem } from '@shared/merge-grammar'
import { describe, expect, it } from 'vitest'

const facts: MergeFacts = new Map([
  ['client.firstName', { value: 'Marie' }],
  ['employer.name', { value: 'Halden Moor' }],
  ['coach.phone', { value: '   ' }],
  ['contributions', { value: ['sort the backlog', '', '{{coach.email}}'] }],
])

/** The expanded template as text: fields as <name>, items between bars. */
function expand(text: string): string {
  const parsed = parseTemplate(text, KNOWN_FIELDS)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const expanded = expandTemplate(parsed.nodes, facts)
  if (!expanded.ok) throw new Error(JSON.stringify(expanded.problems))
  return expanded.pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      if (piece.kind === 'data') return `|${piece.text}|`
      return `<${piece.field}${piece.fallback === null ? '' : `=${piece.fallback}`}>`
    })
    .join('')
}

function problemsOf(text: string): readonly TemplateProblem[] {
  const parsed = parseTemplate(text, KNOWN_FIELDS)
  return parsed.ok ? [] : parsed.problems
}

describe('merge grammar', () => {
  it('leaves fields as pieces, with their fallback', () => {
    expect(expand('Dear {{client.firstName}}, {{ employer.name | "the company" }}!')).toBe(
      'Dear <client.firstName>, <employer.name=the company>!',
    )
  })

  it('keeps text without tags as it is, single braces too', () => {
    expect(expand('a { b } }} c \\ "d" | e')).toBe('a { b } }} c \\ "d" | e')
  })

  it('decides #if by the facts; a blank value counts as none', () => {
    expect(
      expand('{{#if employer.name}}yes{{/if}}{{#if coach.phone}}no{{/if}}{{#if round.on}}no{{/if}}'),
    ).toBe('yes')
  })

  it('repeats #each for items that are not blank and reads nothing in them', () => {
    expect(expand('{{#each contributions}}- {{item}}\n{{/each}}')).toBe(
      '- |sort the backlog|\n- |{{coach.email}}|\n',
    )
  })

  it('takes the whole line of a block tag that stands alone', () => {
    expect(expand('a\n  {{#if employer.name}}  \nb\n{{/if}}\nc')).toBe('a\nb\nc')
    expect(expand('a\r\n{{#if round.on}}\r\nb\r\n{{/if}}\r\nc')).toBe('a\nc')
  })

  it('nests up to four blocks', () => {
    const open = '{{#if employer.name}}'
    expect(expand(`${open.repeat(4)}x${'{{/if}}'.repeat(4)}`)).toBe('x')
    expect(problemsOf(`${open.repeat(5)}x${'{{/if}}'.repeat(5)}`)).toEqual([
      { code: 'too-deep', limit: 4, line: 1, column: 85 },
    ])
  })

  it('names an unknown field, its place and the field that was probably meant', () => {
    expect(problemsOf('Hello\n  {{client.fristName}}')).toEqual([
      {
        code: 'unknown-field',
        field: 'client.fristName',
        suggestion: 'client.firstName',
        line: 2,
        column: 3,
      },
    ])
    expect(problemsOf('{{zzzzzzzzzzzzzz}}')).toEqual([
      { code: 'unknown-field', field: 'zzzzzzzzzzzzzz', line: 1, column: 1 },
    ])
  })

  it.each([
    ['{{client.firstName', 'unclosed-tag'],
    ['{{client.firstName\n}}', 'unclosed-tag'],
    ['{{employer.name | "open}}', 'unclosed-tag'],
    ['{{employer.name | fallback}}', 'bad-tag'],
    ['{{}}', 'bad-tag'],
    ['{{#unless employer.name}}', 'bad-tag'],
    ['{{else}}', 'unknown-field'],
    ['{{{employer.name}}}', 'bad-tag'],
    ['{{employer.name | "{{today}}"}}', 'bad-tag'],
    ['{{#if employer.name}}x', 'unclosed-block'],
    ['x{{/if}}', 'close-without-block'],
    ['{{#if employer.name}}{{/each}}', 'wrong-close'],
    ['{{#each contributions}}{{#each contributions}}{{/each}}{{/each}}', 'each-inside-each'],
    ['{{item}}', 'item-outside-each'],
    ['{{#each employer.name}}{{/each}}', 'not-a-list'],
    ['{{contributions}}', 'is-a-list'],
    ['é'.repeat(50_001), 'too-large'],
  ])('refuses %.40s', (text, code) => {
    expect(problemsOf(text).map((problem) => problem.code)).toEqual([code])
  })

  it('reports several problems at once, up to twenty', () => {
    expect(problemsOf('{{a}} {{/if}} {{b}}').map((problem) => problem.column)).toEqual([1, 7, 15])
    expect(problemsOf('{{nope}}'.repeat(100))).toHaveLength(20)
  })
})
