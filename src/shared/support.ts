import { z } from 'zod'
import { call } from './call'

/**
 * Calls that save a text while it is typed. Each can be made twice without harm, and needs nothing of the window but its input.
 */
export const typingSaves = [
  'notes.save',
  'letters.save',
  'answers.saveVersion',
  'publishing.save',
  'mockSessions.saveNote',
  'advice.keepUnsaved',
  'questionBank.keepUnsaved',
] as const
export type TypingSave = (typeof typingSaves)[number]

/** Where in the built window an error came from: file, line and column, never what the error says. */
const frame = z.string().regex(/^[\w.$-]{1,80}\.js:\d{1,7}:\d{1,7}$/u)

/** One line of the app's own log. */
export type LogLine = {
  /** UTC. */
  readonly at: string
  readonly level: 'info' | 'error'
  readonly text: string
}

/** The log as it is shown. */
export type LogView = {
  /** Newest first. */
  readonly lines: readonly LogLine[]
  /** Whether older ones were left out. */
  readonly isCut: boolean
}

export const supportCalls = {
  /**
   * A save that the window makes in a moment, when the coach stops typing; `save` null takes it back. Its input is checked when
   * it is made.
   */
  'support.willSave': call<null>()(
    z.strictObject({
      key: z.string().min(1).max(200),
      save: z.strictObject({ name: z.enum(typingSaves), input: z.unknown() }).nullable(),
    }),
  ),
  /** What the app wrote about itself. */
  'support.log': call<LogView>()(z.strictObject({})),
  /** Versions, counts, sizes and codes for somebody who helps, as plain text. */
  'support.diagnostics': call<{ readonly text: string }>()(z.strictObject({})),
  /** A part of the window stopped working; only the kind of error and its places in the code are told. */
  'support.partBroke': call<null>()(
    z.strictObject({ kind: z.string().regex(/^[A-Za-z]{1,40}$/u), frames: z.array(frame).max(8) }),
  ),
}
