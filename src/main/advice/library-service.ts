import type {
  AdviceAct,
  LibraryAct,
  OwnTopicDraft,
  SynonymDraft,
  TemplateDraft,
  TopicMark,
  TopicVersion,
} from '@shared/advice'
import { AppError } from '@shared/errors'
import { translatorOf } from '@shared/translate'
import type { Context } from '../context'
import { recordChanges } from '../undo/record-changes'
import { builtInTemplate, getAdvice } from './advice-service'
import { removeOwnTopic, saveOwnTopic } from './own-topics-repository'
import { listSynonyms, removeSynonym, saveSynonym } from './synonyms-repository'
import { requireTemplateTexts } from './template-checks'
import { removeChangedTemplate, saveChangedTemplate } from './templates-repository'
import { listTopicMarks, saveTopicMarks } from './topic-marks-repository'
import { listTopicVersions } from './topic-versions-repository'

export type LibraryContext = Pick<Context, 'db' | 'now' | 'newId' | 'language'>
type Writing = { readonly at: string; readonly newId: () => string }
type ActName = 'saved' | 'added' | 'duplicated' | 'reset' | 'removed' | 'marked' | 'synonym' | 'noSynonym'

/** Runs a change of the library as one act, so that it can be taken back. `what` names it in the list of acts. */
function act(
  context: LibraryContext,
  name: ActName,
  what: string,
  work: (writing: Writing) => void,
): LibraryAct {
  const label = translatorOf(context.language(), 'advice')(`acts.${name}`, { what })
  const writing = { at: context.now().toISOString(), newId: context.newId }
  const { changeSetId } = recordChanges(context.db, { kind: 'advice', label, ...writing }, () =>
    work(writing),
  )
  return { changeSetId }
}

const withTopic = (context: LibraryContext, topicId: string, done: LibraryAct): AdviceAct => ({
  topic: getAdvice(context.db, topicId),
  changeSetId: done.changeSetId,
})

/** Keeps the coach's wording of a topic. Throws AppError topic-unknown, field-unknown, template-invalid. */
export function saveAdvice(context: LibraryContext, draft: TemplateDraft): AdviceAct {
  const before = getAdvice(context.db, draft.topicId)
  requireTemplateTexts(draft)
  const done = act(context, 'saved', before.title, (writing) => {
    if (before.isOwn)
      saveOwnTopic(
        context.db,
        {
          ...before,
          ...draft,
          stages: [...before.stages],
          contradicts: [...before.contradicts],
          source: [...before.source],
          asks: [...before.asks],
        },
        writing,
      )
    else saveChangedTemplate(context.db, draft, writing)
  })
  return withTopic(context, draft.topicId, done)
}

/** Keeps a piece of the coach's own, new or changed. Throws AppError topic-unknown, field-unknown, template-invalid. */
export function saveOwnAdvice(context: LibraryContext, draft: OwnTopicDraft): AdviceAct {
  const { db, newId } = context
  requireTemplateTexts(draft)
  if (draft.topicId !== null && !getAdvice(db, draft.topicId).isOwn)
    throw new AppError('topic-unknown', { topic: draft.topicId })
  const topicId = draft.topicId ?? `own-${newId()}`
  const name = draft.topicId === null ? 'added' : 'saved'
  const done = act(context, name, draft.title, (writing) => saveOwnTopic(db, { ...draft, topicId }, writing))
  return withTopic(context, topicId, done)
}

/** Makes an own piece that begins as a copy of another one, with its tags. Throws AppError topic-unknown. */
export function duplicateAdvice(context: LibraryContext, topicId: string): AdviceAct {
  const { db, newId, language } = context
  const from = getAdvice(db, topicId)
  const text = translatorOf(language(), 'advice')
  const copyId = `own-${newId()}`
  const copy = {
    ...from,
    topicId: copyId,
    title: text('copyOf', { title: from.title }).slice(0, 200),
    source: [text('copySource', { title: from.title }).slice(0, 200)],
    stages: [...from.stages],
    contradicts: [...from.contradicts],
    asks: [...from.asks],
  }
  const done = act(context, 'duplicated', from.title, (writing) => {
    saveOwnTopic(db, copy, writing)
    if (from.tags.length > 0) saveTopicMarks(db, copyId, { tags: from.tags, retiredAt: null }, writing)
  })
  return withTopic(context, copyId, done)
}

/** Sets a topic back to the built-in wording. Throws AppError topic-unknown. */
export function resetAdvice(context: LibraryContext, topicId: string): AdviceAct {
  const { title } = getAdvice(context.db, topicId)
  const done = act(context, 'reset', title, ({ at }) => removeChangedTemplate(context.db, topicId, at))
  return withTopic(context, topicId, done)
}

/** Moves a piece of the coach's own to the trash. Throws AppError topic-unknown, also for a built-in one. */
export function removeAdvice(context: LibraryContext, topicId: string): LibraryAct {
  const topic = getAdvice(context.db, topicId)
  if (!topic.isOwn) throw new AppError('topic-unknown', { topic: topicId })
  return act(context, 'removed', topic.title, ({ at }) => removeOwnTopic(context.db, topicId, at))
}

/** Gives pieces tags, takes them out of use or brings them back; what is left out stays as it is. Throws topic-unknown. */
export function markAdvice(context: LibraryContext, { topicIds, tags, isRetired }: TopicMark): LibraryAct {
  const { db } = context
  const titles = topicIds.map((topicId) => getAdvice(db, topicId).title)
  const known = listTopicMarks(db)
  return act(context, 'marked', titles.slice(0, 3).join(', '), (writing) => {
    for (const topicId of topicIds) {
      const before = known.get(topicId)
      const retiredAt = before?.retiredAt ?? null
      saveTopicMarks(
        db,
        topicId,
        {
          tags: tags === undefined ? (before?.tags ?? []) : uniqueTags(tags),
          retiredAt: isRetired === undefined ? retiredAt : isRetired ? (retiredAt ?? writing.at) : null,
        },
        writing,
      )
    }
  })
}

/** Earlier wordings, newest first; of a built-in piece the original is the last. Throws AppError topic-unknown. */
export function adviceVersions(context: LibraryContext, topicId: string): TopicVersion[] {
  const topic = getAdvice(context.db, topicId)
  const original = builtInTemplate(topicId)
  const earlier = listTopicVersions(context.db, topicId).map((row) => ({ ...row, isOriginal: false }))
  if (!original || !(topic.isChanged || earlier.length > 0)) return earlier
  const { body, shortBody } = original
  return [...earlier, { id: topicId, body, shortBody, createdAt: '', isOriginal: true }]
}

/** Keeps a synonym, new or changed. Throws AppError not-found. */
export function keepSynonym(context: LibraryContext, draft: SynonymDraft): LibraryAct {
  if (draft.id !== null && !listSynonyms(context.db).some(({ id }) => id === draft.id))
    throw new AppError('not-found')
  const synonym = { ...draft, id: draft.id ?? context.newId() }
  return act(context, 'synonym', draft.words, ({ at }) => saveSynonym(context.db, synonym, at))
}

/** Moves a synonym to the trash. Throws AppError not-found. */
export function dropSynonym(context: LibraryContext, id: string): LibraryAct {
  const known = listSynonyms(context.db).find((one) => one.id === id)
  if (!known) throw new AppError('not-found')
  return act(context, 'noSynonym', known.words, ({ at }) => removeSynonym(context.db, id, at))
}

/** Each tag once, whatever its capitals. */
function uniqueTags(tags: readonly string[]): readonly string[] {
  return [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()]
}
