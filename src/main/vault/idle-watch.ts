const LOOK_MS = 15_000

export type IdleWatchOptions = {
  /** Seconds since anybody touched keyboard or mouse of this computer. */
  readonly idleSeconds: () => number
  /** After how many minutes it locks; null for never. */
  readonly minutes: () => number | null
  /** Whether something is going on that must not be interrupted. */
  readonly isHeld: () => boolean
  readonly lock: () => unknown
}

/** Locks when nobody has touched the computer for the time that the coach has set. Answers how to stop it. */
export function startIdleWatch({ idleSeconds, minutes, isHeld, lock }: IdleWatchOptions): () => void {
  const timer = setInterval(() => {
    const after = minutes()
    if (after !== null && idleSeconds() >= after * 60 && !isHeld()) lock()
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
