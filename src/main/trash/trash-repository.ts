import { type TrashKind, type TrashRecord, trashKinds } from '@shared/trash'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import { markHistoryRecord } from '../interviews/interviews-repository'
import { markLetter } from '../letters/letters-repository'
import type { RecordedTable } from '../undo/recorded-tables'
import { columnsOf } from '../undo/recording-repository'
import { depthOf } from './erasure-repository'
import { trashSources } from './trash-kinds-repository'

/** What a page of the trash is made from. */
export type TrashedRow = TrashRecord & {
  readonly name: string | null
  readonly code: string | null
  readonly on: string | null
  readonly deletedAt: string
  readonly clientName: string | null
  readonly clientDeletedAt: string | null
  readonly employer: string | null
  readonly employerDeletedAt: string | null
  readonly opportunityRole: string | null
  readonly opportunityDeletedAt: string | null
}

export type TrashFilter = { readonly words: readonly string[]; readonly kind: TrashKind | null }

/** How a text begins; enough for a line on screen. */
const NAME_LENGTH = 160

/** A page of the trash, newest first. One indexed search a kind, merged in their order. */
export function listTrashed(db: Database, filter: TrashFilter, offset: number, limit: number): TrashedRow[] {
  return all<TrashedRow>(db, trashPageSql(filter), { ...wordValues(filter), offset, limit })
}

/** The page's statement, which a test asks for its plan. */
export function trashPageSql(filter: TrashFilter): string {
  return `SELECT page.kind, page.id, page.name, page.code, page.onDay AS "on", page.deletedAt,
      client.fullName AS clientName, client.deletedAt AS clientDeletedAt,
      employer.name AS employer, employer.deletedAt AS employerDeletedAt,
      opportunity.role AS opportunityRole, opportunity.deletedAt AS opportunityDeletedAt
    FROM (${armsOf(filter).join('\nUNION ALL ')} ORDER BY deletedAt DESC, id DESC LIMIT :limit OFFSET :offset) page
    LEFT JOIN client ON client.id = page.clientId
    LEFT JOIN opportunity ON opportunity.id = page.opportunityId
    LEFT JOIN employer ON employer.id = coalesce(page.employerId, opportunity.employerId)
    ORDER BY page.deletedAt DESC, page.id DESC`
}

/** How many removed records there are that the filter lets through. */
export function countTrashed(db: Database, filter: TrashFilter): number {
  const sql = `SELECT count(*) AS n FROM (${armsOf(filter).join('\nUNION ALL ')})`
  return first<{ n: number }>(db, sql, wordValues(filter))?.n ?? 0
}

/** Every removed record, for emptying the trash. */
export function queueAllTrashed(db: Database): number {
  return trashKinds.reduce((count, kind) => {
    const { table } = trashSources[kind]
    const sql = `INSERT INTO erasure (tableName, recordId, state, depth)
      SELECT '${table}', gone.id, 'waiting', ${depthOf(table)} FROM ${table} gone WHERE ${removed(kind)} ON CONFLICT DO NOTHING`
    return count + run(db, sql)
  }, 0)
}

function armsOf({ words, kind }: TrashFilter): string[] {
  return trashKinds
    .filter((one) => kind === null || one === kind)
    .map((one) => {
      const { table, name, code, on, client, hasOpportunity } = trashSources[one]
      const clientId = client ? `gone.${client}` : 'NULL'
      const opportunityId = hasOpportunity ? 'gone.opportunityId' : 'NULL'
      const employerId = table === 'opportunity' || table === 'contact' ? 'gone.employerId' : 'NULL'
      const texts = [
        `coalesce(${name}, '')`,
        ...(client ? [`(SELECT fullName FROM client WHERE id = ${clientId})`] : []),
        ...(hasOpportunity || employerId !== 'NULL' ? [`coalesce((${employerSql(table)}), '')`] : []),
      ]
      const matches = words.map(
        (_, index) => `AND (${texts.join(` || ' ' || `)}) LIKE :word${index} ESCAPE '!'`,
      )
      return `SELECT '${one}' AS kind, gone.id AS id, substr(${name}, 1, ${NAME_LENGTH}) AS name,
          ${code ? `gone.${code}` : 'NULL'} AS code, ${on ?? 'NULL'} AS onDay, gone.deletedAt AS deletedAt,
          ${clientId} AS clientId, ${opportunityId} AS opportunityId, ${employerId} AS employerId
        FROM ${table} gone WHERE ${removed(one)} ${matches.join(' ')}`
    })
}

/** Removed, no part of something else that was removed, and not being erased already. */
function removed(kind: TrashKind): string {
  const { table, except } = trashSources[kind]
  return except ? `${removedAtAll(table)} AND NOT ${except}` : removedAtAll(table)
}

const employerSql = (table: RecordedTable): string =>
  table === 'opportunity' || table === 'contact'
    ? 'SELECT name FROM employer WHERE id = gone.employerId'
    : `SELECT employer.name FROM employer JOIN opportunity ON opportunity.employerId = employer.id
         WHERE opportunity.id = gone.opportunityId`

const wordValues = ({ words }: TrashFilter): Record<string, string> =>
  Object.fromEntries(
    words.map((word, index) => [`word${index}`, `%${word.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`]),
  )

/** Brings one record back, itself alone. False when it is not there, not removed, or being erased. */
export function restoreRow(db: Database, { kind, id }: TrashRecord, at: string): boolean {
  const { table } = trashSources[kind]
  if (!first(db, `SELECT 1 FROM ${table} gone WHERE gone.id = :id AND ${removedAtAll(table)}`, { id }))
    return false
  switch (kind) {
    case 'opportunity':
      markHistoryRecord(db, { type: kind, id }, null)
      break
    case 'letter':
      markLetter(db, id, null)
      break
    case 'wording':
      // One wording of a topic holds at a time: the one in use takes this one's place in the trash.
      run(
        db,
        `UPDATE template SET deletedAt = :at WHERE deletedAt IS NULL
           AND topicId = (SELECT topicId FROM template WHERE id = :id)`,
        { id, at },
      )
      run(db, 'UPDATE template SET deletedAt = NULL WHERE id = :id', { id })
      break
    case 'criterion':
    case 'bankQuestion':
    case 'cliche':
      // The same with the coach's wording of a built-in thing of the question bank.
      run(
        db,
        `UPDATE ${table} SET deletedAt = :at WHERE deletedAt IS NULL
           AND builtInId = (SELECT builtInId FROM ${table} WHERE id = :id)`,
        { id, at },
      )
      run(db, `UPDATE ${table} SET deletedAt = NULL WHERE id = :id`, { id })
      break
    default:
      run(db, `UPDATE ${table} SET deletedAt = NULL WHERE id = :id`, { id })
  }
  return true
}

const removedAtAll = (table: RecordedTable): string => `gone.deletedAt IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.tableName = '${table}' AND erasure.recordId = gone.id)`

/** What a record belongs to, by kind: its client, its opportunity, its employer. Nulls where it has none. */
export function ownersOf(db: Database, { kind, id }: TrashRecord): readonly TrashRecord[] {
  const { table, client, hasOpportunity } = trashSources[kind]
  const columns = columnsOf(db, table)
  const owners = [
    ...(client === 'clientId' ? [{ kind: 'client' as const, column: 'clientId' }] : []),
    ...(hasOpportunity ? [{ kind: 'opportunity' as const, column: 'opportunityId' }] : []),
    ...(table === 'roundQuestion' ? [{ kind: 'round' as const, column: 'roundId' }] : []),
    ...(table === 'answerVersion' ? [{ kind: 'answer' as const, column: 'answerId' }] : []),
    ...(columns.includes('employerId') ? [{ kind: 'employer' as const, column: 'employerId' }] : []),
  ]
  return owners.flatMap((owner) => {
    const sql = `SELECT ${owner.column} AS id FROM ${table} WHERE id = :id`
    const found = first<{ id: string | null }>(db, sql, { id })?.id ?? null
    return found === null ? [] : [{ kind: owner.kind, id: found }]
  })
}
