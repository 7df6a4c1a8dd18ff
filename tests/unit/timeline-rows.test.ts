import type { TimelineItem } from '@shared/interviews'
import { expect, test } from 'vitest'
import type { TimelineKind } from '../../src/renderer/interviews/timeline-kinds'
import {
  newestOpenQuestion,
  type PromiseState,
  rowsThatFill,
  timelineRows,
} from '../../src/renderer/interviews/timeline-rows'

const today = '2026-05-15'
const about = { opportunityId: 'a', employer: 'Halden Moor' }

const round = (id: string, on: string): TimelineItem => ({
  ...about,
  id,
  on,
  type: 'round',
  number: 1,
  stage: 'first',
  medium: null,
  startTime: null,
  minutes: null,
  interviewers: '',
  detail: '',
  questions: [],
})
const question = (id: string, on: string, answeredByLetterId: string | null = null): TimelineItem => ({
  ...about,
  id,
  on,
  type: 'question',
  body: 'Any news?',
  channel: 'email',
  answeredByLetterId,
})
const checkIn = (id: string, on: string): TimelineItem => ({
  ...about,
  id,
  on,
  type: 'message',
  direction: 'out',
  kind: 'check_in',
  channel: 'email',
  letterId: null,
  detail: '',
})
const answer = (id: string, on: string): TimelineItem => ({
  ...about,
  id,
  on,
  type: 'message',
  direction: 'in',
  kind: 'answer',
  channel: 'email',
  letterId: null,
  detail: '',
})
const late = (to: string): PromiseState => ({
  opportunityId: 'a',
  daysLate: 10,
  promise: { id: 'p', saidOn: '2026-04-20', from: to, to, saidBy: '', words: '' },
})

const rowsOf = (timeline: readonly TimelineItem[], standings: readonly PromiseState[] = []) =>
  timelineRows({ timeline, standings, today, opportunityId: null })
const shape = (timeline: readonly TimelineItem[], standings: readonly PromiseState[] = []) =>
  rowsOf(timeline, standings).map((row) => (row.type === 'gap' ? `${row.days} days` : row.item.id))

test('puts the open question on top and the rest newest first', () => {
  expect(
    shape([round('old', '2026-05-10'), question('open', '2026-05-12'), checkIn('new', '2026-05-14')]),
  ).toEqual(['open', 'new', 'old'])
})

test('leaves an answered question at its day', () => {
  expect(shape([question('answered', '2026-05-12', 'letter'), checkIn('new', '2026-05-14')])).toEqual([
    'new',
    'answered',
  ])
})

test('names a gap of ten days, not one of nine', () => {
  expect(shape([round('b', '2026-05-14'), round('a', '2026-05-05')])).toEqual(['b', 'a'])
  expect(shape([round('b', '2026-05-14'), round('a', '2026-05-04')])).toEqual(['b', '10 days', 'a'])
})

test('names the silence until today, and never counts days that are still ahead', () => {
  expect(shape([round('a', '2026-05-05')])).toEqual(['10 days', 'a'])
  expect(shape([round('ahead', '2026-06-20'), round('a', '2026-05-05')])).toEqual(['ahead', '10 days', 'a'])
  expect(shape([round('later', '2026-07-20'), round('ahead', '2026-06-20')])).toEqual(['later', 'ahead'])
})

test('marks the line from the broken promise on', () => {
  const rows = rowsOf(
    [
      question('q', today),
      checkIn('c', '2026-05-14'),
      round('promised', '2026-05-05'),
      round('r', '2026-05-01'),
    ],
    [late('2026-05-05')],
  )
  expect(rows.map((row) => row.isOver)).toEqual([true, true, false, false])
})

const isUnanswered = (timeline: readonly TimelineItem[]) =>
  rowsOf(timeline).some((row) => row.type === 'entry' && row.item.id === 'c' && row.isUnanswered)

test('says that a check-in is unanswered until the employer is heard', () => {
  expect(isUnanswered([checkIn('c', '2026-05-14')])).toBe(true)
  expect(isUnanswered([checkIn('c', '2026-05-14'), answer('a', '2026-05-13')])).toBe(true)
  expect(isUnanswered([checkIn('c', '2026-05-14'), answer('a', '2026-05-14')])).toBe(false)
})

test('shows of another opportunity nothing, of none in particular everything', () => {
  const other: TimelineItem = { ...round('other', '2026-05-14'), opportunityId: 'b' }
  const general: TimelineItem = { ...question('general', '2026-05-13'), opportunityId: null }
  const rows = timelineRows({
    timeline: [other, general, round('mine', '2026-05-12')],
    standings: [],
    today,
    opportunityId: 'a',
  })
  expect(rows.map((row) => row.type === 'entry' && row.item.id)).toEqual(['general', 'mine'])
})

test('shows one kind of entry, and names no silence between what is left out', () => {
  const note: TimelineItem = { ...about, id: 'note', on: '2026-04-20', type: 'note', detail: '' }
  const timeline = [round('r', '2026-05-14'), checkIn('c', '2026-05-01'), note, answer('a', '2026-05-02')]
  const idsOf = (kind: TimelineKind | null) =>
    timelineRows({ timeline, standings: [], today, opportunityId: null, kind }).map((row) =>
      row.type === 'entry' ? row.item.id : `${row.days} days`,
    )
  expect(idsOf(null)).toEqual(['r', '12 days', 'a', 'c', '11 days', 'note'])
  expect(idsOf('interviews')).toEqual(['r'])
  expect(idsOf('messages')).toEqual(['a', 'c'])
  expect(idsOf('coaching')).toEqual(['note'])
  expect(idsOf('documents')).toEqual([])
})

test('a check-in is answered by what is left out too', () => {
  const timeline = [checkIn('c', '2026-05-01'), round('r', '2026-05-14')]
  const [row] = timelineRows({ timeline, standings: [], today, opportunityId: null, kind: 'messages' })
  expect(row).toMatchObject({ type: 'entry', isUnanswered: false })
})

test('finds the newest open question of an opportunity', () => {
  const timeline = [
    question('old', '2026-05-01'),
    question('new', '2026-05-02'),
    question('done', today, 'letter'),
  ]
  expect(newestOpenQuestion(timeline, 'a')?.id).toBe('new')
  expect(newestOpenQuestion(timeline, 'b')).toBeNull()
})

test('draws as many rows first as surely fill the window, fewer where more is written about them', () => {
  const numbers = Array.from({ length: 20 }, (_, number) => String(number))
  const short = rowsOf(numbers.map((id) => checkIn(id, '2026-05-14')))
  const long = rowsOf(numbers.map((id) => question(id, '2026-05-14')))
  expect(rowsThatFill(short, 360)).toBe(10)
  expect(rowsThatFill(short, 361)).toBe(11)
  expect(rowsThatFill(long, 560)).toBe(10)
  expect(rowsThatFill(short, 10_000)).toBe(20)
  expect(rowsThatFill([], 500)).toBe(0)
})
