import { daysBetween } from '@shared/dates'
import { markHits, snippetOf } from '@shared/mark-hits'
import type { SearchAnswer, SearchHit } from '@shared/search'
import { isEmptySearch, parseSearch, type SearchQuery, type SearchTerm } from '@shared/search-query'
import type { Context } from '../context'
import { dayOfInstant } from '../practice-day'
import { keepStandings } from '../standings/standings-service'
import { chooseHits } from './choose-hits'
import { indexMarked } from './search-index-repository'
import {
  type Found,
  type FoundDetail,
  findNames,
  findNamesByLetter,
  findNewest,
  findOwners,
  type KeyRange,
  readFound,
  scopeOf,
} from './search-repository'

/** Records indexed between two turns of the event loop, some 15 ms. */
const RECORDS_A_SLICE = 100
/** Room for the records of one day in the keys of the index, as its migration has it. */
const KEYS_A_DAY = 10_000_000

type Needs = Pick<Context, 'db' | 'today' | 'emit' | 'log'>
const running = new WeakSet<object>()

/**
 * Indexes what an import or another act over many records has left marked: some at once, the rest in slices. Answers whether
 * any are left. Single records never wait: they are indexed in the transaction that writes them.
 */
export function keepSearchIndex({ db, emit, log }: Needs): boolean {
  const isLeft = indexMarked(db, RECORDS_A_SLICE)
  if (!isLeft || running.has(db)) return isLeft
  running.add(db)
  const goOn = (): void => {
    try {
      if (!db.open) return
      if (indexMarked(db, RECORDS_A_SLICE)) {
        setImmediate(goOn)
        return
      }
      running.delete(db)
      emit('app.dataChanged', null)
    } catch (error) {
      running.delete(db)
      log.error('search index', error)
    }
  }
  setImmediate(goOn)
  return true
}

/** Finds records by what the coach typed. */
export function findRecords(context: Needs, text: string): SearchAnswer {
  const { db } = context
  const today = context.today()
  const query = parseSearch(text, today)
  const isIncomplete = keepSearchIndex(context)
  if (query.stages.length > 0) keepStandings(context)
  const { chosen, hasMore } = chooseHits(candidates(context, query), query.kinds.length === 1)
  const dayOf = dayOfInstant(db)
  const hits = readFound(
    db,
    chosen.map(({ rowKey }) => rowKey),
  ).map((detail) => toHit(detail, query.terms, dayOf))
  return { hits, hasMore, unknown: query.unknown, isIncomplete }
}

type Candidates = { readonly names: readonly Found[]; readonly newest: readonly Found[] }
const nobody: Candidates = { names: [], newest: [] }

function candidates({ db }: Needs, query: SearchQuery): Candidates {
  if (isEmptySearch(query)) return nobody
  const clients = query.client === null ? null : findOwners(db, 'client', query.client)
  const employers = query.employer === null ? null : findOwners(db, 'employer', query.employer)
  if (clients?.length === 0 || employers?.length === 0) return nobody
  const scope = scopeOf(query, { clients, employers })
  const isFiltered =
    scope.length > 0 || query.stages.length > 0 || query.from !== null || query.before !== null
  const typed = query.terms.filter((term) => !isOneLetter(term))
  const [only] = query.terms
  if (only && query.terms.length === 1 && isOneLetter(only) && !isFiltered)
    return { names: findNamesByLetter(db, only.text, 40), newest: [] }
  const words = { ...query, terms: typed }
  if (isEmptySearch(words)) return nobody
  return {
    names: typed.length > 0 && !isFiltered ? findNames(db, typed) : [],
    newest: findNewest(db, words, scope, rangeOf(query)),
  }
}

/** One letter begins half of all words: it is a name's, or the beginning of a word that is still being typed. */
const isOneLetter = ({ text, isPrefix }: SearchTerm): boolean =>
  isPrefix && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]$/u.test(text)

const keyOf = (day: string): number => daysBetween('0001-01-01', day) * KEYS_A_DAY

const rangeOf = ({ from, before }: SearchQuery): KeyRange => ({
  from: from === null ? 0 : keyOf(from),
  before: before === null ? Number.MAX_SAFE_INTEGER : keyOf(before),
})

/** Records that are about no day; theirs is only that of their making. */
const dayless: ReadonlySet<string> = new Set(['client', 'employer', 'contact', 'opportunity'])

function toHit(
  detail: FoundDetail,
  terms: readonly SearchTerm[],
  dayOf: (instant: string) => string,
): SearchHit {
  const { kind, recordId, onDay } = detail
  return {
    kind,
    id: recordId,
    clientId: detail.clientId,
    clientName: detail.clientName,
    employerId: detail.employerId,
    employerName: detail.employerName,
    opportunityId: detail.opportunityId,
    on: dayless.has(kind) ? null : onDay.length > 10 ? dayOf(onDay) : onDay,
    title: markHits(detail.title, terms),
    snippet: snippetOf(detail.body, terms),
    stage: detail.stage,
  }
}
