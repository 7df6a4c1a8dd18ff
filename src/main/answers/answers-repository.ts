import {
  type Answer,
  type AnswerDraft,
  type AnswerVersion,
  type AnswerVersionDraft,
  answerDraft,
  type StarPart,
} from '@shared/answers'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { all, run } from '../db/statements'

type VersionRow = Omit<AnswerVersion, StarPart> & Readonly<Record<StarPart, number>>

/** The statements of `listAnswers`, which a test asks for their plans. */
export const answersSql = `SELECT id, clientId, questionRef, questionBody, opportunityId, createdAt, updatedAt FROM answer
  WHERE clientId = :clientId AND deletedAt IS NULL`
export const answerVersionsSql = `SELECT id, answerId, body, hasSituation, hasTask, hasAction, hasResult, selfScore, coachScore,
  createdAt, updatedAt FROM answerVersion WHERE clientId = :clientId AND deletedAt IS NULL ORDER BY id`

const toVersion = (row: VersionRow): AnswerVersion => ({
  ...row,
  hasSituation: row.hasSituation === 1,
  hasTask: row.hasTask === 1,
  hasAction: row.hasAction === 1,
  hasResult: row.hasResult === 1,
})

/** A client's answers with all their versions, the one worked on last first, without removed ones. */
export function listAnswers(db: Database, clientId: string): Answer[] {
  const versions = new Map<string, AnswerVersion[]>()
  for (const row of all<VersionRow>(db, answerVersionsSql, { clientId })) {
    const list = versions.get(row.answerId)
    if (list) list.push(toVersion(row))
    else versions.set(row.answerId, [toVersion(row)])
  }
  return all<Omit<Answer, 'versions'>>(db, answersSql, { clientId })
    .map((answer) => ({ ...answer, versions: versions.get(answer.id) ?? [] }))
    .toSorted((a, b) => lastWork(b).localeCompare(lastWork(a)) || b.id.localeCompare(a.id))
}

const lastWork = ({ updatedAt, versions }: Answer): string =>
  [updatedAt, ...versions.map((version) => version.updatedAt)].toSorted().at(-1) ?? updatedAt

/** Writes an answer, new or changed. Throws AppError not-found for one of another client, or another one's opportunity. */
export function saveAnswer(db: Database, input: AnswerDraft, at: string): void {
  const draft = answerDraft.parse(input)
  const changed = run(
    db,
    `INSERT INTO answer (id, clientId, questionRef, questionBody, opportunityId, createdAt, updatedAt)
     SELECT :id, :clientId, :questionRef, :questionBody, :opportunityId, :at, :at
     WHERE :opportunityId IS NULL
       OR EXISTS (SELECT 1 FROM opportunity WHERE id = :opportunityId AND clientId = :clientId)
     ON CONFLICT (id) DO UPDATE SET questionRef = excluded.questionRef, questionBody = excluded.questionBody,
       opportunityId = excluded.opportunityId, updatedAt = excluded.updatedAt
       WHERE answer.clientId = excluded.clientId`,
    { ...draft, at },
  )
  if (changed === 0) throw new AppError('not-found')
}

/** Writes a version, new or changed, under its answer. Throws AppError not-found for one of another answer. */
export function saveAnswerVersion(db: Database, draft: AnswerVersionDraft, at: string): void {
  const flag = (part: StarPart) => (draft[part] ? 1 : 0)
  const changed = run(
    db,
    `INSERT INTO answerVersion (id, answerId, clientId, body, hasSituation, hasTask, hasAction, hasResult,
       selfScore, coachScore, createdAt, updatedAt)
     SELECT :id, id, clientId, :body, :hasSituation, :hasTask, :hasAction, :hasResult, :selfScore, :coachScore, :at, :at
     FROM answer WHERE id = :answerId
     ON CONFLICT (id) DO UPDATE SET body = excluded.body, hasSituation = excluded.hasSituation,
       hasTask = excluded.hasTask, hasAction = excluded.hasAction, hasResult = excluded.hasResult,
       selfScore = excluded.selfScore, coachScore = excluded.coachScore, updatedAt = excluded.updatedAt
       WHERE answerVersion.answerId = excluded.answerId`,
    {
      ...draft,
      hasSituation: flag('hasSituation'),
      hasTask: flag('hasTask'),
      hasAction: flag('hasAction'),
      hasResult: flag('hasResult'),
      at,
    },
  )
  if (changed === 0) throw new AppError('not-found')
}

/** Moves an answer to the trash, its versions with it; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markAnswer(db: Database, id: string, deletedAt: string | null): void {
  if (run(db, 'UPDATE answer SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt }) === 0)
    throw new AppError('not-found')
}

/** Moves a version to the trash; `deletedAt` null takes it back out. Throws AppError not-found. */
export function markAnswerVersion(db: Database, id: string, deletedAt: string | null): void {
  if (run(db, 'UPDATE answerVersion SET deletedAt = :deletedAt WHERE id = :id', { id, deletedAt }) === 0)
    throw new AppError('not-found')
}
