import { z } from 'zod'
import { call } from './call'
import { calendarDay, recordId } from './ids'
import type { Stretch } from './recordings/stretches'
import type { Consent } from './records'

/** The one form in which sound is recorded and played. */
export const soundType = 'audio/webm;codecs=opus'
/** Bits a second that speech is kept in: about 14 megabytes an hour. */
export const soundBitsPerSecond = 32_000
/**
 * The recorder hands over what it has so often, in milliseconds, so that a crash costs less than a second with all that
 * lies between the microphone and the disk.
 */
export const handOverMs = 750

/** A piece is a second of speech; one of this size is none. */
export const pieceLimitBytes = 256 * 1024
/** Nobody records for longer without a break, in milliseconds. */
export const stretchLimitMs = 24 * 60 * 60 * 1_000
/** Pieces that one call may ask for. */
export const soundPageLimit = 60

/** How many days after its session a recording goes; the coach's policy picks one. */
export const recordingDays = [1, 7, 14, 30, 60, 90, 180, 365] as const
/** Today and the list of sessions say so many days before that a recording goes. */
export const recordingNoticeDays = 3

/** The sound of a session, in stretches that were recorded without a break, in the order of the session's clock. */
export type SessionRecording = {
  readonly stretches: readonly Stretch[]
  /** All of it together, in milliseconds. */
  readonly lengthMs: number
  /** The last day on which it is kept; null where nothing was recorded. */
  readonly keepUntilOn: string | null
  /** What holds of the client's consent to being recorded; null when they were never asked. */
  readonly consent: Pick<Consent, 'state' | 'happenedOn'> | null
}

/** A part of a stretch that can be played by itself after the opening of its stretch. Milliseconds from its beginning. */
export type SoundPiece = { readonly startMs: number; readonly endMs: number; readonly bytes: Uint8Array }

/** Pieces of a stretch, one after another. */
export type SoundPage = {
  readonly opening: Uint8Array
  readonly pieces: readonly SoundPiece[]
  /** True when nothing comes after them. */
  readonly isEnd: boolean
}

/** A piece as the recorder hands it over. The first one of a stretch, position 0, is its opening and lasts no time. */
export const soundDraft = z
  .strictObject({
    recordingId: recordId,
    position: z.int().min(0).max(1_000_000),
    startMs: z.int().min(0).max(stretchLimitMs),
    endMs: z.int().min(0).max(stretchLimitMs),
    bytes: z
      .instanceof(Uint8Array)
      .refine(({ byteLength }) => byteLength > 0 && byteLength <= pieceLimitBytes, 'too-large'),
  })
  .refine(({ position, startMs, endMs }) => (position === 0 ? endMs === 0 : startMs < endMs), 'no-length')
export type SoundDraft = z.infer<typeof soundDraft>

const bySession = z.strictObject({ sessionId: recordId })

export const recordingsCalls = {
  'recordings.ofSession': call<SessionRecording>()(bySession),
  /**
   * Asks for the microphone in a live session. Only from here on, and only while the session is live and the client's
   * consent stands, does the page get it. `recordedMs` is what was recorded of the session before.
   */
  'recordings.ask': call<{ readonly recordedMs: number }>()(bySession),
  /** Begins a stretch at this moment of the session's clock. */
  'recordings.begin': call<{ readonly recordingId: string; readonly startMs: number }>()(bySession),
  /** Keeps a piece of the stretch that was begun last; pieces come in order. */
  'recordings.keep': call<null>()(soundDraft),
  /** Nobody asks for the microphone any more. */
  'recordings.stop': call<null>()(bySession),
  /** The pieces from a moment of a stretch on. */
  'recordings.sound': call<SoundPage>()(
    z.strictObject({
      recordingId: recordId,
      fromMs: z.int().min(0).max(stretchLimitMs),
      limit: z.int().min(1).max(soundPageLimit),
    }),
  ),
  /** Sets the last day on which a session's recording is kept. */
  'recordings.keepUntil': call<SessionRecording>()(bySession.extend({ on: calendarDay })),
  /** Erases a session's recording for good; nothing brings it back but a backup, until that day. */
  'recordings.erase': call<{ readonly forgottenOn: string }>()(bySession),
  /** For how many days recordings are kept that are made from now on. */
  'recordings.policy': call<{ readonly days: number }>()(z.strictObject({})),
  'recordings.savePolicy': call<{ readonly days: number }>()(
    z.strictObject({ days: z.int().min(1).max(3_650) }),
  ),
}
