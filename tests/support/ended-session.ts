import type { MarkKind, Score, SessionDraft } from '@shared/mock-sessions'
import type { Database } from 'better-sqlite3'
import { setSessionState, writeMark, writeScore } from '../../src/main/mock-sessions/live-session-repository'
import { prepareSession, readSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { draftOfSession } from './mock-session'

type EndedSession = {
  readonly clientId: string
  /** Scores of the coach by question (in order) and criterion. */
  readonly coach: readonly Readonly<Record<string, Score>>[]
  readonly self?: readonly Readonly<Record<string, Score>>[]
  readonly marks?: readonly {
    readonly question: number
    readonly kind: MarkKind
    readonly word?: string
    readonly detail?: string
  }[]
  /** UTC instant at which it began. */
  readonly at: string
  readonly draft?: Partial<SessionDraft>
}

/** A session of a client that is over: each question took two minutes of its three. */
export function endedSession(db: Database, newId: () => string, session: EndedSession): string {
  const { clientId, coach, self = [], marks = [], at } = session
  const id = newId()
  const writing = { at, newId }
  prepareSession(db, { ...draftOfSession({ id, clientId }, coach.length), ...session.draft }, writing)
  setSessionState(db, id, 'live', at)
  const { questions } = readSession(db, id)
  const idOf = (index: number) => questions[index]?.id ?? ''
  for (const [by, rows] of [
    ['coach', coach],
    ['self', self],
  ] as const)
    for (const [index, row] of rows.entries())
      for (const [criterionRef, score] of Object.entries(row))
        writeScore(db, { sessionId: id, questionId: idOf(index), criterionRef, by }, score, {
          at,
          id: newId(),
        })
  for (const [index, { question, kind, word = '', detail = '' }] of marks.entries())
    writeMark(
      db,
      {
        id: newId(),
        sessionId: id,
        sessionQuestionId: idOf(question),
        kind,
        atMs: (question * 120 + index * 7) * 1_000,
        questionMs: index * 7_000,
        word,
        detail,
      },
      at,
    )
  db.prepare('UPDATE sessionQuestion SET spentMs = 120000 WHERE sessionId = ?').run(id)
  db.prepare('UPDATE mockSession SET elapsedMs = ? WHERE id = ?').run(questions.length * 120_000, id)
  setSessionState(db, id, 'ended', at)
  return id
}
