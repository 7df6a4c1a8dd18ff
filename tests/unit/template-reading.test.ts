import { KNOWN_FIELDS } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import { expect, test } from 'vitest'
import { corrected } from '../../src/renderer/advice/corrected'
import { sourceName } from '../../src/renderer/advice/source-name'
import { templateBlocks } from '../../src/renderer/advice/template-lines'

function blocks(text: string) {
  const parsed = parseTemplate(text, KNOWN_FIELDS)
  if (!parsed.ok) throw new Error('the text of the test is no template')
  return templateBlocks(parsed.nodes)
}

test('empty lines part paragraphs, marks begin quotations and lists', () => {
  const read = blocks('One\nline.\n\n> Hello\n> there\n\n- first\n- second')
  expect(read.map(({ kind, lines }) => [kind, lines.length])).toEqual([
    ['paragraph', 2],
    ['quote', 2],
    ['list', 2],
  ])
  expect(read[2]?.lines[1]).toEqual([{ kind: 'text', text: 'second', only: [] }])
})

test('words and fields inside a condition name what they depend on', () => {
  const [block] = blocks('Wait.{{#if waiting.days}} It is {{waiting.days}} now.{{/if}}')
  expect(block?.lines[0]).toEqual([
    { kind: 'text', text: 'Wait.', only: [] },
    { kind: 'text', text: ' It is ', only: ['waiting.days'] },
    { kind: 'field', field: 'waiting.days', fallback: null, only: ['waiting.days'] },
    { kind: 'text', text: ' now.', only: ['waiting.days'] },
  ])
})

test('a misspelt field is corrected where it stands and nowhere else', () => {
  const text = 'client.firstname wrote:\n{{client.firstname}}'
  const parsed = parseTemplate(text, KNOWN_FIELDS)
  const problems = parsed.ok ? [] : parsed.problems
  expect(problems).toMatchObject([{ code: 'unknown-field', line: 2, suggestion: 'client.firstName' }])
  expect(problems.map((problem) => corrected(text, problem))).toEqual([
    'client.firstname wrote:\n{{client.firstName}}',
  ])
})

test('sources are told apart', () => {
  expect(['blog c22', 'blog: Timing Matters', 'headhunter', 'own notes'].map(sourceName)).toEqual([
    { kind: 'comment', number: 22 },
    { kind: 'article', title: 'Timing Matters' },
    { kind: 'headhunter' },
    { kind: 'other', name: 'own notes' },
  ])
})
