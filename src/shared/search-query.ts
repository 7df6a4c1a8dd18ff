import { namedDaysAt } from './search-days'
import { type Stage, stages } from './stages'

/** The kinds of record that can be found. */
export const searchKinds = [
  'client',
  'employer',
  'contact',
  'opportunity',
  'letter',
  'note',
  'question',
  'message',
  'round',
  'promise',
  'event',
  'ending',
  'appointment',
  'document',
  'session',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** A word, or several that must follow each other. */
export type SearchTerm = { readonly text: string; readonly isPhrase: boolean; readonly isPrefix: boolean }

/** What the coach typed, understood. */
export type SearchQuery = {
  readonly terms: readonly SearchTerm[]
  readonly kinds: readonly SearchKind[]
  /** Words of a client's name; all must match. */
  readonly client: string | null
  readonly employer: string | null
  readonly stages: readonly Stage[]
  /** The first day that counts. */
  readonly from: string | null
  /** The first day that no longer counts. */
  readonly before: string | null
  /** Filters whose value means nothing, as typed: they are said and not used. */
  readonly unknown: readonly string[]
}

export const searchFilters = ['client', 'employer', 'stage', 'before', 'after', 'kind'] as const
type FilterName = (typeof searchFilters)[number]

/** Longer texts are cut: nobody types so much to find something. */
const longestText = 400
const mostTerms = 12

const wordsOfKind: Readonly<Record<SearchKind, readonly string[]>> = {
  client: ['client'],
  employer: ['employer', 'company'],
  contact: ['contact', 'person', 'people'],
  opportunity: ['opportunity', 'opportunities', 'job', 'application'],
  letter: ['letter'],
  note: ['note'],
  question: ['question'],
  message: ['message', 'mail', 'email', 'e-mail', 'call'],
  round: ['round', 'interview'],
  promise: ['promise'],
  event: ['event', 'step'],
  ending: ['ending', 'outcome'],
  appointment: ['appointment', 'meeting'],
  document: ['document', 'file'],
  session: ['session', 'mock', 'debrief'],
}

/** Words by which coaches call a stage, beside its own name. */
const wordsOfStage: Partial<Readonly<Record<Stage, readonly string[]>>> = {
  final: ['finalist', 'last'],
  panel: ['board'],
  meet_team: ['team'],
  background_check: ['background', 'check'],
  applied: ['application'],
  accepted: ['acceptance'],
  rejected: ['rejection'],
}

/** Letters and digits of any script: only these are found; everything else parts words. */
const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

type Piece = {
  /** The filter before the colon, or null. */
  readonly filter: FilterName | null
  readonly text: string
  readonly isQuoted: boolean
  /** As it was typed. */
  readonly typed: string
}

/** Cuts a text into words, quoted phrases and filters. A quote that is not closed ends with the text. */
function piecesOf(text: string): readonly Piece[] {
  const pattern =
    /(?<empty>\p{L}+):(?=\s|$)|(?:(?<filter>\p{L}+):)?(?:["“”„](?<quoted>[^"“”„]*)["“”„]?|(?<plain>[^\s"“”„]+))/gu
  return [...text.matchAll(pattern)].flatMap((match): Piece[] => {
    const { filter: name, quoted, plain, empty } = match.groups ?? {}
    const filter = searchFilters.find((known) => known === (name ?? empty)?.toLowerCase()) ?? null
    const value = quoted ?? plain ?? (filter === null ? (empty ?? '') : '')
    if (filter !== null) return [{ filter, text: value, isQuoted: quoted !== undefined, typed: match[0] }]
    const words = name === undefined ? value : `${name} ${value}`
    return [{ filter: null, text: words, isQuoted: quoted !== undefined, typed: match[0] }]
  })
}

/** `"first second"` may stand for words joined by a sign the index parts at, as in `e-mail` or `don’t`. */
const plainOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()

const kindsOf = (value: string): readonly SearchKind[] => {
  const word = value.toLowerCase()
  return searchKinds.filter((kind) =>
    wordsOfKind[kind].some(
      (name) => name === word || `${name}s` === word || (word.length > 2 && name.startsWith(word)),
    ),
  )
}

const stagesOf = (value: string): readonly Stage[] => {
  const word = plainOf(value.toLowerCase()).replaceAll(' ', '_')
  if (word === '') return []
  const exact = stages.filter((stage) => stage === word)
  if (exact.length > 0) return exact
  return stages.filter((stage) =>
    [stage, ...(wordsOfStage[stage] ?? [])].some((name) => name.startsWith(word)),
  )
}

/**
 * Reads what the coach typed. Every text is understood somehow: signs part words, what is no filter is a word, and a filter
 * whose value means nothing is given back in `unknown`. `today` completes days without a year.
 */
export function parseSearch(typed: string, today: string): SearchQuery {
  const pieces = piecesOf(typed.slice(0, longestText))
  const query = {
    terms: [] as SearchTerm[],
    kinds: [] as SearchKind[],
    client: null as string | null,
    employer: null as string | null,
    stages: [] as Stage[],
    from: null as string | null,
    before: null as string | null,
    unknown: [] as string[],
  }
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (!piece) continue
    const text = plainOf(piece.text)
    switch (piece.filter) {
      case null:
        if (hasWord(text) && query.terms.length < mostTerms)
          query.terms.push({ text, isPhrase: piece.isQuoted || text.includes(' '), isPrefix: false })
        break
      case 'client':
      case 'employer':
        if (hasWord(text)) query[piece.filter] = [query[piece.filter], text].filter(Boolean).join(' ')
        break
      case 'kind': {
        const kinds = kindsOf(piece.text)
        query.kinds.push(...kinds)
        if (kinds.length === 0 && piece.text !== '') query.unknown.push(piece.typed)
        break
      }
      case 'stage': {
        const found = stagesOf(piece.text)
        query.stages.push(...found)
        if (found.length === 0 && piece.text !== '') query.unknown.push(piece.typed)
        break
      }
      case 'before':
      case 'after': {
        // `before:1 May 2026` runs over spaces; so many of the words that follow belong to it as make a day.
        const words = piece.isQuoted
          ? piece.text.split(/\s+/)
          : [
              piece.text,
              ...pieces
                .slice(at + 1, at + 3)
                .filter(isPlainWord)
                .map((next) => next.text),
            ]
        const named = namedDaysAt(words, today)
        if (named === null) {
          if (piece.text !== '') query.unknown.push(piece.typed)
          break
        }
        if (piece.filter === 'before') query.before = named.first
        else query.from = named.first
        if (!piece.isQuoted) at += named.words - 1
        break
      }
    }
  }
  const last = query.terms.at(-1)
  // The word that is being typed is the beginning of one.
  if (last && !last.isPhrase && pieces.at(-1)?.filter === null)
    query.terms[query.terms.length - 1] = { ...last, isPrefix: true }
  return query
}

const isPlainWord = (piece: Piece): boolean => piece.filter === null && !piece.isQuoted

/** True when nothing is asked: no word and no filter. */
export const isEmptySearch = (query: SearchQuery): boolean =>
  query.terms.length === 0 &&
  query.kinds.length === 0 &&
  query.client === null &&
  query.employer === null &&
  query.stages.length === 0 &&
  query.from === null &&
  query.before === null

/** Scripts that are written without spaces, whose words no index of words can know. */
export const isDenseScript = (text: string): boolean =>
  /[\u0E00-\u0FFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uF900-\uFAFF\u{20000}-\u{33FFF}]/u.test(
    text,
  )
