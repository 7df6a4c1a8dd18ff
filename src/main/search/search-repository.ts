import type { SearchKind, SearchQuery, SearchTerm } from '@shared/search-query'
import { isDenseScript } from '@shared/search-query'
import type { RoundStage, Stage } from '@shared/stages'
import type { Database } from 'better-sqlite3'
import { all, type Parameters } from '../db/statements'
import { allText, kindsText, nameText, ownersText, wordsText } from './match-text'

/** A row of the index: where it stands, newest last, and what it is. */
export type Found = { readonly rowKey: number; readonly kind: SearchKind }

/** Only the newest matches are looked at; ranking a frequent word over all of them would take a second. */
const MATCHES = 600
/** So many names are looked through. */
const NAMES = 60
/** A stage is no word of the index, so more matches are looked through for it. */
const MATCHES_TO_SIFT = 5_000
/** More clients or employers of one name than this are not told apart by it. */
const OWNERS = 100

/** The first key and the one after the last; both are day numbers with room for the records of a day. */
export type KeyRange = { readonly from: number; readonly before: number }

/** The ids of the clients or employers whose name holds these words. */
export function findOwners(db: Database, kind: 'client' | 'employer', name: string): string[] {
  const words = name.split(' ')
  const terms = words.map(
    (text, at): SearchTerm => ({ text, isPhrase: false, isPrefix: at === words.length - 1 }),
  )
  const sql = `SELECT r.recordId FROM local_searchName s CROSS JOIN local_searchRow r ON r.rowKey = s.rowid
    WHERE local_searchName MATCH :match AND r.kind = :kind ORDER BY s.rowid DESC LIMIT :limit`
  return all<{ recordId: string }>(db, sql, { match: nameText(terms), kind, limit: OWNERS }).map(
    (row) => row.recordId,
  )
}

/** Names that begin with a letter, in the order of the alphabet. */
export function findNamesByLetter(db: Database, letter: string, limit: number): Found[] {
  const sql = `SELECT rowKey, kind FROM local_searchRow
    WHERE kind IN ('client', 'employer') AND title >= :letter COLLATE NOCASE AND title < :after COLLATE NOCASE
    ORDER BY title COLLATE NOCASE LIMIT :limit`
  return all<Found>(db, sql, { letter, after: `${letter}\u{10FFFF}`, limit })
}

/** Clients, employers and people whose name holds the words, newest first. */
export function findNames(db: Database, terms: readonly SearchTerm[]): Found[] {
  const sql = `SELECT r.rowKey, r.kind FROM
      (SELECT rowid AS rowKey FROM local_searchName WHERE local_searchName MATCH :match ORDER BY rowid DESC LIMIT :limit) m
    CROSS JOIN local_searchRow r ON r.rowKey = m.rowKey`
  return all<Found>(db, sql, { match: nameText(terms), limit: NAMES })
}

/** The conditions of a query's filters, as far as the index knows them. */
export function scopeOf(
  query: SearchQuery,
  owners: { readonly clients: readonly string[] | null; readonly employers: readonly string[] | null },
): string[] {
  return [
    ...(query.kinds.length > 0 ? [kindsText(query.kinds)] : []),
    ...(owners.clients ? [ownersText('c', owners.clients)] : []),
    ...(owners.employers ? [ownersText('e', owners.employers)] : []),
  ]
}

/**
 * The newest records that match, newest first. A word that is still being typed is the beginning of many; where it stands
 * by itself in as many records as are looked at, those are the answer. The index goes through whole words from the newest
 * on and stops, but reads every record that has any word with that beginning.
 */
export function findNewest(
  db: Database,
  query: SearchQuery,
  scope: readonly string[],
  range: KeyRange,
): Found[] {
  if (query.terms.some(({ text }) => isDenseScript(text))) return findDense(db, query, scope, range)
  if (query.terms.some(isBeginning)) {
    const terms = query.terms.map((term) => ({ ...term, isPrefix: false }))
    const found = findWords(db, { ...query, terms }, scope, range)
    if (found.length === MATCHES) return found
  }
  return findWords(db, query, scope, range)
}

/** Beginnings of up to three letters stand in the index themselves. */
const isBeginning = ({ text, isPrefix }: SearchTerm): boolean => isPrefix && text.length > 3

function findWords(db: Database, query: SearchQuery, scope: readonly string[], range: KeyRange): Found[] {
  const words = query.terms.length > 0 ? [wordsText(query.terms)] : []
  const conditions = [...scope, ...words]
  if (query.stages.length > 0) return findAtStage(db, conditions, query.stages, range)
  if (conditions.length > 0) return newestMatches(db, allText(conditions), range, MATCHES)
  return all<Found>(db, `${newestRows} LIMIT :limit`, { ...range, limit: MATCHES })
}

const newestRows = `SELECT rowKey, kind FROM local_searchRow WHERE rowKey >= :from AND rowKey < :before ORDER BY rowKey DESC`
const newestKeys = `SELECT rowid AS rowKey FROM local_search
  WHERE local_search MATCH :match AND rowid >= :from AND rowid < :before ORDER BY rowid DESC LIMIT :limit`

// The join comes after the limit: the other way round it reads a row for every match.
function newestMatches(db: Database, match: string, range: KeyRange, limit: number): Found[] {
  const sql = `SELECT r.rowKey, r.kind FROM (${newestKeys}) m CROSS JOIN local_searchRow r ON r.rowKey = m.rowKey`
  return all<Found>(db, sql, { match, ...range, limit })
}

/** Opportunities that are at a stage now, rounds of it, and what hangs on a client who has one there. */
function findAtStage(
  db: Database,
  conditions: readonly string[],
  stages: readonly Stage[],
  range: KeyRange,
): Found[] {
  const source =
    conditions.length > 0
      ? newestKeys
      : 'SELECT rowKey FROM local_searchRow WHERE rowKey >= :from AND rowKey < :before ORDER BY rowKey DESC LIMIT :limit'
  const sql = `SELECT r.rowKey, r.kind FROM (${source}) m CROSS JOIN local_searchRow r ON r.rowKey = m.rowKey
    WHERE (r.opportunityId IS NULL AND EXISTS (SELECT 1 FROM local_opportunityStanding
        WHERE clientId = r.clientId AND ending IS NULL AND stage IN (SELECT value FROM json_each(:stages))))
      OR EXISTS (SELECT 1 FROM local_opportunityStanding
        WHERE opportunityId = r.opportunityId AND ending IS NULL AND stage IN (SELECT value FROM json_each(:stages)))
      OR (r.kind = 'round' AND EXISTS (SELECT 1 FROM round
        WHERE id = r.recordId AND stage IN (SELECT value FROM json_each(:stages))))
    LIMIT ${MATCHES}`
  const values: Parameters = { ...range, limit: MATCHES_TO_SIFT, stages: JSON.stringify(stages) }
  return all<Found>(db, sql, conditions.length > 0 ? { ...values, match: allText(conditions) } : values)
}

/** Looks for text in scripts without spaces sign by sign, in the newest records that have such text. */
function findDense(db: Database, query: SearchQuery, scope: readonly string[], range: KeyRange): Found[] {
  const scoped =
    scope.length > 0 ? 'AND rowKey IN (SELECT rowid FROM local_search WHERE local_search MATCH :match)' : ''
  const sql = `SELECT rowKey, kind FROM (
      SELECT rowKey, kind, denseText FROM local_searchRow INDEXED BY local_searchRowDense
      WHERE denseText <> '' AND rowKey >= :from AND rowKey < :before ORDER BY rowKey DESC LIMIT ${MATCHES_TO_SIFT})
    WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(lower(denseText), w.value) = 0) ${scoped}
    LIMIT ${MATCHES}`
  const words = JSON.stringify(query.terms.map(({ text }) => text.toLowerCase()))
  return all<Found>(db, sql, { ...range, words, ...(scope.length > 0 ? { match: allText(scope) } : {}) })
}

/** What is shown of a record that was found. */
export type FoundDetail = Found & {
  readonly recordId: string
  readonly clientId: string | null
  readonly clientName: string | null
  readonly opportunityId: string | null
  readonly employerId: string | null
  readonly employerName: string | null
  readonly onDay: string
  readonly title: string
  readonly body: string
  readonly stage: RoundStage | null
}

/** The records behind some rows of the index, in the order of the keys given. */
export function readFound(db: Database, rowKeys: readonly number[]): FoundDetail[] {
  const sql = `SELECT r.rowKey, r.kind, r.recordId, r.clientId, c.fullName AS clientName, r.opportunityId, e.id AS employerId,
      e.name AS employerName, r.onDay, r.title, coalesce(w.body, '') AS body, d.stage
    FROM json_each(:keys) k
    CROSS JOIN local_searchRow r ON r.rowKey = k.value
    CROSS JOIN local_searchWords w ON w.rowKey = r.rowKey
    LEFT JOIN client c ON c.id = r.clientId
    LEFT JOIN opportunity o ON o.id = r.opportunityId
    LEFT JOIN contact p ON r.kind = 'contact' AND p.id = r.recordId
    LEFT JOIN employer e ON e.id = CASE r.kind WHEN 'employer' THEN r.recordId WHEN 'contact' THEN p.employerId
      ELSE o.employerId END
    LEFT JOIN round d ON r.kind = 'round' AND d.id = r.recordId
    ORDER BY k.key`
  return all<FoundDetail>(db, sql, { keys: JSON.stringify(rowKeys) })
}
