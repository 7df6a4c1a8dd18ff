import type { Box } from './use-target'

const corners = ['bottomRight', 'bottomLeft', 'topRight', 'topLeft'] as const
export type Corner = (typeof corners)[number]

/** The card with its distance from the edges, at the size it has at most, in CSS pixels. */
const card = { width: 392, height: 240 }

/** How much of a box a card in a corner would cover, in square pixels. */
function covered(corner: Corner, box: Box): number {
  const left = corner.endsWith('Left') ? 0 : window.innerWidth - card.width
  const top = corner.startsWith('top') ? 0 : window.innerHeight - card.height
  const width = Math.min(left + card.width, box.left + box.width) - Math.max(left, box.left)
  const height = Math.min(top + card.height, box.top + box.height) - Math.max(top, box.top)
  return Math.max(0, width) * Math.max(0, height)
}

/** The corner in which the card covers least of what is pointed at. */
export function cornerFor(box: Box | null): Corner {
  if (box === null) return corners[0]
  return corners.reduce((best, corner) => (covered(corner, box) < covered(best, box) ? corner : best))
}
