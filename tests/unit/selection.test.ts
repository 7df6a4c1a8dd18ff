import { firstListQuery } from '@shared/client-view'
import { expect, test } from 'vitest'
import { setListLayout, setListQuery } from '../../src/renderer/clients/list-query'
import {
  countSelected,
  isSelected,
  noSelection,
  type Selection,
  selectionNow,
  setSelection,
  toClientSelection,
  withClients,
} from '../../src/renderer/clients/selection'

const all: Selection = { kind: 'all', except: new Set() }

test('clients are put into a selection and taken out again', () => {
  const two = withClients(noSelection, ['a', 'b'], true)
  expect(countSelected(two, 100_000)).toBe(2)
  const one = withClients(two, ['a'], false)
  expect([isSelected(one, 'a'), isSelected(one, 'b')]).toEqual([false, true])
  expect(countSelected(noSelection, 100_000)).toBe(0)
})

test('the whole list but for some is a selection without ids', () => {
  const but = withClients(all, ['a', 'b'], false)
  expect(countSelected(but, 100_000)).toBe(99_998)
  expect([isSelected(but, 'a'), isSelected(but, 'c')]).toEqual([false, true])
  expect(countSelected(withClients(but, ['a'], true), 100_000)).toBe(99_999)
  expect(toClientSelection(but, { ...firstListQuery, filter: ' kel ' })).toEqual({
    list: { filter: 'kel', state: 'active', tag: null, stages: [], condition: null },
    except: ['a', 'b'],
  })
  expect(toClientSelection(withClients(noSelection, ['a'], true), firstListQuery)).toEqual({ ids: ['a'] })
})

test('another list begins with nothing selected; another order or another column does not', () => {
  setSelection(all)
  setListQuery({ sort: [] })
  setListLayout({ hidden: [] })
  expect(selectionNow()).toBe(all)
  setListQuery({ tag: 'law' })
  expect(selectionNow()).toEqual(noSelection)
})
