import type { AdviceTemplate } from '@shared/advice'
import { AppError } from '@shared/errors'
import type { TemplateFile } from '@shared/template-file'
import type { Database } from 'better-sqlite3'
import { builtInTemplates } from './built-in-templates'
import { findOwnTopic, listOwnTopics, type OwnTopic } from './own-topics-repository'
import { type ChangedTemplate, findChangedTemplate, listChangedTemplates } from './templates-repository'
import { findTopicMarks, listTopicMarks, type TopicMarks } from './topic-marks-repository'

/** The whole library, in the wording that the coach uses: the built-in pieces, then the coach's own. */
export function listAdvice(db: Database): AdviceTemplate[] {
  const changed = listChangedTemplates(db)
  const marks = listTopicMarks(db)
  return [
    ...builtInTemplates().map((file) => fromFile(file, changed.get(file.id), marks.get(file.id))),
    ...listOwnTopics(db).map((own) => fromOwn(own, marks.get(own.topicId))),
  ]
}

/** One topic. Throws AppError topic-unknown. */
export function getAdvice(db: Database, topicId: string): AdviceTemplate {
  const marks = findTopicMarks(db, topicId)
  const file = builtInTemplate(topicId)
  if (file) return fromFile(file, findChangedTemplate(db, topicId), marks)
  const own = findOwnTopic(db, topicId)
  if (!own) throw new AppError('topic-unknown', { topic: topicId })
  return fromOwn(own, marks)
}

/** The built-in piece of this name, in its original wording; undefined for an own one. */
export const builtInTemplate = (topicId: string): TemplateFile | undefined =>
  builtInTemplates().find((one) => one.id === topicId)

const marked = (marks: TopicMarks | undefined) => ({
  tags: marks?.tags ?? [],
  isRetired: (marks?.retiredAt ?? null) !== null,
})

function fromFile(
  file: TemplateFile,
  changed: ChangedTemplate | undefined,
  marks: TopicMarks | undefined,
): AdviceTemplate {
  const { id: topicId, title, kind, school, when, stages, contradicts, source } = file
  return {
    topicId,
    title,
    kind,
    school,
    when,
    stages,
    contradicts,
    source,
    body: changed?.body ?? file.body,
    shortBody: changed?.shortBody ?? file.shortBody,
    isChanged: changed !== undefined,
    isOwn: false,
    asks: [],
    ...marked(marks),
  }
}

function fromOwn(own: OwnTopic, marks: TopicMarks | undefined): AdviceTemplate {
  const { id: _id, updatedAt: _updatedAt, ...topic } = own
  return { ...topic, isChanged: false, isOwn: true, ...marked(marks) }
}
