import type { HalfTyped, KeptTyped } from '@shared/vault'
import type { DataFolder } from '../data-folder'
import { type DataKey, isWiped } from '../db/data-key'
import { dropHalfTyped, keepHalfTyped, readHalfTyped } from './half-typed'

/** A form that is filled in faster than this never reaches the disk. */
const SEAL_AFTER_MS = 2_000

/**
 * Text that stands in open forms of the window and is in no record yet. It is told here while it is typed, so that it outlives
 * the window's process: in memory at once, and sealed on the disk soon, so that it outlives this process too.
 */
export type TypedText = {
  /** Takes what is half typed now; null when nothing is any more. */
  readonly keep: (text: HalfTyped | null) => void
  /** What an earlier page, or an earlier run, left behind. */
  readonly read: () => KeptTyped | null
  /** The page has broken or died: what it typed outlives its going. */
  readonly hold: () => void
  /** The page goes. What it typed goes with it, unless it was held. */
  readonly leave: () => void
  /** Forgets it, in memory and on the disk. */
  readonly drop: () => void
  /** Seals at once before the practice closes: `text` if there is one, else what was told last. */
  readonly sealNow: (because: KeptTyped['because'], text: HalfTyped | null) => void
  /** The practice closes: nothing is sealed by itself any more. */
  readonly stop: () => void
}

export type TypedTextParts = {
  readonly folder: DataFolder
  readonly key: DataKey
  readonly isReadOnly: boolean
  readonly onError: (error: unknown) => void
}

/** Begins with nothing typed; what lies sealed on the disk is read when it is asked for. */
export function typedText({ folder, key, isReadOnly, onError }: TypedTextParts): TypedText {
  let typed: HalfTyped | null = null
  let isSealed = false
  let isHeld = false
  let timer: NodeJS.Timeout | undefined

  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const seal = (because: KeptTyped['because']): void => {
    stop()
    // A wiped key would seal nothing.
    if (typed === null || isReadOnly || isWiped(key)) return
    try {
      keepHalfTyped(folder, key, { ...typed, because })
      isSealed = true
    } catch (error) {
      // A full disk: the text is still in memory and in its form.
      onError(error)
    }
  }
  const drop = (): void => {
    stop()
    typed = null
    isSealed = false
    if (!isReadOnly) dropHalfTyped(folder)
  }
  return {
    keep: (text) => {
      if (text === null) {
        // What an earlier run left is not this page's to forget.
        if (typed !== null && isSealed) drop()
        typed = null
        return
      }
      typed = text
      timer ??= setTimeout(() => seal('window'), SEAL_AFTER_MS)
    },
    read: () => (typed === null ? readHalfTyped(folder, key) : { ...typed, because: 'window' }),
    hold: () => {
      isHeld = true
    },
    leave: () => {
      if (!isHeld && typed !== null) drop()
      isHeld = false
    },
    drop,
    sealNow: (because, text) => {
      if (text) typed = text
      seal(because)
    },
    stop,
  }
}
