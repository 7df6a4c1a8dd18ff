import { type ClientColumnId, type ClientListLayout, clientColumnIds } from '@shared/client-view'
import { leastWidth, mostWidth, usualWidths } from './client-columns'

/** All columns in the order of a layout; those that it does not know yet come last. */
export const orderedColumns = ({ order }: ClientListLayout): readonly ClientColumnId[] => [
  ...order,
  ...clientColumnIds.filter((id) => !order.includes(id)),
]

/** The columns that are shown, in their order. */
export const shownColumns = (layout: ClientListLayout): readonly ClientColumnId[] =>
  orderedColumns(layout).filter((id) => !layout.hidden.includes(id))

/** The order with one column put before another one. */
export function movedBefore(
  layout: ClientListLayout,
  moved: ClientColumnId,
  before: ClientColumnId,
): readonly ClientColumnId[] {
  if (moved === before) return orderedColumns(layout)
  const rest = orderedColumns(layout).filter((id) => id !== moved)
  const place = rest.indexOf(before)
  return [...rest.slice(0, place), moved, ...rest.slice(place)]
}

/** The order with one column a place further among those that are shown. */
export function movedBy(
  layout: ClientListLayout,
  moved: ClientColumnId,
  by: -1 | 1,
): readonly ClientColumnId[] {
  const shown = shownColumns(layout)
  const neighbour = shown[shown.indexOf(moved) + by]
  if (neighbour === undefined) return orderedColumns(layout)
  return by === -1 ? movedBefore(layout, moved, neighbour) : movedBefore(layout, neighbour, moved)
}

/** The layout's widths with one column at another width, within what can be read. */
export const widened = (
  layout: ClientListLayout,
  id: ClientColumnId,
  width: number,
): ClientListLayout['widths'] => ({
  ...layout.widths,
  [id]: Math.round(Math.max(leastWidth, Math.min(mostWidth, width))),
})

/** The one column without a width of its own, which takes the room that is left: the tags, or else the last one. */
export function growingColumn(layout: ClientListLayout): ClientColumnId {
  const shown = shownColumns(layout)
  const free = shown.includes('tags') && layout.widths.tags === undefined
  return free ? 'tags' : (shown.at(-1) ?? 'name')
}

/** The width under which the table is scrolled sideways and not squeezed further. */
export const leastTableWidth = (layout: ClientListLayout): number =>
  shownColumns(layout).reduce((sum, id) => sum + (layout.widths[id] ?? usualWidths[id]), 0)
