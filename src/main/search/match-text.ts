import type { SearchKind, SearchTerm } from '@shared/search-query'

/** The sign before the marks in the index's column `scope`; a search never sends it as part of a word. */
const MARK = '\uE000'

/** A word as the index's query language takes it literally, whatever it holds. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""').replaceAll(MARK, ' ')}"`

const termText = ({ text, isPrefix }: SearchTerm): string => (isPrefix ? `${quoted(text)} *` : quoted(text))

/** The words of a search, all of which must stand in a name. */
export const nameText = (terms: readonly SearchTerm[]): string => terms.map(termText).join(' AND ')

/** The words of a search, all of which must stand in a record's title or text. */
export const wordsText = (terms: readonly SearchTerm[]): string => `{title body} : (${nameText(terms)})`

const marksText = (marks: readonly string[]): string =>
  `scope : (${marks.map((mark) => `"${MARK}${mark}"`).join(' OR ')})`

/** Records of these kinds. */
export const kindsText = (kinds: readonly SearchKind[]): string => marksText(kinds.map((kind) => `k${kind}`))

/** Records that hang on one of these clients or employers. Ids are cut as the index cuts them. */
export const ownersText = (letter: 'c' | 'e', ids: readonly string[]): string =>
  marksText(ids.map((id) => `${letter}${id.slice(-12)}`))

/** Conditions that must all hold. */
export const allText = (conditions: readonly string[]): string =>
  conditions.map((one) => `(${one})`).join(' AND ')
