import { clientColumnIds, firstListLayout } from '@shared/client-view'
import { describe, expect, test } from 'vitest'
import {
  growingColumn,
  movedBefore,
  movedBy,
  orderedColumns,
  shownColumns,
  widened,
} from '../../src/renderer/clients/column-layout'

describe('the columns of the clients table', () => {
  test('are moved among those that are shown, and not past the ends', () => {
    const moved = movedBy(firstListLayout, 'stage', -1)
    expect(shownColumns({ ...firstListLayout, order: moved }).slice(0, 2)).toEqual(['stage', 'name'])
    expect(movedBy(firstListLayout, 'name', -1)).toEqual(clientColumnIds)
    expect(movedBy(firstListLayout, 'lastLetter', 1)).toEqual(clientColumnIds)
    const back = movedBy({ ...firstListLayout, order: moved }, 'stage', 1)
    expect(shownColumns({ ...firstListLayout, order: back })).toEqual(shownColumns(firstListLayout))
  })

  test('are dropped before another one, none lost and none twice', () => {
    const order = movedBefore(firstListLayout, 'lastLetter', 'name')
    expect(order[0]).toBe('lastLetter')
    expect(order.toSorted()).toEqual(clientColumnIds.toSorted())
    expect(movedBefore(firstListLayout, 'tags', 'tags')).toEqual(clientColumnIds)
  })

  test('of a layout from before a column was added include that column', () => {
    const order = clientColumnIds.filter((id) => id !== 'phone')
    expect(orderedColumns({ ...firstListLayout, order })).toContain('phone')
  })

  test('keep a width that can be read', () => {
    expect(widened(firstListLayout, 'name', 3).name).toBe(56)
    expect(widened(firstListLayout, 'name', 5_000).name).toBe(800)
    expect(widened({ ...firstListLayout, widths: { tags: 90 } }, 'name', 200.4)).toEqual({
      name: 200,
      tags: 90,
    })
  })

  test('always have one that takes the room that is left', () => {
    expect(growingColumn(firstListLayout)).toBe('tags')
    expect(growingColumn({ ...firstListLayout, widths: { tags: 90 } })).toBe('lastLetter')
    expect(
      growingColumn({ ...firstListLayout, hidden: [...firstListLayout.hidden, 'tags', 'lastLetter'] }),
    ).toBe('next')
  })
})
