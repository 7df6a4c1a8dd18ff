import { factText, isMergeField, MERGE_FIELDS, type MergeFacts } from './merge-fields'
import { inlineNodesOf, type RichTextDoc } from './rich-text'

/** What the fields of a text said when the coach last looked: field name to printed value. */
export type SeenFacts = Readonly<Record<string, string>>

/** A fact that the text was written with and that the record now says differently; `now` is null when it says nothing. */
export type StaleFact = { readonly field: string; readonly was: string; readonly now: string | null }

/**
 * Fields that change with the passing of days alone. A sentence with one of them stays as true as it was, so a new value is
 * no news; that such a fact no longer holds at all is.
 */
const passing: ReadonlySet<string> = new Set([
  ...MERGE_FIELDS.filter(({ type }) => type === 'span').map(({ name }) => name),
  'today',
  'nextStep.on',
  'thankYou.on',
])

function fieldsOf(body: RichTextDoc): ReadonlySet<string> {
  const fields = new Set<string>()
  for (const node of inlineNodesOf(body.content))
    if (node.type === 'fact' && isMergeField(node.attrs.field)) fields.add(node.attrs.field)
  return fields
}

/** The facts of a text that changed since it was written, in reading order. */
export function staleFacts(body: RichTextDoc, seen: SeenFacts, facts: MergeFacts): readonly StaleFact[] {
  return [...fieldsOf(body)].flatMap((field): StaleFact[] => {
    const was = Object.hasOwn(seen, field) ? seen[field] : undefined
    const now = factText(facts, field)
    if (was === undefined || was === now) return []
    return now !== null && passing.has(field) ? [] : [{ field, was, now }]
  })
}

/**
 * What a text has been seen with after a save: what was seen before stays, what came into the text since is seen as it is.
 * `accepts` says which fields count as looked at now.
 */
export function seenAfter(
  body: RichTextDoc,
  before: SeenFacts,
  facts: MergeFacts,
  accepts: (field: string) => boolean,
): SeenFacts {
  const entries = [...fieldsOf(body)].flatMap((field): [string, string][] => {
    const known = Object.hasOwn(before, field) && !accepts(field) ? before[field] : undefined
    const value = known ?? factText(facts, field)
    return value === null ? [] : [[field, value]]
  })
  return Object.fromEntries(entries)
}
