import { firstListQuery } from '@shared/client-view'
import { expect, test } from 'vitest'
import { toListSort, toSorting } from '../../src/renderer/clients/list-sorting'

test('the list opens with the latest promises first, which the column calls descending', () => {
  expect(firstListQuery.sort).toEqual([{ key: 'promise', descending: false }])
  expect(toSorting(firstListQuery.sort)).toEqual([{ id: 'promise', desc: true }])
})

test('most days is the earliest date; names and days stay as they are', () => {
  const sorting = [
    { id: 'waiting', desc: true },
    { id: 'name', desc: false },
    { id: 'lastLetter', desc: true },
  ]
  expect(toListSort(sorting)).toEqual([
    { key: 'waiting', descending: false },
    { key: 'name', descending: false },
    { key: 'lastLetter', descending: true },
  ])
  expect(toSorting(toListSort(sorting))).toEqual(sorting)
})
