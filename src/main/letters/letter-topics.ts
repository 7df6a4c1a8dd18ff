import type { LetterTopic } from '@shared/compose-letter'
import { closingTopicId } from '@shared/compose-letter'
import { blocksOf } from '@shared/letter-blocks'
import type { LetterFact } from '@shared/letters'
import { plainTextOf } from '@shared/rich-text'
import { translatorOf } from '@shared/translate'
import type { Database } from 'better-sqlite3'
import { getAdvice } from '../advice/advice-service'
import { builtInTemplates } from '../advice/built-in-templates'
import type { Context } from '../context'
import { mergeFactsOf } from './letter-facts'

/** A topic as letters take it. Throws AppError topic-unknown. */
export function letterTopic(db: Database, topicId: string): LetterTopic {
  const { title, kind, school, body, shortBody } = getAdvice(db, topicId)
  const file = builtInTemplates().find(({ id }) => id === topicId)
  return {
    id: topicId,
    kind,
    body,
    shortBody,
    subject: file?.subject || title,
    frame: file?.frame ?? null,
    actsNow: school === 'initiative',
  }
}

/**
 * What a letter is called, in words that its reader would like to find: the subject of its advice and the employer; of
 * several pieces of advice, what they are about together.
 */
export function titleOf(
  context: Pick<Context, 'language'>,
  topics: readonly LetterTopic[],
  facts: readonly LetterFact[],
): string {
  const text = translatorOf(context.language(), 'letterTitles')
  const named = facts.find((one) => one.field === 'employer.name')?.value
  const employer = typeof named === 'string' ? named : null
  const advice = topics.filter(({ id }) => id !== closingTopicId)
  const [first] = advice.length > 0 ? advice : topics
  if (!first) return employer === null ? text('plain') : text('employer', { employer })
  const result = blocksOf(first.subject ?? '', mergeFactsOf(facts))
  const topic = result.ok
    ? plainTextOf({ type: 'doc', content: result.blocks }, mergeFactsOf(facts))
    : (first.subject ?? '')
  if (advice.length <= 1) return employer === null ? topic : text('topicEmployer', { topic, employer })
  const isGuidance = advice.every(({ kind }) => kind === 'guidance')
  if (employer === null) return text(isGuidance ? 'guidance' : 'answers')
  return text(isGuidance ? 'guidanceEmployer' : 'answersEmployer', { employer })
}
