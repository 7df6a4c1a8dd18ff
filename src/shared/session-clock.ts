import { clockOf } from './mock-sessions/answer-times'

/**
 * The clock of a live session. It counts by a source that only ever goes forward (the computer's monotonic clock), so that
 * a wall clock that is set, a time zone that changes and summer time are nothing to it. It is kept as plain numbers, and
 * after a restart it goes on from what was saved.
 */
export type SessionClock = {
  /** Session time, in milliseconds. */
  readonly elapsedMs: number
  /** Time spent on the current question, all visits together, in milliseconds. */
  readonly questionMs: number
  /** The reading of the monotonic source at which both were right; null while the clock stands. */
  readonly readAtMs: number | null
}

/**
 * The longest time between two looks that counts. A live session is looked at each second; whoever was away for longer was
 * asleep or stopped, and that time belongs to nobody's answer.
 */
export const LONGEST_STEP_MS = 10_000

/** A clock that stands, as it was saved. */
export const standingClock = (
  saved: Pick<SessionClock, 'elapsedMs' | 'questionMs'> = { elapsedMs: 0, questionMs: 0 },
): SessionClock => ({ elapsedMs: saved.elapsedMs, questionMs: saved.questionMs, readAtMs: null })

/** Starts a clock, or leaves a running one as it is after looking at it. */
export const startClock = (clock: SessionClock, nowMs: number): SessionClock =>
  clock.readAtMs === null ? { ...clock, readAtMs: nowMs } : readClock(clock, nowMs)

/** Brings a running clock up to a reading of the source. A gap that is too long, and a source that went back, count nothing. */
export function readClock(clock: SessionClock, nowMs: number): SessionClock {
  if (clock.readAtMs === null) return clock
  const stepMs = wasAway(clock, nowMs) ? 0 : Math.max(0, nowMs - clock.readAtMs)
  return { elapsedMs: clock.elapsedMs + stepMs, questionMs: clock.questionMs + stepMs, readAtMs: nowMs }
}

/** True when nobody looked for so long that the computer must have slept. */
export const wasAway = (clock: SessionClock, nowMs: number): boolean =>
  clock.readAtMs !== null && nowMs - clock.readAtMs > LONGEST_STEP_MS

/** Stops a clock at a reading of the source. */
export const stopClock = (clock: SessionClock, nowMs: number): SessionClock => ({
  ...readClock(clock, nowMs),
  readAtMs: null,
})

/** Goes to another question, on which so much time was spent already. Read the clock first; the session time runs on. */
export const turnClock = (clock: SessionClock, questionMs: number): SessionClock => ({ ...clock, questionMs })

/** Milliseconds until the session clock shows its next second. */
export const untilNextSecond = (clock: SessionClock): number => 1_000 - (Math.floor(clock.elapsedMs) % 1_000)

/** Session time as a clock with two digits everywhere: `02:10`, from an hour on `01:02:10`; with hours always, `00:14:32`. */
export function stopwatchText(ms: number, options: { readonly withHours?: boolean } = {}): string {
  const text = clockOf(ms).padStart(5, '0')
  if (options.withHours && text.length === 5) return `00:${text}`
  return text.length === 5 ? text : text.padStart(8, '0')
}
