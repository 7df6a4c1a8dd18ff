import type { TypingSave } from '@shared/support'

/** A save as the window will ask for it. */
export type PendingSave = { readonly name: TypingSave; readonly input: unknown }

/** The saves that a window is about to ask for, one a text. Kept in memory alone. */
export type PendingSaves = {
  /** Takes the newest save of a text; null when it was made or is not wanted any more. */
  readonly set: (key: string, save: PendingSave | null) => void
  /** All of them, oldest first; none is left. */
  readonly takeAll: () => readonly PendingSave[]
}

/** More texts than any screen has at once. */
const MOST = 60

/** Begins without any. */
export function pendingSaves(): PendingSaves {
  const saves = new Map<string, PendingSave>()
  return {
    set: (key, save) => {
      saves.delete(key)
      if (save === null) return
      saves.set(key, save)
      const [oldest] = saves.keys()
      if (saves.size > MOST && oldest !== undefined) saves.delete(oldest)
    },
    takeAll: () => {
      const all = [...saves.values()]
      saves.clear()
      return all
    },
  }
}
