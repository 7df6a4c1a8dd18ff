import { type AdviceTemplate, asksLimit, type OwnTopicDraft } from '@shared/advice'
import type { LiftedTemplate } from '@shared/lift-template'
import type { TopicDraft } from './kept-drafts'

/** What the editor starts from for a piece of the library. */
export const draftOf = (topic: AdviceTemplate): TopicDraft => ({
  title: topic.title,
  kind: topic.kind,
  school: topic.school,
  when: topic.when,
  stages: [...topic.stages],
  contradicts: [...topic.contradicts],
  source: [...topic.source],
  asks: [...topic.asks],
  body: topic.body,
  shortBody: topic.shortBody,
})

/** An empty piece. */
export const emptyDraft: TopicDraft = {
  title: '',
  kind: 'reply',
  school: null,
  when: '',
  stages: [],
  contradicts: [],
  source: [],
  asks: [],
  body: '',
  shortBody: '',
}

/** A piece that begins with a client's letter, and what was lifted from it. */
export const liftedDraft = ({ title, body, shortBody, lifted, leftovers }: LiftedTemplate): TopicDraft => ({
  ...emptyDraft,
  title,
  body,
  shortBody,
  review: { lifted, leftovers },
})

const filled = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean)

/** The draft as it is saved: lines without words are none. */
export function toSave(draft: TopicDraft, topicId: string | null): OwnTopicDraft {
  const { review: _review, ...fields } = draft
  return {
    ...fields,
    topicId,
    asks: filled(draft.asks)
      .map((ask) => ask.slice(0, 500))
      .slice(0, asksLimit),
    source: filled(draft.source).slice(0, 30),
  }
}

/** Whether two drafts would be saved the same. */
export const isSameDraft = (one: TopicDraft, other: TopicDraft): boolean =>
  JSON.stringify(toSave(one, null)) === JSON.stringify(toSave(other, null))

/** What keeps a draft from being saved, apart from mistakes in its texts; null when nothing does. */
export function missingOf(draft: TopicDraft, isOwn: boolean): 'text' | 'title' | null {
  if (draft.body.trim() === '' || draft.shortBody.trim() === '') return 'text'
  return isOwn && (draft.title.trim() === '' || draft.when.trim() === '') ? 'title' : null
}
