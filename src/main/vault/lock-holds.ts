/** What keeps the practice from locking by itself, and what has to be saved before it locks. */
export type LockHolds = {
  /** Keeps the practice open while nobody touches the computer, for instance during a practice interview; call the answer to let go. */
  readonly holdIdleLock: (reason: string) => () => void
  /** Whether something keeps it open. */
  readonly isHeld: () => boolean
  /** Runs before every lock and every close, and is waited for as long as the lock can wait; call the answer to take it back. */
  readonly beforeLock: (save: () => Promise<unknown> | undefined) => () => void
  /** Runs all savers at once; answers when they have ended, well or not, or after so many milliseconds. */
  readonly saveAll: (limitMs: number, onError: (error: unknown) => void) => Promise<void>
}

/** Nothing is held and nothing to be saved yet. */
export function lockHolds(): LockHolds {
  const held = new Set<{ readonly reason: string }>()
  const savers = new Set<() => Promise<unknown> | undefined>()
  return {
    holdIdleLock: (reason) => {
      const hold = { reason }
      held.add(hold)
      return () => void held.delete(hold)
    },
    isHeld: () => held.size > 0,
    beforeLock: (save) => {
      const saver = () => save()
      savers.add(saver)
      return () => void savers.delete(saver)
    },
    saveAll: async (limitMs, onError) => {
      const all = Promise.all([...savers].map(async (save) => Promise.resolve(save()).catch(onError)))
      let timer: NodeJS.Timeout | undefined
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs)
      })
      await Promise.race([all, limit])
      clearTimeout(timer)
    },
  }
}
