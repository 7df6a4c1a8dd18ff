/** Keys that give things an order of their own: text, compared sign by sign, with room between any two. */

const digits = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A key between two others; null is the beginning or the end. Throws RangeError when they are not in order. */
export function keyBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) throw new RangeError('The keys are not in order')
  let key = ''
  let end = after
  for (let place = 0; ; place += 1) {
    const low = digits.indexOf(before?.[place] ?? '0')
    const high = end === null ? digits.length : digits.indexOf(end[place] ?? '0')
    if (high - low > 1) {
      // Things are mostly added at the end, so a step there leaves most of the room.
      const isOpen = end === null && before !== null
      return key + digits.charAt(isOpen ? low + 1 : Math.floor((low + high) / 2))
    }
    key += digits.charAt(low)
    if (high > low) end = null
  }
}

/** Places of the longest run of keys that rise already, so that the fewest have to change. */
function risingPlaces(keys: readonly (string | null)[]): ReadonlySet<number> {
  const best: (readonly number[])[] = []
  let longest: readonly number[] = []
  for (const [place, key] of keys.entries()) {
    let run: readonly number[] = []
    if (key !== null) {
      for (let earlier = 0; earlier < place; earlier += 1) {
        const before = best[earlier] ?? []
        const last = keys[before.at(-1) ?? -1]
        if (typeof last === 'string' && last < key && before.length > run.length) run = before
      }
      run = [...run, place]
    }
    best.push(run)
    if (run.length > longest.length) longest = run
  }
  return new Set(longest)
}

/** Keys for things in their new order, given the keys they had (null for new ones). As few as possible change. */
export function reorderedKeys(keys: readonly (string | null)[]): string[] {
  const kept = risingPlaces(keys)
  const result: string[] = []
  for (const [place, key] of keys.entries()) {
    if (key !== null && kept.has(place)) {
      result.push(key)
      continue
    }
    const next = keys.findIndex((_, later) => later > place && kept.has(later))
    result.push(keyBetween(result.at(-1) ?? null, next < 0 ? null : (keys[next] ?? null)))
  }
  return result
}
