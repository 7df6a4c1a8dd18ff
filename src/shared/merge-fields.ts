import type { FieldShape, KnownFields } from './merge-grammar'

/** What a field holds. Facts are text that is ready to print: a day as '5 May', a span with its unit as '10 days'. */
export type MergeFieldType = 'text' | 'day' | 'span' | 'link' | 'list'

/** Every field a template or a letter may name. There are no others, and nothing is looked up outside this list. */
export const MERGE_FIELDS = [
  { name: 'client.firstName', type: 'text' },
  { name: 'client.fullName', type: 'text' },
  { name: 'client.phone', type: 'text' },
  { name: 'client.email', type: 'text' },
  { name: 'coach.name', type: 'text' },
  { name: 'coach.email', type: 'text' },
  { name: 'coach.phone', type: 'text' },
  { name: 'practice.name', type: 'text' },
  { name: 'employer.name', type: 'text' },
  { name: 'opportunity.role', type: 'text' },
  /** First day at work, once agreed. */
  { name: 'opportunity.startOn', type: 'day' },
  /** 'first', 'second', ... of the newest round held. */
  { name: 'round.ordinal', type: 'text' },
  /** The newest round in words: 'phone interview', 'final interview'. */
  { name: 'round.stage', type: 'text' },
  { name: 'round.on', type: 'day' },
  /** The person of the newest round whom the client would write to or call. */
  { name: 'interviewer.name', type: 'text' },
  { name: 'promise.saidOn', type: 'day' },
  { name: 'promise.from', type: 'day' },
  { name: 'promise.to', type: 'day' },
  /** How long ago the promised end passed: '10 days'. Absent while the promise is not late. */
  { name: 'promise.daysLate', type: 'span' },
  /** Since the newest stage: '20 days'. */
  { name: 'waiting.days', type: 'span' },
  /** Since any contact either way: '7 days'. */
  { name: 'quiet.days', type: 'span' },
  { name: 'followUp.lastOn', type: 'day' },
  { name: 'otherEmployer.name', type: 'text' },
  { name: 'nextRound.on', type: 'day' },
  { name: 'nextRound.stage', type: 'text' },
  /** When the follow-up rule says to write or call next. */
  { name: 'nextStep.on', type: 'day' },
  /** By when the newest round wants a thank-you, while none was sent. */
  { name: 'thankYou.on', type: 'day' },
  { name: 'question.askedOn', type: 'day' },
  { name: 'today', type: 'day' },
  /** How long the client has been searching: '6 months'. */
  { name: 'search.months', type: 'span' },
  /** What the client could bring to this employer, a line each. */
  { name: 'contributions', type: 'list' },
  { name: 'link.anxiety', type: 'link' },
  { name: 'link.overqualified', type: 'link' },
] as const satisfies readonly { readonly name: string; readonly type: MergeFieldType }[]

export type MergeFieldName = (typeof MERGE_FIELDS)[number]['name']

/** The value of a field and where it comes from. */
export type MergeFact = {
  readonly value: string | readonly string[]
  readonly recordType?: string
  readonly recordId?: string
  /** The day the fact was recorded or holds for. */
  readonly on?: string
}

export type MergeFacts = ReadonlyMap<string, MergeFact>

/** The fields as the grammar wants them: name -> one value or many. */
export const KNOWN_FIELDS: KnownFields = new Map(
  MERGE_FIELDS.map(({ name, type }): [string, FieldShape] => [name, type === 'list' ? 'many' : 'one']),
)

/** Whether this is a field that exists. */
export function isMergeField(name: string): name is MergeFieldName {
  return KNOWN_FIELDS.has(name)
}

/** The key of a field's label among the messages: 'client.firstName' -> 'fields.client_firstName'. */
export function fieldMessageKey(name: MergeFieldName): `fields.${string}` {
  return `fields.${name.replaceAll('.', '_')}`
}

const isFilled = (item: string): boolean => item.trim() !== ''

/** Whether a field has a value that is not blank. */
export function hasFact(facts: MergeFacts, field: string): boolean {
  const value = facts.get(field)?.value
  return value !== undefined && (typeof value === 'string' ? isFilled(value) : value.some(isFilled))
}

/** The items of a field without blank ones; a single value counts as one item; empty when the fact is absent. */
export function factItems(facts: MergeFacts, field: string): readonly string[] {
  const value = facts.get(field)?.value
  if (value === undefined) return []
  return (typeof value === 'string' ? [value] : value).filter(isFilled)
}

/** The printable value of a field, lists joined by commas; null when it is absent or blank. */
export function factText(facts: MergeFacts, field: string): string | null {
  const items = factItems(facts, field)
  return items.length === 0 ? null : items.join(', ')
}
