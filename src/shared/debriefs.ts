import { z } from 'zod'
import { call } from './call'
import { line, longText, recordId } from './ids'
import type { Round } from './interviews'

/** A question that was really asked, and how it went. */
export type DebriefQuestion = {
  /** Of the debrief; made by the screen. */
  readonly id: string
  /** The same question among those of the round; null until it is saved. */
  readonly roundQuestionId: string | null
  readonly body: string
  readonly howItWent: string
}

/** The going through of a real round: what was asked, how it went. */
export type Debrief = {
  readonly round: Round
  /** The session that keeps it; made up until the first save. */
  readonly sessionId: string
  /** UTC instant of the last save; null before the first. */
  readonly savedAt: string | null
  readonly questions: readonly DebriefQuestion[]
}

export const byRound = z.strictObject({ roundId: recordId })

export const debriefDraft = z.strictObject({
  roundId: recordId,
  sessionId: recordId,
  /** How it went as a whole; stands with the round. */
  howItWent: longText(4_000),
  /** In their order; a question of the round that is left out is removed from it. */
  questions: z
    .array(
      z.strictObject({
        id: recordId,
        roundQuestionId: recordId.nullable(),
        body: line(500).min(1),
        howItWent: longText(2_000),
      }),
    )
    .max(100),
})
export type DebriefDraft = z.infer<typeof debriefDraft>

export const debriefsCalls = {
  'debriefs.open': call<Debrief>()(byRound),
  /** Keeps a debrief: its questions become those of the round, and how it went stands with the round. */
  'debriefs.save': call<Debrief>()(debriefDraft),
}
