/** A place in a drawing; y grows downwards. */
export type Point = { readonly x: number; readonly y: number }

/** How far along an axis of a radar a value lies: `share` is 0 in the middle and 1 at the rim. The first axis points up. */
export function onAxis(axis: number, axes: number, share: number, radius: number): Point {
  const angle = (2 * Math.PI * axis) / axes - Math.PI / 2
  return { x: Math.cos(angle) * share * radius, y: Math.sin(angle) * share * radius }
}

/** Where a label outside the rim is held, so that it grows away from the drawing. */
export function labelSide(axis: number, axes: number): 'start' | 'middle' | 'end' {
  const { x } = onAxis(axis, axes, 1, 1)
  if (Math.abs(x) < 0.2) return 'middle'
  return x > 0 ? 'start' : 'end'
}

const written = (value: number): string => String(Math.round(value * 100) / 100)
const placeOf = ({ x, y }: Point): string => `${written(x)} ${written(y)}`

/** The path of a closed shape; of fewer than two points there is none. */
export function closedPath(points: readonly Point[]): string {
  return points.length < 2 ? '' : `M${points.map(placeOf).join('L')}Z`
}

/** The path of a line with gaps where a point is missing. A point between two gaps has no line. */
export function openPath(points: readonly (Point | null)[]): string {
  return points
    .map((point, index) => {
      if (point === null) return ''
      const before = points[index - 1] ?? null
      return `${before === null ? 'M' : 'L'}${placeOf(point)}`
    })
    .join('')
}

const stepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400].map(
  (seconds) => seconds * 1_000,
)

/** Marks of a time axis from 0 to the first step at or beyond `longestMs`, at most `most` steps, at whole clock times. */
export function timeTicks(longestMs: number, most = 6): readonly number[] {
  const longest = Math.max(1_000, longestMs)
  const step = stepsMs.find((one) => Math.ceil(longest / one) <= most) ?? Math.ceil(longest / most)
  return Array.from({ length: Math.ceil(longest / step) + 1 }, (_, index) => index * step)
}

/** Where a value of a scale lies on a line of `length`; values beyond its ends lie at them. */
export function onScale(value: number, [from, to]: readonly [number, number], length: number): number {
  const share = to === from ? 0 : (value - from) / (to - from)
  return Math.min(1, Math.max(0, share)) * length
}

/**
 * Rows for things along a line that must not cover each other: each thing takes the first row where `gap` is free before
 * it. Places come in rising order.
 */
export function rowsOf(places: readonly number[], gap: number): readonly number[] {
  const ends: number[] = []
  return places.map((place) => {
    const free = ends.findIndex((end) => place - end >= gap)
    const row = free < 0 ? ends.length : free
    ends[row] = place
    return row
  })
}
