import type { SearchKind } from '@shared/search-query'
import type { Found } from './search-repository'

/** So many records are shown at the most, and so many of one kind where there are others. */
const MOST_HITS = 24
const MOST_OF_A_KIND = 6

const names: readonly SearchKind[] = ['client', 'employer', 'contact']

/**
 * What is shown of all that was found: names first, then the kind with the newest record, of each kind the newest. So a
 * hundred notes with a frequent word never hide the one letter that has it too.
 */
export function chooseHits(
  found: { readonly names: readonly Found[]; readonly newest: readonly Found[] },
  isOneKind: boolean,
): { readonly chosen: readonly Found[]; readonly hasMore: boolean } {
  const groups = new Map<SearchKind, Found[]>()
  for (const kind of names) groups.set(kind, [])
  const seen = new Set<number>()
  for (const one of [...found.names, ...found.newest]) {
    if (seen.has(one.rowKey)) continue
    seen.add(one.rowKey)
    const group = groups.get(one.kind)
    if (group) group.push(one)
    else groups.set(one.kind, [one])
  }
  const filled = [...groups.values()].filter((group) => group.length > 0)
  const most = isOneKind || filled.length === 1 ? MOST_HITS : MOST_OF_A_KIND
  const chosen = filled.flatMap((group) => group.slice(0, most)).slice(0, MOST_HITS)
  return { chosen, hasMore: chosen.length < seen.size }
}
