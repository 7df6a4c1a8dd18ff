import { z } from 'zod'
import { call } from './call'
import { longText, recordId } from './ids'
import type { Stage } from './stages'

export const topicId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80)

export const adviceKinds = ['guidance', 'reply', 'wording'] as const
export type AdviceKind = (typeof adviceKinds)[number]
/**
 * What a piece of advice asks of the sentences around it: it `opens` the letter itself, it counsels to wait (`waits`), or it
 * stands `alone`, with neither a first sentence before it nor a next step after it.
 */
export const adviceFrames = ['opens', 'waits', 'alone'] as const
export type AdviceFrame = (typeof adviceFrames)[number]
export type School = 'patience' | 'initiative'

/** One piece of advice as the library shows it. Bodies are text in the merge grammar. */
export type AdviceTemplate = {
  readonly topicId: string
  readonly title: string
  readonly kind: AdviceKind
  readonly school: School | null
  readonly when: string
  readonly stages: readonly Stage[]
  readonly contradicts: readonly string[]
  readonly source: readonly string[]
  readonly body: string
  readonly shortBody: string
  /** True when the coach has changed a built-in text; it can be set back. */
  readonly isChanged: boolean
}

export const templateDraft = z.strictObject({
  topicId,
  body: longText(100_000).min(1),
  shortBody: longText(100_000).min(1),
})
export type TemplateDraft = z.infer<typeof templateDraft>

/** Why a topic is suggested: a fact of the case, or words the client wrote. `text` is ready to read. */
export type SuggestionReason = { readonly kind: 'fact' | 'quote' | 'school'; readonly text: string }

export type Suggestion = {
  readonly topicId: string
  readonly title: string
  readonly kind: AdviceKind
  readonly school: School | null
  readonly contradicts: readonly string[]
  readonly score: number
  readonly reasons: readonly SuggestionReason[]
}

/** Ranked advice for one question; `fits` is false when nothing in the library answers it well. */
export type SuggestionList = { readonly fits: boolean; readonly suggestions: readonly Suggestion[] }

export const suggestInput = z.strictObject({
  clientId: recordId,
  opportunityId: recordId.nullable(),
  question: longText(20_000),
})

export const adviceCalls = {
  'advice.list': call<readonly AdviceTemplate[]>()(z.strictObject({})),
  'advice.save': call<AdviceTemplate>()(templateDraft),
  'advice.reset': call<AdviceTemplate>()(z.strictObject({ topicId })),
  'advice.suggest': call<SuggestionList>()(suggestInput),
}
