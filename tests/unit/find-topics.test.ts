import type { AdviceTemplate } from '@shared/advice'
import { findTopics } from '@shared/find-topics'
import { expect, test } from 'vitest'

const topic = (topicId: string, words: Partial<AdviceTemplate>): AdviceTemplate => ({
  topicId,
  title: topicId,
  kind: 'reply',
  school: null,
  when: '',
  stages: [],
  contradicts: [],
  source: [],
  body: '',
  shortBody: '',
  isChanged: false,
  isOwn: false,
  asks: [],
  tags: [],
  isRetired: false,
  ...words,
})

const inBody = topic('a', { title: 'Silence', body: 'Call the manager. Don’t wait.' })
const inWhen = topic('b', { title: 'Number', when: 'The manager said to call.' })
const inTitle = topic('c', { title: 'Call the Mánager' })
const library = [inBody, inWhen, inTitle]

test('no words find every topic in the order of the library', () => {
  expect(findTopics(library, '  ')).toEqual(library)
})

test('a title comes before an occasion, and an occasion before a text', () => {
  expect(findTopics(library, 'manager call')).toEqual([inTitle, inWhen, inBody])
})

test('accents, capitals and kinds of apostrophe do not matter, but every word must occur', () => {
  expect(findTopics(library, "DON'T")).toEqual([inBody])
  expect(findTopics(library, 'manager holiday')).toEqual([])
})
