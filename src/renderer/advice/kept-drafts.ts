import { markUnsaved } from '../ui/unsaved-work'

/** Texts of a topic while they are changed. */
export type TopicDraft = { readonly body: string; readonly shortBody: string }

/** Changes that are not saved yet outlive a look at another topic or place; before the window closes, it asks. */
const kept = new Map<string, TopicDraft>()

/** The unsaved texts of a topic, or null. */
export const keptDraft = (topicId: string): TopicDraft | null => kept.get(topicId) ?? null

export const hasKeptDraft = (topicId: string): boolean => kept.has(topicId)

/** Keeps the unsaved texts of a topic; null forgets them. */
export function keepDraft(topicId: string, draft: TopicDraft | null): void {
  if (draft === null) kept.delete(topicId)
  else kept.set(topicId, draft)
  markUnsaved('advice', kept.size > 0)
}
