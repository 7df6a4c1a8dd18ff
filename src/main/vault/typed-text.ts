import type { HalfTyped, KeptTyped } from '@shared/vault'
import type { DataFolder } from '../data-folder'
import { type DataKey, isWiped } from '../db/data-key'
import { dropHalfTyped, keepHalfTyped, readHalfTyped } from './half-typed'

/** A form that is filled in faster than this never reaches the disk. */
const SEAL_AFTER_MS = 2_000
/** As many as a page may tell. */
const MOST_FIELDS = 60

/**
 * Text that stands in open forms of the window and is in no record yet. It is told here while it is typed, so that it outlives
 * the window's process: in memory at once, and sealed on the disk soon, so that it outlives this process too.
 */
export type TypedText = {
  /** Takes what is half typed now; null when nothing is any more. */
  readonly keep: (text: HalfTyped | null) => void
  /** What an earlier page, or an earlier run, left behind; never what is being typed now. */
  readonly read: () => KeptTyped | null
  /** The page has broken or died: what it typed outlives its going. */
  readonly hold: () => void
  /** The page goes. What it typed goes with it, unless it was held. */
  readonly leave: () => void
  /** Forgets what was left behind, in memory and on the disk: the coach has seen it. */
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

/** Begins with nothing typed; what lies sealed on the disk is read before anything else is put there. */
export function typedText({ folder, key, isReadOnly, onError }: TypedTextParts): TypedText {
  let typed: HalfTyped | null = null
  /** What earlier pages and runs left; undefined until the disk was looked at. */
  let left: KeptTyped | null | undefined
  let isSealed = false
  let isHeld = false
  let timer: NodeJS.Timeout | undefined

  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const leftBehind = (): KeptTyped | null => {
    if (left === undefined) left = readHalfTyped(folder, key)
    return left
  }
  const together = (because: KeptTyped['because']): KeptTyped | null => {
    const before = leftBehind()
    if (typed === null) return before
    const fields = [...(before?.fields ?? []), ...typed.fields].slice(-MOST_FIELDS)
    return { ...typed, fields, because }
  }
  const write = (text: KeptTyped | null): void => {
    stop()
    // A wiped key would seal nothing.
    if (isReadOnly || isWiped(key)) return
    try {
      if (text === null) dropHalfTyped(folder)
      else keepHalfTyped(folder, key, text)
    } catch (error) {
      // A full disk: the text is still in memory and in its form.
      onError(error)
    }
  }
  const seal = (because: KeptTyped['because']): void => {
    if (typed === null) return stop()
    write(together(because))
    isSealed = true
  }
  const forgetTyped = (): void => {
    stop()
    typed = null
    if (isSealed) write(leftBehind())
    isSealed = false
  }
  return {
    keep: (text) => {
      if (text === null) return forgetTyped()
      leftBehind()
      typed = text
      timer ??= setTimeout(() => seal('window'), SEAL_AFTER_MS)
    },
    read: () => (isHeld ? together('window') : leftBehind()),
    hold: () => {
      isHeld = true
    },
    leave: () => {
      if (isHeld) {
        left = together('window')
        typed = null
        isSealed = false
      } else forgetTyped()
      isHeld = false
    },
    drop: () => {
      left = null
      if (isHeld) typed = null
      isHeld = false
      write(typed === null || !isSealed ? null : together('window'))
    },
    sealNow: (because, text) => {
      if (text) typed = text
      seal(because)
    },
    stop,
  }
}
