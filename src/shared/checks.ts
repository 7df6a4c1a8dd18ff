import { z } from 'zod'
import { call } from './call'
import type { Finding } from './checks/finding'
import { byId, line, recordId } from './ids'

/** A finding as the coach reads it. */
export type CheckedFinding = Finding & {
  /** What is wrong, and what the finding rests on. */
  readonly sentence: string
  readonly basis: string
  /** True while the letter must not leave because of it: serious, and not dismissed. */
  readonly holds: boolean
  readonly dismissed: { readonly id: string; readonly reason: string; readonly at: string } | null
}

/** What the rules say about one letter; `holding` of the findings keep it from leaving. */
export type LetterCheck = { readonly findings: readonly CheckedFinding[]; readonly holding: number }

export const dismissal = z.strictObject({
  letterId: recordId,
  /** The finding's key, as the check answered it. */
  findingKey: z.string().min(1).max(400),
  reason: line(500).min(1),
})
export type Dismissal = z.infer<typeof dismissal>

export const checksCalls = {
  'checks.ofLetter': call<LetterCheck>()(byId),
  /** What the record says about a recipient as typed. */
  'checks.ofRecipient': call<LetterCheck>()(
    z.strictObject({ letterId: recordId, name: line(200), address: line(254) }),
  ),
  'checks.dismiss': call<{ readonly id: string }>()(dismissal),
  'checks.takeBack': call<null>()(byId),
  'checks.dismissAgain': call<null>()(byId),
}
