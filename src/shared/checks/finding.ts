/** Everything a check can say, one name a rule. The sentence of each is in messages/en/checks.json. */
export const checkRules = [
  'wait_but_late',
  'late_but_ahead',
  'interview_day',
  'round_number',
  'employer_unknown',
  'offer_there',
  'offer_written',
  'ended',
  'posting_gone',
  'posting_up',
  'said_before',
  'opposite_before',
  'opposite_words',
  'opposite_within',
  'greeting_name',
  'other_client',
  'other_client_word',
  'other_employer',
  'other_person',
  'other_address',
  'recipient_other',
  'recipient_unknown',
  'recipient_name',
  'placeholder',
  'double_closing',
  'empty_paragraph',
] as const
export type CheckRule = (typeof checkRules)[number]

/**
 * What must not leave until the coach has said why it may: another client's things, a letter to the wrong person, or a gap
 * that was never filled.
 */
export const seriousRules: ReadonlySet<CheckRule> = new Set<CheckRule>([
  'greeting_name',
  'other_client',
  'other_employer',
  'other_person',
  'other_address',
  'recipient_other',
  'placeholder',
])

/** The record a finding rests on, for a link. `clientId` is whose case it is in. */
export type FindingRecord = {
  readonly type: 'client' | 'employer' | 'opportunity' | 'round' | 'promise' | 'letter'
  readonly id: string
  readonly clientId: string | null
}

/** One thing that a rule has to say about a letter. */
export type Finding = {
  readonly rule: CheckRule
  /** The same for the same thing however often the letter is checked; a dismissal names it. */
  readonly key: string
  /** What the sentence is filled with; days are `YYYY-MM-DD` under names that end in `On`. */
  readonly values: Readonly<Record<string, string | number>>
  /** The passage of the letter; null when it is about no passage. */
  readonly quote: string | null
  readonly record: FindingRecord | null
  /** The passage of an earlier letter. */
  readonly earlierQuote: string | null
}

/** Builds a finding; its key is made of the rule, the record and what was found, without case and spaces. */
export function finding(
  rule: CheckRule,
  found: {
    readonly about: string
    readonly values?: Finding['values']
    readonly quote?: string | null
    readonly record?: FindingRecord | null
    readonly earlierQuote?: string | null
  },
): Finding {
  const { about, values = {}, quote = null, record = null, earlierQuote = null } = found
  const words = about.toLowerCase().replaceAll(/\s+/gu, ' ').trim().slice(0, 160)
  return { rule, key: [rule, record?.id ?? '', words].join('|'), values, quote, record, earlierQuote }
}
