const longestName = 64

/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const replace = from[row - 1] === to[column - 1] ? 0 : 1
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + replace,
          isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? from.length
}

/** The known name that was most likely meant, or null when none is near. Letter case does not count. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  if (name.length === 0 || name.length > longestName) return null
  const wanted = name.toLowerCase()
  let nearest: { readonly name: string; readonly distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase())
    const isNear = distance <= Math.max(2, Math.floor(candidate.length / 3))
    if (isNear && (nearest === null || distance < nearest.distance)) nearest = { name: candidate, distance }
  }
  return nearest?.name ?? null
}
