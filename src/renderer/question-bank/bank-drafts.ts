import { useSyncExternalStore } from 'react'
import { markUnsaved } from '../ui/unsaved-work'

/**
 * Changes of the bank that are not saved yet outlive a look at another question or place; the window asks before it closes
 * on them.
 */
const kept = new Map<string, unknown>()
const listeners = new Set<() => void>()
let version = 0

/** The name under which a draft is kept; `ref` null is a thing that is none yet. */
export const draftKey = (kind: string, ref: string | null): string => `${kind}:${ref ?? 'new'}`

/** What was typed and not saved, or undefined. Whoever kept it knows its form. */
export const bankDraft = (key: string): unknown => kept.get(key)

export const hasBankDraft = (key: string): boolean => kept.has(key)

/** Keeps a draft; undefined forgets it. */
export function keepBankDraft(key: string, draft: unknown): void {
  const had = kept.has(key)
  if (draft === undefined) kept.delete(key)
  else kept.set(key, draft)
  markUnsaved('question-bank', kept.size > 0)
  if (had === kept.has(key)) return
  version += 1
  for (const listener of listeners) listener()
}

/** Draws the component again when a draft begins or ends. */
export function useBankDrafts(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
  )
}
