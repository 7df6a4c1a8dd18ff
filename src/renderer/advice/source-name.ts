/** Where a piece of advice comes from, as front matter names it, taken apart for a sentence. */
export type SourceName =
  | { readonly kind: 'comment'; readonly number: number }
  | { readonly kind: 'article'; readonly title: string }
  | { readonly kind: 'headhunter' | 'practice' }
  | { readonly kind: 'other'; readonly name: string }

/** Reads `blog c22`, `blog: All Contact Counts`, `headhunter` or `practice`. */
export function sourceName(source: string): SourceName {
  const comment = /^blog c(\d+)$/.exec(source)?.[1]
  if (comment !== undefined) return { kind: 'comment', number: Number(comment) }
  const title = /^blog: (.+)$/.exec(source)?.[1]
  if (title !== undefined) return { kind: 'article', title }
  if (source === 'headhunter' || source === 'practice') return { kind: source }
  return { kind: 'other', name: source }
}
