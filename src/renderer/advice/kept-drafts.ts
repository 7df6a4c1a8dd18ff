import type { OwnTopicDraft } from '@shared/advice'
import type { LiftedTemplate } from '@shared/lift-template'
import { call } from '../api'
import { createKeptDrafts } from '../ui/kept-drafts'

/** A piece while it is changed: of a built-in one only the texts count. `review` came with a template of a letter. */
export type TopicDraft = Omit<OwnTopicDraft, 'topicId'> & {
  readonly review?: Pick<LiftedTemplate, 'lifted' | 'leftovers'>
}

/** The name of a draft that is no piece yet. */
export const NEW_TOPIC = 'new'

const drafts = createKeptDrafts<TopicDraft>({
  name: 'advice',
  ask: async () => (await call('advice.unsaved', {})).map(({ topicId, draft }) => ({ key: topicId, draft })),
  storing: (topicId, draft) => ({ name: 'advice.keepUnsaved', input: { topicId, draft } }),
})

/** The unsaved texts of a topic, or null. */
export const keptDraft = drafts.get
export const hasKeptDraft = drafts.has
/** Keeps the unsaved texts of a topic; null forgets them. */
export const keepDraft = drafts.keep
/** Reads the drafts that an earlier window left. Once a window. */
export const readKeptDrafts = drafts.read
/** Draws the component again when a draft begins or ends. */
export const useKeptDrafts = drafts.useChanges
