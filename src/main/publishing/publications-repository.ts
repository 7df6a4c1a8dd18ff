import { AppError } from '@shared/errors'
import type { Publication, PublicationDraft, PublicationUse, WordDecision } from '@shared/publishing'
import type { RichTextDoc } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import type { Writing } from '../interviews/interviews-repository'

type Row = Omit<Publication, 'body'> & { readonly body: string }

const toPublication = (row: Row): Publication => ({ ...row, body: JSON.parse(row.body) as RichTextDoc })

/** A client's anonymous copies, newest first, without removed ones. */
export function listPublications(db: Database, clientId: string): Publication[] {
  const sql = `SELECT * FROM publication WHERE clientId = :clientId AND deletedAt IS NULL
    ORDER BY createdAt DESC, id DESC`
  return all<Row>(db, sql, { clientId }).map(toPublication)
}

/** One copy. Throws AppError not-found. */
export function getPublication(db: Database, id: string): Publication {
  const row = first<Row>(db, 'SELECT * FROM publication WHERE id = :id', { id })
  if (!row) throw new AppError('not-found')
  return toPublication(row)
}

/** The newest copy of a letter that has not left yet, of one kind; null when there is none. */
export function findCopyDraft(db: Database, letterId: string, kind: Publication['kind']): Publication | null {
  const sql = `SELECT * FROM publication WHERE letterId = :letterId AND deletedAt IS NULL AND kind = :kind
    AND exportedAt IS NULL ORDER BY id DESC LIMIT 1`
  const row = first<Row>(db, sql, { letterId, kind })
  return row ? toPublication(row) : null
}

/** Keeps a copy as it stands. What has left already is not changed any more. Throws AppError not-found. */
export function saveCopy(db: Database, draft: PublicationDraft, at: string): void {
  const values = { ...draft, body: JSON.stringify(draft.body), at }
  const changed = run(
    db,
    `INSERT INTO publication (id, clientId, letterId, kind, title, body, exportedAt, place, url, publishedOn, takenDownOn,
       createdAt, updatedAt)
     SELECT :id, clientId, id, :kind, :title, :body, NULL, '', '', NULL, NULL, :at, :at FROM letter WHERE id = :letterId
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, body = excluded.body, updatedAt = excluded.updatedAt
       WHERE publication.letterId = excluded.letterId`,
    values,
  )
  if (changed === 0) throw new AppError('not-found')
}

/** Notes that a copy left; the first time counts. */
export function markExported(db: Database, id: string, at: string): void {
  run(db, 'UPDATE publication SET exportedAt = coalesce(exportedAt, :at), updatedAt = :at WHERE id = :id', {
    id,
    at,
  })
}

/** Keeps where and when a copy was used. Throws AppError not-found. */
export function saveUse(db: Database, use: PublicationUse, at: string): Publication {
  const changed = run(
    db,
    `UPDATE publication SET place = :place, url = :url, publishedOn = :publishedOn, takenDownOn = :takenDownOn,
       updatedAt = :at WHERE id = :id AND deletedAt IS NULL`,
    { ...use, at },
  )
  if (changed === 0) throw new AppError('not-found')
  return getPublication(db, use.id)
}

/** Moves a copy to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markPublication(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE publication SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}

/** Terms under which aliases of a record's own names are kept begin with their kind. */
const ownTerm = /^(?:client|company|person|place|document|address|detail):/u

/** What the coach decided about words of one client's copies, in the order of deciding. */
export function listDecisions(db: Database, clientId: string): WordDecision[] {
  return allAliases(db, clientId).filter(({ term }) => !ownTerm.test(term))
}

/** The aliases that names of the record got before, by entity. */
export function listKnownAliases(db: Database, clientId: string): ReadonlyMap<string, string> {
  const own = allAliases(db, clientId).filter(({ term }) => ownTerm.test(term))
  // Two clients who were merged may bring one alias for two things; the older one keeps it.
  const oldest = new Map(own.toReversed().map((one) => [one.alias, one.term]))
  return new Map(own.flatMap(({ term, alias }) => (oldest.get(alias) === term ? [[term, alias]] : [])))
}

const allAliases = (db: Database, clientId: string): WordDecision[] =>
  all<WordDecision>(db, 'SELECT term, way, alias FROM publicAlias WHERE clientId = :clientId ORDER BY id', {
    clientId,
  })

/** Keeps what stands for a word, or that it stays; an earlier decision about it is forgotten. One transaction. */
export function saveAlias(
  db: Database,
  clientId: string,
  { term, way, alias }: WordDecision,
  { at, newId }: Writing,
): void {
  db.transaction(() => {
    removeAlias(db, clientId, term)
    run(
      db,
      `INSERT INTO publicAlias (id, clientId, term, way, alias, createdAt, updatedAt)
       VALUES (:id, :clientId, :term, :way, :alias, :at, :at)`,
      { id: newId(), clientId, term, way, alias, at },
    )
  })()
}

/** Forgets a decision. */
export function removeAlias(db: Database, clientId: string, term: string): void {
  run(db, 'DELETE FROM publicAlias WHERE clientId = :clientId AND term = :term', { clientId, term })
}
