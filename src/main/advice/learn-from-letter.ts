import type { Context } from '../context'
import { getQuestion } from '../interviews/interviews-repository'
import { learnPick } from './suggest-service'

/** Learns from a topic that was put into a letter, by the question that the letter answers. */
export function learnFromLetter(
  context: Context,
  letter: {
    readonly clientId: string
    readonly opportunityId: string | null
    readonly questionId: string | null
  },
  topicId: string,
): void {
  if (letter.questionId === null) return
  const { clientId, opportunityId } = letter
  const question = getQuestion(context.db, letter.questionId).body
  learnPick(
    context.db,
    { clientId, opportunityId, question, topicId },
    context.today(),
    context.now().toISOString(),
  )
}
