import { diffWords } from 'diff'

/** A stretch of words that is in both texts, only in the later one, or only in the earlier one. */
export type WordChange = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Two texts that have next to nothing in common take too long to compare, and the answer would help nobody. */
const longestMs = 400

/** What changed from one text to another, word by word, in reading order; null when they are too different to say. */
export function wordChanges(before: string, after: string, locale: string): readonly WordChange[] | null {
  const changes = diffWords(before, after, {
    intlSegmenter: new Intl.Segmenter(locale, { granularity: 'word' }),
    timeout: longestMs,
  })
  return (
    changes?.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })) ?? null
  )
}

/** How many words of a kind there are among the changes. */
export function countWords(changes: readonly WordChange[], kind: WordChange['kind'], locale: string): number {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  return changes
    .filter((change) => change.kind === kind)
    .reduce((sum, { text }) => sum + [...segmenter.segment(text)].filter((part) => part.isWordLike).length, 0)
}
