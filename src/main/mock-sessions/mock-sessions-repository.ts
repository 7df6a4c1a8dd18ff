import { AppError } from '@shared/errors'
import {
  type MockSession,
  type SessionCriterion,
  type SessionDraft,
  type SessionFile,
  type SessionListQuery,
  type SessionMark,
  type SessionPage,
  type SessionQuestion,
  type SessionRow,
  type SessionScore,
  sessionDraft,
  sessionListQuery,
} from '@shared/mock-sessions'
import { reorderedKeys } from '@shared/position-keys'
import { emptyDoc, type RichTextDoc } from '@shared/rich-text'
import type { Database } from 'better-sqlite3'
import { all, first, run } from '../db/statements'
import type { Writing } from '../interviews/interviews-repository'
import { lastAnswers, workedOutAnswers } from './last-answers-repository'

type SessionRecord = Omit<MockSession, 'note'> & { readonly note: string }
type QuestionRecord = Omit<SessionQuestion, 'criteria'> & { readonly criteria: string | null }
type CriterionRecord = Omit<SessionCriterion, 'anchors'> & { readonly anchors: string }

const toSession = (row: SessionRecord): MockSession => ({ ...row, note: JSON.parse(row.note) as RichTextDoc })
const toQuestion = (row: QuestionRecord): SessionQuestion => ({
  ...row,
  criteria: row.criteria === null ? null : (JSON.parse(row.criteria) as string[]),
})
const toCriterion = (row: CriterionRecord): SessionCriterion => ({
  ...row,
  anchors: JSON.parse(row.anchors) as string[],
})

/** A page of sessions, newest first, without removed ones: all, or those of one client. */
export function listSessions(db: Database, input: SessionListQuery): SessionPage {
  const { clientId, offset, limit } = sessionListQuery.parse(input)
  const about = clientId === null ? {} : { clientId }
  const rows = all<SessionRow>(db, sessionListSql(clientId !== null), { ...about, offset, limit })
  const counted = first<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM mockSession s JOIN client ON client.id = s.clientId AND client.deletedAt IS NULL
     WHERE s.deletedAt IS NULL ${clientId === null ? '' : 'AND s.clientId = :clientId'}`,
    about,
  )
  return { rows, total: counted?.n ?? 0 }
}

/** The page's statement, which a test asks for its plan. */
export const sessionListSql = (ofOneClient: boolean): string =>
  `SELECT s.id, s.clientId, s.opportunityId, s.roundId, s.kind, s.title, s.state, s.startedAt, s.endedAt, s.elapsedMs,
     s.createdAt, client.fullName AS clientName,
     (SELECT count(*) FROM sessionQuestion q WHERE q.sessionId = s.id AND q.deletedAt IS NULL) AS questionCount,
     (SELECT sum(c.score * k.weight) / nullif(sum(k.weight), 0)
      FROM sessionScore c JOIN sessionCriterion k
        ON k.sessionId = s.id AND k.criterionRef = c.criterionRef AND k.deletedAt IS NULL
      WHERE c.sessionId = s.id AND c.by = 'coach' AND c.deletedAt IS NULL) AS average,
     (SELECT max(r.keepUntilOn) FROM sessionRecording r WHERE r.sessionId = s.id AND r.deletedAt IS NULL) AS recordedUntil
   FROM mockSession s JOIN client ON client.id = s.clientId AND client.deletedAt IS NULL
   WHERE s.deletedAt IS NULL ${ofOneClient ? 'AND s.clientId = :clientId' : ''}
   ORDER BY s.createdAt DESC, s.id DESC LIMIT :limit OFFSET :offset`

/** One session. Throws AppError not-found. */
export function getSession(db: Database, id: string): MockSession {
  const row = first<SessionRecord>(db, 'SELECT * FROM mockSession WHERE id = :id AND deletedAt IS NULL', {
    id,
  })
  if (!row) throw new AppError('not-found')
  return toSession(row)
}

/** A session with all that hangs on it. Throws AppError not-found. */
export function readSession(db: Database, id: string): SessionFile {
  return db.transaction(() => {
    const session = getSession(db, id)
    const name = first<{ fullName: string }>(db, 'SELECT fullName FROM client WHERE id = :clientId', {
      clientId: session.clientId,
    })
    return {
      session,
      clientName: name?.fullName ?? '',
      questions: listQuestions(db, id),
      criteria: all<CriterionRecord>(db, ofSession('sessionCriterion', 'position, id'), { id }).map(
        toCriterion,
      ),
      scores: all<SessionScore>(db, ofSession('sessionScore', 'sessionQuestionId, id'), { id }),
      marks: all<SessionMark>(db, ofSession('sessionMark', 'atMs, id'), { id }),
      last: lastAnswers(db, id),
      workedOut: workedOutAnswers(db, id),
    }
  })()
}

/** The questions of a session in order, without removed ones. */
export const listQuestions = (db: Database, sessionId: string): SessionQuestion[] =>
  all<QuestionRecord>(db, ofSession('sessionQuestion', 'position, id'), { id: sessionId }).map(toQuestion)

type SessionTable = 'sessionQuestion' | 'sessionCriterion' | 'sessionScore' | 'sessionMark'

const ofSession = (table: SessionTable, order: string): string =>
  `SELECT * FROM ${table} WHERE sessionId = :id AND deletedAt IS NULL ORDER BY ${order}`

/**
 * Writes a prepared session, new or again, with its questions and criteria, in one transaction. Throws AppError not-found
 * for a session, opportunity, round or meeting of another client, and session-begun once it has begun.
 */
export function prepareSession(db: Database, input: SessionDraft, { at, newId }: Writing): MockSession {
  const { questions, criteria, ...draft } = sessionDraft.parse(input)
  return db.transaction(() => {
    requireOwn(db, 'opportunity', draft.opportunityId, draft.clientId)
    requireOwn(db, 'round', draft.roundId, draft.clientId)
    requireOwn(db, 'appointment', draft.appointmentId, draft.clientId)
    const before = first<{ state: string; clientId: string }>(
      db,
      'SELECT state, clientId FROM mockSession WHERE id = :id',
      { id: draft.id },
    )
    if (before && before.clientId !== draft.clientId) throw new AppError('not-found')
    if (before && before.state !== 'prepared') throw new AppError('session-begun')
    run(
      db,
      `INSERT INTO mockSession (id, clientId, opportunityId, roundId, appointmentId, kind, title, state, note,
         createdAt, updatedAt)
       VALUES (:id, :clientId, :opportunityId, :roundId, :appointmentId, :kind, :title, 'prepared', :note, :at, :at)
       ON CONFLICT (id) DO UPDATE SET opportunityId = excluded.opportunityId, roundId = excluded.roundId,
         appointmentId = excluded.appointmentId, kind = excluded.kind, title = excluded.title,
         updatedAt = excluded.updatedAt, deletedAt = NULL`,
      { ...draft, note: JSON.stringify(emptyDoc), at },
    )
    const owner = { sessionId: draft.id, clientId: draft.clientId, at }
    for (const table of ['sessionQuestion', 'sessionCriterion'] as const)
      run(db, `UPDATE ${table} SET deletedAt = :at WHERE sessionId = :sessionId AND deletedAt IS NULL`, {
        sessionId: draft.id,
        at,
      })
    const places = reorderedKeys(questions.map(() => null))
    for (const [index, question] of questions.entries())
      run(
        db,
        `INSERT INTO sessionQuestion (id, sessionId, clientId, questionRef, body, listenFor, followUps, limitSeconds,
           criteria, position, carriedFromId, createdAt, updatedAt)
         VALUES (:id, :sessionId, :clientId, :questionRef, :body, :listenFor, :followUps, :limitSeconds, :criteria,
           :position, :carriedFromId, :at, :at)`,
        {
          ...owner,
          ...question,
          id: newId(),
          criteria: question.criteria === null ? null : JSON.stringify(question.criteria),
          position: places[index] ?? '',
        },
      )
    const ranks = reorderedKeys(criteria.map(() => null))
    for (const [index, criterion] of criteria.entries())
      run(
        db,
        `INSERT INTO sessionCriterion (id, sessionId, clientId, criterionRef, name, weight, anchors, position,
           createdAt, updatedAt)
         VALUES (:id, :sessionId, :clientId, :criterionRef, :name, :weight, :anchors, :position, :at, :at)`,
        {
          ...owner,
          ...criterion,
          id: newId(),
          anchors: JSON.stringify(criterion.anchors),
          position: ranks[index] ?? '',
        },
      )
    return getSession(db, draft.id)
  })()
}

/** Keeps the note of a session. Throws AppError not-found. */
export function saveSessionNote(db: Database, id: string, note: RichTextDoc, at: string): MockSession {
  const changed = run(
    db,
    'UPDATE mockSession SET note = :note, updatedAt = :at WHERE id = :id AND deletedAt IS NULL',
    { id, note: JSON.stringify(note), at },
  )
  if (changed === 0) throw new AppError('not-found')
  return getSession(db, id)
}

/** Moves a session to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markSession(db: Database, id: string, deletedAt: string | null): void {
  const changed = run(db, 'UPDATE mockSession SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt })
  if (changed === 0) throw new AppError('not-found')
}

function requireOwn(
  db: Database,
  table: 'opportunity' | 'round' | 'appointment',
  id: string | null,
  clientId: string,
): void {
  if (id === null) return
  if (!first(db, `SELECT 1 FROM ${table} WHERE id = :id AND clientId = :clientId`, { id, clientId }))
    throw new AppError('not-found')
}
