import { useSyncExternalStore } from 'react'
import { CallError, call } from '../api'
import { announceSave, type PendingSave } from './pending-save'
import { markUnsaved } from './unsaved-work'

/** Long enough for a pause in typing. */
const KEEP_MS = 400

export type KeptDrafts<Draft> = {
  /** The unsaved text under a key, or null. */
  readonly get: (key: string) => Draft | null
  readonly has: (key: string) => boolean
  /** Keeps an unsaved text; null forgets it. */
  readonly keep: (key: string, draft: Draft | null) => void
  /** Reads what an earlier window left. Once a window. */
  readonly read: () => Promise<void>
  /** Draws the component again when a draft begins or ends. */
  readonly useChanges: () => number
}

type KeptDraftsOptions = {
  /** Names the drafts among all that is unsaved. */
  readonly name: string
  /** Asks the practice for what it keeps. */
  readonly ask: () => Promise<readonly { readonly key: string; readonly draft: string }[]>
  /** The call that keeps a draft in the practice, or takes it out. */
  readonly storing: (key: string, draft: string | null) => PendingSave
}

/**
 * Changes that are not saved yet and outlive a look at another thing or place. They are kept in the practice as well, a moment
 * after each pause, so that they outlive the window; until that is done, the window asks before it closes.
 */
export function createKeptDrafts<Draft>({ name, ask, storing }: KeptDraftsOptions): KeptDrafts<Draft> {
  const kept = new Map<string, Draft>()
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  /** What could not be written into the practice is lost with the window. */
  const failed = new Set<string>()
  const listeners = new Set<() => void>()
  let reading: Promise<void> | null = null
  let version = 0

  const tell = (): void => {
    version += 1
    for (const listener of listeners) listener()
  }
  const tellUnsaved = (): void => markUnsaved(name, waiting.size + failed.size > 0)
  const savingOf = (key: string): PendingSave => {
    const draft = kept.get(key)
    return storing(key, draft === undefined ? null : JSON.stringify(draft))
  }

  /** Writes a draft into the practice, or takes it out. What fails stays in the window, which asks before it closes. */
  const store = async (key: string): Promise<void> => {
    const draft = kept.get(key)
    const saving = savingOf(key)
    try {
      await call(saving.name, saving.input)
      failed.delete(key)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      if (draft !== undefined) failed.add(key)
    }
    if (kept.get(key) === draft) {
      waiting.delete(key)
      announceSave(`${name} ${key}`, null)
    }
    tellUnsaved()
  }

  const readOnce = async (): Promise<void> => {
    for (const { key, draft } of await ask()) if (!kept.has(key)) kept.set(key, JSON.parse(draft) as Draft)
    tell()
  }

  return {
    get: (key) => kept.get(key) ?? null,
    has: (key) => kept.has(key),
    keep: (key, draft) => {
      const hadIt = kept.has(key)
      if (draft === null) kept.delete(key)
      else kept.set(key, draft)
      clearTimeout(waiting.get(key))
      waiting.delete(key)
      if (draft !== null) {
        announceSave(`${name} ${key}`, savingOf(key))
        waiting.set(
          key,
          setTimeout(() => void store(key), KEEP_MS),
        )
      } else if (hadIt) void store(key)
      tellUnsaved()
      if (hadIt !== (draft !== null)) tell()
    },
    read: () => (reading ??= readOnce()),
    useChanges: () =>
      useSyncExternalStore(
        (listener) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        () => version,
      ),
  }
}
