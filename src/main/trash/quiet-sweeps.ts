import type { Database } from 'better-sqlite3'
import type { Log } from '../log'
import { hasErasing } from './erasure-repository'
import { isSweepDue, sweep } from './sweep'

/** The first look comes well after the start; a coach who works all day leaves a quiet moment within some minutes. */
const LOOK_MS = 60_000
/** Nobody has asked for anything for so long: the coach reads or is away. */
const QUIET_MS = 5_000
/** Between two slices everything else has its turn. */
const PAUSE_MS = 30

export type QuietSweeps = {
  /** Says that a window asked for something just now. */
  readonly heard: () => void
  readonly stop: () => void
}

type QuietSweepsOptions = {
  readonly db: Database
  readonly now: () => Date
  readonly today: () => string
  readonly log: Log
  /** Something was erased. */
  readonly onErased: () => void
  /** Puts more on its way out before the day's going through. */
  readonly queueDue?: () => void
  /** Other work that only wants a quiet moment: one slice of it, and whether there is more. */
  readonly tidy?: () => boolean
  /** Milliseconds that only go forward, whatever becomes of the clock. */
  readonly clock?: () => number
}

/** Tidies up, and goes through the trash once a day, in slices, when the app is open and nobody asks for anything. */
export function startQuietSweeps(options: QuietSweepsOptions): QuietSweeps {
  const { db, now, today, log, onErased, clock = () => performance.now() } = options
  const { tidy = () => false, queueDue = () => undefined } = options
  let heardAt = clock()
  let running: ReturnType<typeof sweep> | null = null
  let isTidying = false
  let timer: ReturnType<typeof setTimeout>
  /** A day on which it failed; it is tried again on the next one. */
  let failedOn = ''

  const lookIn = (ms: number): void => {
    timer = setTimeout(look, ms)
    timer.unref()
  }
  const look = (): void => {
    try {
      const isLeft = running !== null || isTidying
      if (failedOn === today() || clock() - heardAt < QUIET_MS) return lookIn(isLeft ? QUIET_MS : LOOK_MS)
      isTidying = tidy()
      if (isTidying) return lookIn(PAUSE_MS)
      if (running === null && !isSweepDue(db, today()) && !hasErasing(db)) return lookIn(LOOK_MS)
      if (running === null) {
        queueDue()
        running = sweep(db, now(), today())
      }
      const { done, value } = running.next()
      if (!done) return lookIn(PAUSE_MS)
      if (value > 0) onErased()
    } catch (error) {
      failedOn = today()
      isTidying = false
      log.error('quiet sweep', error)
    }
    running = null
    lookIn(LOOK_MS)
  }
  lookIn(LOOK_MS)
  return {
    heard: () => {
      heardAt = clock()
    },
    stop: () => clearTimeout(timer),
  }
}
