import type { english } from '../messages'

/** Why a topic is suggested, as values: `code` names a message, `values` fill its placeholders. */
export type SuggestReason = {
  readonly kind: 'fact' | 'quote' | 'school' | 'learned'
  readonly code: SuggestReasonCode
  readonly values: Readonly<Record<string, string | number>>
}

/** The messages of the reasons are keyed by these codes. */
export type SuggestReasonCode = keyof (typeof english)['reasons']
