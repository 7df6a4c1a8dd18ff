import { AppError } from '@shared/errors'
import {
  type Contact,
  type Employer,
  type EmployerPromise,
  type EndingDraft,
  type EventDraft,
  endingDraft,
  eventDraft,
  historyRecord,
  type MessageDraft,
  messageDraft,
  type Opportunity,
  type OpportunityDraft,
  opportunityDraft,
  type PromiseDraft,
  promiseDraft,
  type Question,
  type QuestionDraft,
  questionDraft,
  type Round,
  type RoundDraft,
  type RoundQuestion,
  roundDraft,
} from '@shared/interviews'
import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { all, type Bound, first, run } from '../db/statements'
import { roundQuestions, saveRoundQuestions } from './round-questions-repository'

/** What every write needs: the moment and a maker of ids. */
export type Writing = { readonly at: string; readonly newId: () => string }

type OpportunityRow = Omit<Opportunity, 'knowsEmployer' | 'travelPaid'> & {
  readonly knowsEmployer: number
  readonly travelPaid: number
}
type RoundRow = Omit<Round, 'managerGaveNumber' | 'salaryGiven' | 'questions'> & {
  readonly managerGaveNumber: number
  readonly salaryGiven: number
}

const toOpportunity = (row: OpportunityRow): Opportunity => ({
  ...row,
  knowsEmployer: row.knowsEmployer === 1,
  travelPaid: row.travelPaid === 1,
})
const toRound = (row: RoundRow, questions: readonly RoundQuestion[]): Round => ({
  ...row,
  managerGaveNumber: row.managerGaveNumber === 1,
  salaryGiven: row.salaryGiven === 1,
  questions,
})

/** Rounds are numbered by day within their opportunity; the number is never stored. */
const numberedRounds = `SELECT *, row_number() OVER (PARTITION BY opportunityId ORDER BY heldOn, id) AS number
  FROM round WHERE clientId = :clientId AND deletedAt IS NULL`

/** A client's opportunities, oldest first. */
export function listOpportunities(db: Database, clientId: string): Opportunity[] {
  const sql = 'SELECT * FROM opportunity WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY id'
  return all<OpportunityRow>(db, sql, { clientId }).map(toOpportunity)
}

/** A client's rounds by day, with their numbers. */
export function listRounds(db: Database, clientId: string): Round[] {
  const questions = roundQuestions(db, clientId)
  return all<RoundRow>(db, `${numberedRounds} ORDER BY heldOn, id`, { clientId }).map((row) =>
    toRound(row, questions.get(row.id) ?? []),
  )
}

/** A row as the table has it: the checked draft with its id. */
type RowOf<Schema extends z.ZodType> = Omit<z.output<Schema>, 'id'> & { readonly id: string }

export type EventRow = RowOf<typeof eventDraft>

/** A client's dated steps that are no rounds, by day. */
export function listEvents(db: Database, clientId: string): EventRow[] {
  const sql = 'SELECT * FROM event WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY happenedOn, id'
  return all<Omit<EventRow, 'isWritten'> & { isWritten: number }>(db, sql, { clientId }).map((row) => ({
    ...row,
    isWritten: row.isWritten === 1,
  }))
}

export type EndingRow = RowOf<typeof endingDraft>

/** How a client's opportunities ended, by day. */
export function listEndings(db: Database, clientId: string): EndingRow[] {
  const sql = 'SELECT * FROM ending WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY endedOn, id'
  return all<EndingRow>(db, sql, { clientId })
}

/** What a client's employers promised, by the day it was said. */
export function listPromises(db: Database, clientId: string): EmployerPromise[] {
  const sql = 'SELECT * FROM promise WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY saidOn, id'
  return all<EmployerPromise>(db, sql, { clientId })
}

export type MessageRow = RowOf<typeof messageDraft> & { readonly letterId: string | null }

/** Traffic between a client and employers, by day. */
export function listMessages(db: Database, clientId: string): MessageRow[] {
  const sql = 'SELECT * FROM message WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY sentOn, id'
  return all<MessageRow>(db, sql, { clientId })
}

/** What a client asked the coach, by day. */
export function listQuestions(db: Database, clientId: string): Question[] {
  const sql = 'SELECT * FROM question WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY askedOn, id'
  return all<Question>(db, sql, { clientId })
}

/** The employers of a client's opportunities. */
export function listEmployers(db: Database, clientId: string): Employer[] {
  const sql = `SELECT * FROM employer WHERE id IN
    (SELECT employerId FROM opportunity WHERE clientId = :clientId AND deletedAt IS NULL) ORDER BY name`
  return all<Employer>(db, sql, { clientId })
}

/** The people at the employers of a client's opportunities. */
export function listContacts(db: Database, clientId: string): Contact[] {
  const sql = `SELECT * FROM contact WHERE deletedAt IS NULL AND employerId IN
    (SELECT employerId FROM opportunity WHERE clientId = :clientId AND deletedAt IS NULL) ORDER BY id`
  return all<Contact>(db, sql, { clientId })
}

/** One question. Throws AppError not-found. */
export function getQuestion(db: Database, id: string): Question {
  const row = first<Question>(db, 'SELECT * FROM question WHERE id = :id', { id })
  if (!row) throw new AppError('not-found')
  return row
}

/** Says which letter answers a question; null takes that back. */
export function markAnswered(db: Database, questionId: string, letterId: string | null, at: string): void {
  run(db, 'UPDATE question SET answeredByLetterId = :letterId, updatedAt = :at WHERE id = :questionId', {
    questionId,
    letterId,
    at,
  })
}

/** Writes an opportunity; its employer and its contact are found by name or made. One transaction. */
export function saveOpportunity(db: Database, input: OpportunityDraft, writing: Writing): Opportunity {
  const { employerName, staffCount, contactName, ...draft } = opportunityDraft.parse(input)
  return db.transaction(() => {
    const employerId = employerNamed(db, employerName, staffCount, writing)
    const contactId = contactName === '' ? null : contactNamed(db, employerId, contactName, writing)
    const id = upsert(db, 'opportunity', { ...draft, employerId, contactId }, writing)
    const row = first<OpportunityRow>(db, 'SELECT * FROM opportunity WHERE id = :id', { id })
    if (!row) throw new AppError('not-found')
    return toOpportunity(row)
  })()
}

/** Writes a round. Throws AppError not-found when its opportunity is not this client's. */
export function saveRound(db: Database, input: RoundDraft, writing: Writing): Round {
  const { questions, ...draft } = roundDraft.parse(input)
  const { clientId } = draft
  return db.transaction(() => {
    const id = upsert(db, 'round', draft, writing)
    if (questions) saveRoundQuestions(db, { clientId, roundId: id }, questions, writing)
    const row = first<RoundRow>(db, `SELECT * FROM (${numberedRounds}) WHERE id = :id`, { clientId, id })
    if (!row) throw new AppError('not-found')
    return toRound(row, roundQuestions(db, clientId).get(id) ?? [])
  })()
}

/** Writes a dated step. */
export function saveEvent(db: Database, input: EventDraft, writing: Writing): { readonly id: string } {
  return { id: upsert(db, 'event', eventDraft.parse(input), writing) }
}

/** Writes how an opportunity ended. */
export function saveEnding(db: Database, input: EndingDraft, writing: Writing): { readonly id: string } {
  return { id: upsert(db, 'ending', endingDraft.parse(input), writing) }
}

/** Writes what an employer promised. */
export function savePromise(db: Database, input: PromiseDraft, writing: Writing): EmployerPromise {
  const id = upsert(db, 'promise', promiseDraft.parse(input), writing)
  const row = first<EmployerPromise>(db, 'SELECT * FROM promise WHERE id = :id', { id })
  if (!row) throw new AppError('not-found')
  return row
}

/** Writes a message in or out. */
export function saveMessage(db: Database, input: MessageDraft, writing: Writing): { readonly id: string } {
  return { id: upsert(db, 'message', messageDraft.parse(input), writing) }
}

/** Writes a question of a client. */
export function saveQuestion(db: Database, input: QuestionDraft, writing: Writing): Question {
  return getQuestion(db, upsert(db, 'question', questionDraft.parse(input), writing))
}

/**
 * Moves a line of the history to the trash; `deletedAt` null takes it back out. With an opportunity go its rounds, steps,
 * endings and promises, at the same moment, by which they are known when it comes back. Throws AppError not-found.
 */
export function markHistoryRecord(
  db: Database,
  record: z.infer<typeof historyRecord>,
  deletedAt: string | null,
): void {
  // `record.type` is one of the closed words of the schema, so it can name a table.
  const table = historyRecord.shape.type.parse(record.type)
  const { id } = record
  db.transaction(() => {
    if (table === 'opportunity') markLinesOf(db, id, deletedAt)
    const changed = run(db, `UPDATE ${table} SET deletedAt = :deletedAt WHERE id = :id`, { id, deletedAt })
    if (changed === 0) throw new AppError('not-found')
  })()
}

function markLinesOf(db: Database, opportunityId: string, deletedAt: string | null): void {
  const sql = 'SELECT clientId, deletedAt FROM opportunity WHERE id = :opportunityId'
  const found = first<{ clientId: string; deletedAt: string | null }>(db, sql, { opportunityId })
  if (!found || (found.deletedAt === null) === (deletedAt === null)) return
  for (const table of ['round', 'event', 'ending', 'promise'] as const)
    run(
      db,
      `UPDATE ${table} SET deletedAt = :deletedAt WHERE clientId = :clientId AND opportunityId = :opportunityId
         AND ${deletedAt === null ? 'deletedAt = :wasDeletedAt AND deletedAt IS NOT NULL' : 'deletedAt IS NULL'}`,
      {
        clientId: found.clientId,
        opportunityId,
        deletedAt,
        ...(deletedAt === null ? { wasDeletedAt: found.deletedAt } : {}),
      },
    )
}

function employerNamed(db: Database, name: string, staffCount: number | null, writing: Writing): string {
  const found = first<{ id: string; staffCount: number | null }>(
    db,
    'SELECT id, staffCount FROM employer WHERE name = :name COLLATE NOCASE AND deletedAt IS NULL LIMIT 1',
    { name },
  )
  if (!found) return upsert(db, 'employer', { name, staffCount }, writing)
  if (staffCount !== null && staffCount !== found.staffCount)
    run(db, 'UPDATE employer SET staffCount = :staffCount, updatedAt = :at WHERE id = :id', {
      id: found.id,
      staffCount,
      at: writing.at,
    })
  return found.id
}

function contactNamed(db: Database, employerId: string, fullName: string, writing: Writing): string {
  const found = first<{ id: string }>(
    db,
    `SELECT id FROM contact WHERE employerId = :employerId AND fullName = :fullName COLLATE NOCASE
       AND deletedAt IS NULL LIMIT 1`,
    { employerId, fullName },
  )
  return found?.id ?? upsert(db, 'contact', { employerId, fullName, role: '', email: '', phone: '' }, writing)
}

type HistoryTable =
  | 'opportunity'
  | 'round'
  | 'event'
  | 'ending'
  | 'promise'
  | 'message'
  | 'question'
  | 'employer'
  | 'contact'

/**
 * Writes one record by its id and answers the id. Column names are the keys of a parsed schema, never text of a window.
 * A record never moves to another client: then nothing is written and AppError not-found says so.
 */
function upsert(
  db: Database,
  table: HistoryTable,
  draft: Readonly<Record<string, Bound | boolean | undefined>>,
  { at, newId }: Writing,
): string {
  const { id: givenId, ...fields } = draft
  const id = typeof givenId === 'string' ? givenId : newId()
  const columns = Object.keys(fields)
  const values = Object.fromEntries(
    Object.entries(fields).map(([column, value]) => [
      column,
      typeof value === 'boolean' ? Number(value) : (value ?? null),
    ]),
  )
  if (typeof draft.clientId === 'string' && typeof draft.opportunityId === 'string')
    requireOwnOpportunity(db, draft.clientId, draft.opportunityId)
  const changed = run(
    db,
    `INSERT INTO ${table} (id, ${columns.join(', ')}, createdAt, updatedAt)
     VALUES (:id, ${columns.map((column) => `:${column}`).join(', ')}, :at, :at)
     ON CONFLICT (id) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(', ')},
       updatedAt = excluded.updatedAt
     ${'clientId' in fields ? `WHERE ${table}.clientId = excluded.clientId` : ''}`,
    { ...values, id, at },
  )
  if (changed === 0) throw new AppError('not-found')
  return id
}

/** Throws AppError not-found when the opportunity is not this client's. */
export function requireOwnOpportunity(db: Database, clientId: string, opportunityId: string): void {
  const found = first(db, 'SELECT 1 FROM opportunity WHERE id = :opportunityId AND clientId = :clientId', {
    opportunityId,
    clientId,
  })
  if (!found) throw new AppError('not-found')
}
