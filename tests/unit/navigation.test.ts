import { expect, test } from 'vitest'
import { hashOf, type Place, placeOf } from '../../src/renderer/navigation'

const id = '0190a5c4-0000-7000-8000-000000000001'

const places: readonly Place[] = [
  { at: 'clients' },
  { at: 'client', id, tab: 'notes' },
  { at: 'client', id, tab: 'timeline', opportunityId: id },
  { at: 'client', id, tab: 'notes', itemId: id },
  { at: 'client', id, tab: 'timeline', opportunityId: id, itemId: id },
  { at: 'letters' },
  { at: 'letter', id },
  { at: 'advice' },
  { at: 'advice', topicId: 'posting-taken-down' },
  { at: 'settings' },
  { at: 'settings', partId: 'follow-up-clock' },
  { at: 'mockSessions' },
  { at: 'mockSession', id },
]

test.each(places)('$at comes back from its hash', (place) => {
  expect(placeOf(hashOf(place))).toEqual(place)
})

test.each(['', '#', '#/nowhere'])('%j is Today', (hash) => {
  expect(placeOf(hash)).toEqual({ at: 'today' })
})

test.each(['#/clients', '#/clients/'])('%j is the clients', (hash) => {
  expect(placeOf(hash)).toEqual({ at: 'clients' })
})

test('an unknown tab is the timeline, and a stray percent sign breaks nothing', () => {
  expect(placeOf(`#/clients/${id}/mock-sessions`)).toEqual({ at: 'client', id, tab: 'timeline' })
  expect(placeOf('#/advice/%')).toEqual({ at: 'advice', topicId: '%' })
})
