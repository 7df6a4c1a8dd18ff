import type { SessionDraft } from '@shared/mock-sessions'
import type { Database } from 'better-sqlite3'
import { saveClient } from '../../src/main/clients/clients-repository'
import type { Writing } from '../../src/main/interviews/interviews-repository'
import { getSession, prepareSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import type { memoryPractice } from './practice'

const anchors = ['Missing', 'Weak', 'Fair', 'Good', 'Outstanding']
export const sessionCriteria = ['content', 'structure', 'positivity', 'team', 'delivery'].map(
  (criterionRef, index) => ({
    criterionRef,
    name: criterionRef.charAt(0).toUpperCase() + criterionRef.slice(1),
    weight: index === 0 ? 2 : 1,
    anchors,
  }),
)

/** A prepared session of so many questions for a client. */
export const draftOfSession = (
  ids: { readonly id: string; readonly clientId: string },
  questions = 4,
): SessionDraft => ({
  ...ids,
  title: 'Mock session 4, Halden Moor panel',
  questions: Array.from({ length: questions }, (_, index) => ({
    questionRef: `question-${index + 1}`,
    body: `Question ${index + 1}: tell me about a time ${index + 1} things went wrong.`,
    listenFor: 'One real, specific case.',
    limitSeconds: 180,
  })),
  criteria: sessionCriteria,
})

/** A client with a prepared session; answers the id of the session. */
export function preparedSessionIn(db: Database, writing: Writing, questions: number): string {
  const { id: clientId } = saveClient(db, { fullName: 'Marie Keller' }, writing.at, writing.newId)
  return prepareSession(db, draftOfSession({ id: writing.newId(), clientId }, questions), writing).id
}

/** A client with a prepared session in a practice in memory. */
export function preparedSession(
  { db, writing }: ReturnType<typeof memoryPractice>,
  questions = 4,
): { readonly clientId: string; readonly sessionId: string } {
  const sessionId = preparedSessionIn(db, writing, questions)
  return { sessionId, clientId: getSession(db, sessionId).clientId }
}
