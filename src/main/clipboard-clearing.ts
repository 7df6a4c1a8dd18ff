/** How long what Greenroom copied stays on the clipboard. */
const KEPT_MS = 30_000

export type ClipboardClearing = {
  /** Greenroom has put this text on the clipboard just now. */
  readonly copied: (text: string) => void
  /** Clears at once what is still ours, as when the practice locks. */
  readonly clearNow: () => Promise<void>
}

export type ClipboardClearingOptions = {
  readonly read: () => string | Promise<string>
  readonly clear: () => unknown
  /** Whether the coach wants it. */
  readonly isWanted: () => boolean
}

/** Takes what Greenroom copied off the clipboard again after half a minute, if nothing else was copied meanwhile. */
export function clipboardClearing({ read, clear, isWanted }: ClipboardClearingOptions): ClipboardClearing {
  let ours: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const clearNow = async (): Promise<void> => {
    clearTimeout(timer)
    const text = ours
    ours = null
    if (text !== null && (await read()) === text) clear()
  }
  return {
    copied: (text) => {
      clearTimeout(timer)
      ours = isWanted() && text !== '' ? text : null
      if (ours === null) return
      timer = setTimeout(() => void clearNow(), KEPT_MS)
      timer.unref?.()
    },
    clearNow,
  }
}
