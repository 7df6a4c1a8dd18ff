import type { Backups } from './backup-service'
import type { KeptBackupState } from './backup-state'

/** The first look comes when the first screen has long been drawn. */
const FIRST_LOOK_MS = 20_000
const LOOK_MS = 60_000
/** Nobody has asked for anything for so long: the coach reads or is away. */
const QUIET_MS = 5_000
/** A coach who never pauses gets a backup all the same. */
const LONGEST_WAIT_MS = 15 * 60_000
/** After a failure it is tried again, though not every minute. */
const AGAIN_MS = 30 * 60_000

export type DailyBackups = {
  /** Says that a window asked for something just now. */
  readonly heard: () => void
  readonly stop: () => void
}

type DailyBackupsOptions = {
  readonly backups: Backups
  readonly now: () => Date
  /** The practice's calendar day of an instant. */
  readonly dayOf: (instant: string | Date) => string
  /** A backup was made or failed. */
  readonly onDone: (state: KeptBackupState, error: unknown) => void
  /** Milliseconds that only go forward, whatever becomes of the clock. */
  readonly clock?: () => number
}

/** Makes one backup a calendar day while the app is open: at a quiet moment, or after a quarter of an hour without one. */
export function startDailyBackups(options: DailyBackupsOptions): DailyBackups {
  const { backups, now, dayOf, onDone, clock = () => performance.now() } = options
  let heardAt = clock()
  let dueSince: number | null = null
  let notBefore = 0
  let isStopped = false
  let timer: ReturnType<typeof setTimeout>

  const lookIn = (ms: number): void => {
    if (isStopped) return
    timer = setTimeout(() => void look(), ms)
    timer.unref()
  }
  const isDue = (): boolean => {
    const last = backups.state().last?.at
    return clock() >= notBefore && (last === undefined || dayOf(last) !== dayOf(now()))
  }
  const look = async (): Promise<void> => {
    if (!isDue()) {
      dueSince = null
      return lookIn(LOOK_MS)
    }
    dueSince ??= clock()
    const isQuiet = clock() - heardAt >= QUIET_MS
    if (!isQuiet && clock() - dueSince < LONGEST_WAIT_MS) return lookIn(QUIET_MS)
    try {
      onDone(await backups.backUp('daily'), null)
    } catch (error) {
      notBefore = clock() + AGAIN_MS
      onDone(backups.state(), error)
    }
    dueSince = null
    lookIn(LOOK_MS)
  }
  lookIn(FIRST_LOOK_MS)
  return {
    heard: () => {
      heardAt = clock()
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
