import type { OwnTopicDraft } from '@shared/advice'
import type { LiftedTemplate } from '@shared/lift-template'
import { useSyncExternalStore } from 'react'
import { CallError, call } from '../api'
import { markUnsaved } from '../ui/unsaved-work'

/** A piece while it is changed: of a built-in one only the texts count. `review` came with a template of a letter. */
export type TopicDraft = Omit<OwnTopicDraft, 'topicId'> & {
  readonly review?: Pick<LiftedTemplate, 'lifted' | 'leftovers'>
}

/** The name of a draft that is no piece yet. */
export const NEW_TOPIC = 'new'

/** Long enough for a pause in typing. */
const KEEP_MS = 400

/**
 * Changes that are not saved yet outlive a look at another topic or place. They are kept in the practice as well, a moment
 * after each pause, so that they outlive the window; until that is done, the window asks before it closes.
 */
const kept = new Map<string, TopicDraft>()
const waiting = new Map<string, ReturnType<typeof setTimeout>>()
/** What could not be written into the practice is lost with the window. */
const failed = new Set<string>()
const listeners = new Set<() => void>()
let isRead = false
let version = 0

const tell = (): void => {
  version += 1
  for (const listener of listeners) listener()
}

/** The unsaved texts of a topic, or null. */
export const keptDraft = (topicId: string): TopicDraft | null => kept.get(topicId) ?? null

export const hasKeptDraft = (topicId: string): boolean => kept.has(topicId)

/** Keeps the unsaved texts of a topic; null forgets them. */
export function keepDraft(topicId: string, draft: TopicDraft | null): void {
  const hadIt = kept.has(topicId)
  if (draft === null) kept.delete(topicId)
  else kept.set(topicId, draft)
  clearTimeout(waiting.get(topicId))
  waiting.delete(topicId)
  if (draft !== null)
    waiting.set(
      topicId,
      setTimeout(() => void store(topicId), KEEP_MS),
    )
  else if (hadIt) void store(topicId)
  tellUnsaved()
  if (hadIt !== (draft !== null)) tell()
}

/** Writes a draft into the practice, or takes it out. What fails stays in the window, which asks before it closes. */
async function store(topicId: string): Promise<void> {
  const draft = kept.get(topicId)
  try {
    await call('advice.keepUnsaved', { topicId, draft: draft === undefined ? null : JSON.stringify(draft) })
    failed.delete(topicId)
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    if (draft !== undefined) failed.add(topicId)
  }
  if (kept.get(topicId) === draft) waiting.delete(topicId)
  tellUnsaved()
}

const tellUnsaved = (): void => markUnsaved('advice', waiting.size + failed.size > 0)

/** Reads the drafts that an earlier window left. Once a window. */
export async function readKeptDrafts(): Promise<void> {
  if (isRead) return
  isRead = true
  for (const { topicId, draft } of await call('advice.unsaved', {}))
    if (!kept.has(topicId)) kept.set(topicId, JSON.parse(draft) as TopicDraft)
  tell()
}

/** Draws the component again when a draft begins or ends. */
export function useKeptDrafts(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
  )
}
