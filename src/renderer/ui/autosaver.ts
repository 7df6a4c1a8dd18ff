import type { ErrorAnswer } from '@shared/errors'

/** Where a text stands. `at` is null as long as nothing was changed on this screen. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: ErrorAnswer | null }

export type Autosaver<Draft> = {
  /** Takes the newest text and the way to save it; it is saved after the delay. */
  readonly change: (draft: Draft, save: (draft: Draft) => Promise<unknown>) => void
  /** Saves at once what is unsaved. True when everything is safe afterwards. */
  readonly flush: () => Promise<boolean>
  /** Forgets what is unsaved, for a text that was removed. */
  readonly discard: () => void
  readonly state: () => SaveState
  readonly subscribe: (listener: () => void) => () => void
}

export type AutosaverOptions = {
  readonly delayMs: number
  readonly now: () => Date
  /** Turns what was thrown into the answer that is shown. */
  readonly errorOf: (error: unknown) => ErrorAnswer | null
}

/** Every text that is not safe yet, whatever screen it came from. */
const unsaved = new Set<() => Promise<boolean>>()
/** What else is saved along with the texts, whether there is anything to save or not. */
const others = new Set<() => Promise<boolean>>()

let changes = 0

/** How many changes were taken so far: typing that makes one is saved without the coach. */
export const takenChanges = (): number => changes

/** True while a text is on its way to being saved. */
export const isSaving = (): boolean => unsaved.size > 0

/** Saves everything that is unsaved, also what a screen left behind. True when nothing is left. */
export async function flushAll(): Promise<boolean> {
  const results = await Promise.all([...unsaved, ...others].map((flush) => flush()))
  return results.every(Boolean)
}

/** Saves something else whenever all texts are saved; it is asked each time, and answers whether all of it is safe. */
export function flushAlso(flush: () => Promise<boolean>): void {
  others.add(flush)
}

/** Saves one text a while after its last change, one save at a time; a failed text is kept and can be sent again. */
export function createAutosaver<Draft>(options: AutosaverOptions): Autosaver<Draft> {
  const listeners = new Set<() => void>()
  let state: SaveState = { kind: 'saved', at: null }
  let pending: { readonly draft: Draft; readonly save: (draft: Draft) => Promise<unknown> } | null = null
  let running: Promise<boolean> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (next: SaveState): void => {
    state = next
    for (const listener of listeners) listener()
  }

  const saveOnce = async (): Promise<boolean> => {
    while (pending) {
      const taken = pending
      pending = null
      show({ kind: 'saving' })
      try {
        await taken.save(taken.draft)
      } catch (error) {
        // A newer text typed meanwhile wins over the one that failed.
        pending ??= taken
        show({ kind: 'failed', error: options.errorOf(error) })
        return false
      }
    }
    unsaved.delete(flush)
    show({ kind: 'saved', at: options.now() })
    return true
  }

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer)
    running ??= saveOnce().finally(() => {
      running = null
    })
    const isSaved = await running
    return isSaved && pending ? flush() : isSaved
  }

  return {
    change: (draft, save) => {
      changes += 1
      pending = { draft, save }
      unsaved.add(flush)
      if (running === null) show({ kind: 'unsaved' })
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), options.delayMs)
    },
    flush: () => (pending || running ? flush() : Promise.resolve(true)),
    discard: () => {
      clearTimeout(timer)
      pending = null
      unsaved.delete(flush)
      show({ kind: 'saved', at: null })
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
