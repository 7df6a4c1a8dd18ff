import type { AdviceTemplate, Suggestion, SuggestionList, TemplateDraft } from '@shared/advice'
import { noFacts } from '@shared/case-facts'
import { AppError } from '@shared/errors'
import { KNOWN_FIELDS } from '@shared/merge-fields'
import { parseTemplate } from '@shared/merge-grammar'
import type { InterfaceLanguage } from '@shared/settings'
import { reasonText } from '@shared/suggest/reason-text'
import { type SuggestInput, suggest } from '@shared/suggest/suggest'
import { type SuggestTopic, topicFrom } from '@shared/suggest/topics'
import type { TemplateFile } from '@shared/template-file'
import type { Database } from 'better-sqlite3'
import { getClient } from '../clients/clients-repository'
import { readHistory, standingsOf } from '../interviews/case-history'
import { builtInTemplates } from './built-in-templates'
import { caseFactsOf } from './case-of-records'
import {
  type ChangedTemplate,
  listChangedTemplates,
  removeChangedTemplate,
  saveChangedTemplate,
} from './templates-repository'

/** The whole library, in the wording that the coach uses. */
export function listAdvice(db: Database): AdviceTemplate[] {
  const changed = listChangedTemplates(db)
  return builtInTemplates().map((file) => toTemplate(file, changed.get(file.id)))
}

/** One topic. Throws AppError topic-unknown. */
export function getAdvice(db: Database, topicId: string): AdviceTemplate {
  const file = builtInTemplates().find((one) => one.id === topicId)
  if (!file) throw new AppError('topic-unknown', { topic: topicId })
  return toTemplate(file, listChangedTemplates(db).get(topicId))
}

/** Keeps the coach's wording of a topic. Throws AppError topic-unknown, field-unknown, template-invalid. */
export function saveAdvice(db: Database, draft: TemplateDraft, at: string, id: string): AdviceTemplate {
  getAdvice(db, draft.topicId)
  for (const [name, text] of [
    ['body', draft.body],
    ['shortBody', draft.shortBody],
  ] as const) {
    const result = parseTemplate(text, KNOWN_FIELDS)
    const problem = result.ok ? undefined : result.problems[0]
    if (problem?.code === 'unknown-field' && problem.field !== undefined)
      throw new AppError('field-unknown', { field: problem.field }, { fields: { [name]: problem.code } })
    if (problem)
      throw new AppError(
        'template-invalid',
        { line: problem.line, problem: problem.code },
        { fields: { [name]: problem.code } },
      )
  }
  saveChangedTemplate(db, draft, at, id)
  return getAdvice(db, draft.topicId)
}

/** Sets a topic back to the built-in wording. Throws AppError topic-unknown. */
export function resetAdvice(db: Database, topicId: string, at: string): AdviceTemplate {
  removeChangedTemplate(db, topicId, at)
  return getAdvice(db, topicId)
}

/** Ranks the library for a question of one client about one opportunity (null: the one that needs the coach first). */
export function suggestAdvice(
  db: Database,
  input: { readonly clientId: string; readonly opportunityId: string | null; readonly question: string },
  today: string,
  language: InterfaceLanguage,
): SuggestionList {
  const client = getClient(db, input.clientId)
  const records = readHistory(db, input.clientId)
  const standings = standingsOf(db, client.id, records, today)
  const facts = caseFactsOf(client, records, standings, input.opportunityId, today)
  return suggestFor(input.question, facts, { catalogueOnly: false, language })
}

/** Ranks topics from facts alone, without a database: what the command line's `suggest` prints. */
export function suggestFor(
  question: string,
  facts: SuggestInput['facts'],
  options: { readonly catalogueOnly: boolean; readonly language: InterfaceLanguage },
): SuggestionList {
  const files = new Map(builtInTemplates().map((file) => [file.id, file]))
  const topics = suggestTopics().filter(
    (topic) => !options.catalogueOnly || !topic.source.includes('practice'),
  )
  const { fits, suggestions } = suggest({ question, facts, topics })
  return {
    fits,
    suggestions: suggestions.flatMap((one): Suggestion[] => {
      const file = files.get(one.topic)
      if (!file) return []
      const reasons = one.reasons.map((reason) => ({
        kind: reason.kind,
        text: reasonText(reason, options.language),
      }))
      const { id: topicId, title, kind, school, contradicts } = file
      return [{ topicId, title, kind, school, contradicts, score: one.score, reasons }]
    }),
  }
}

let topics: readonly SuggestTopic[] | undefined

function suggestTopics(): readonly SuggestTopic[] {
  topics ??= builtInTemplates().map(topicFrom)
  return topics
}

/** Long enough for the screen that was asked for to be painted first. */
const WARM_UP_MS = 400
let isWarm = false

/**
 * Reads the library and gets the suggester ready in a quiet moment, so that the first question is answered at once. Called
 * when a case is opened, not at the start: a coach who only looks at the list pays nothing for it.
 */
export function warmAdviceSoon(): void {
  if (isWarm) return
  isWarm = true
  setTimeout(() => suggestFor('', noFacts, { catalogueOnly: false, language: 'en' }), WARM_UP_MS).unref()
}

function toTemplate(file: TemplateFile, changed: ChangedTemplate | undefined): AdviceTemplate {
  return {
    topicId: file.id,
    title: file.title,
    kind: file.kind,
    school: file.school,
    when: file.when,
    stages: file.stages,
    contradicts: file.contradicts,
    source: file.source,
    body: changed?.body ?? file.body,
    shortBody: changed?.shortBody ?? file.shortBody,
    isChanged: changed !== undefined,
  }
}
