import type { SessionDraft } from '@shared/mock-sessions'
import { saveClient } from '../../src/main/clients/clients-repository'
import { prepareSession } from '../../src/main/mock-sessions/mock-sessions-repository'
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

/** A client with a prepared session in a practice in memory. */
export function preparedSession(
  { db, newId, writing }: ReturnType<typeof memoryPractice>,
  questions = 4,
): { readonly clientId: string; readonly sessionId: string } {
  const { id: clientId } = saveClient(db, { fullName: 'Marie Keller' }, writing.at, newId)
  const { id: sessionId } = prepareSession(db, draftOfSession({ id: newId(), clientId }, questions), writing)
  return { clientId, sessionId }
}
