import type { AdviceTemplate, Suggestion } from '@shared/advice'
import { docFromPlainText } from '@shared/rich-text'
import { expect, test } from 'vitest'
import { additionOf, refill } from '../../src/renderer/letters/letter-draft'
import { foundLines, scoreText, suggestionLines } from '../../src/renderer/letters/suggestion-list'

const suggestion = (topicId: string, rest: Partial<Suggestion> = {}): Suggestion => ({
  topicId,
  title: topicId,
  kind: 'reply',
  school: null,
  contradicts: [],
  score: 0.5,
  reasons: [],
  ...rest,
})

const wait = suggestion('wait', { school: 'patience' })
const neutral = suggestion('keep-searching')
const phone = suggestion('phone', { school: 'initiative', contradicts: ['wait'] })

test('both schools are shown, and each side names the rank of what says the opposite', () => {
  const lines = suggestionLines([wait, neutral, phone], 'both', 9)
  expect(lines.map(({ topicId, rank, opposes }) => [topicId, rank, opposes])).toEqual([
    ['wait', 1, [3]],
    ['keep-searching', 2, []],
    ['phone', 3, [1]],
  ])
})

test('one school is shown with what belongs to neither, and ranks count what is shown', () => {
  const lines = suggestionLines([wait, neutral, phone], 'initiative', 9)
  expect(lines.map(({ topicId, rank, opposes }) => [topicId, rank, opposes])).toEqual([
    ['keep-searching', 1, []],
    ['phone', 2, []],
  ])
})

test('the school is said from the ranks on screen, not twice', () => {
  const [line] = suggestionLines(
    [
      suggestion('wait', {
        reasons: [
          { kind: 'school', text: 'x' },
          { kind: 'fact', text: '10 days late' },
        ],
      }),
    ],
    'both',
    9,
  )
  expect(line?.reasons).toEqual([{ kind: 'fact', text: '10 days late' }])
})

const template = (topicId: string, contradicts: readonly string[] = []): AdviceTemplate => ({
  topicId,
  title: topicId,
  kind: 'reply',
  school: null,
  when: 'when it fits',
  stages: [],
  contradicts,
  source: [],
  body: '',
  shortBody: '',
  isChanged: false,
  isOwn: false,
  asks: [],
  tags: [],
  isRetired: false,
})
const library = [template('wait'), template('keep-searching'), template('phone', ['wait'])]

test('a topic that was searched for says when it fits', () => {
  expect(foundLines(library)[1]).toMatchObject({ rank: 2, when: 'when it fits', score: null })
})

test('a value filled in again replaces the old one, and an emptied one is forgotten', () => {
  const filled = [
    { field: 'interviewer.name', value: 'Ruth Adler' },
    { field: 'opportunity.role', value: 'analyst' },
  ]
  const changes = new Map([
    ['interviewer.name', ' Daniel Frye '],
    ['opportunity.role', '  '],
  ])
  expect(refill(filled, changes)).toEqual([{ field: 'interviewer.name', value: 'Daniel Frye' }])
})

test('scores are printed with two places and without the nought', () => {
  expect([scoreText(0.918), scoreText(0.5), scoreText(1)]).toEqual(['.92', '.50', '1.00'])
})

test('taking added advice back in the editor takes its topic out of the letter again, and redo puts it in', () => {
  const before = { body: docFromPlainText('Dear Marie,'), topics: [] }
  const after = { body: docFromPlainText('Dear Marie,\n\nWait.'), topics: ['wait'] }
  const addition = additionOf(before, after)
  expect(addition.topicsOf(docFromPlainText('Dear Marie,'))).toEqual([])
  expect(addition.topicsOf(docFromPlainText('Dear Marie,\n\nWait.'))).toEqual(['wait'])
  expect(addition.topicsOf(docFromPlainText('Dear Marie,\n\nWait a little.'))).toBeNull()
})
