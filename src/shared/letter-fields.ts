import { factText, isMergeField, type MergeFact, type MergeFacts } from './merge-fields'
import { inlineNodesOf, type RichTextDoc } from './rich-text'

export type ResolvedField =
  | { readonly state: 'value'; readonly text: string; readonly fact: MergeFact }
  | { readonly state: 'fallback'; readonly text: string }
  | { readonly state: 'missing' }
  | { readonly state: 'unknown' }

/** What a field prints as: its fact, else its fallback, else nothing, with the reason. */
export function resolveField(field: string, fallback: string | null, facts: MergeFacts): ResolvedField {
  if (!isMergeField(field)) return { state: 'unknown' }
  const fact = facts.get(field)
  const text = factText(facts, field)
  if (fact !== undefined && text !== null) return { state: 'value', text, fact }
  if (fallback !== null && fallback.trim() !== '') return { state: 'fallback', text: fallback }
  return { state: 'missing' }
}

/** What keeps a letter from leaving, each named once and in reading order. */
export type OpenFields = {
  /** Fields that exist but have neither a value nor a fallback. */
  readonly missing: readonly string[]
  /** Names that no field has. */
  readonly unknown: readonly string[]
  /** Tags such as {{employer.name}} that were typed as text and would print as they stand. */
  readonly typed: readonly string[]
}

/** Finds the fields of a letter that are still open. */
export function openFields(doc: RichTextDoc, facts: MergeFacts): OpenFields {
  const missing = new Set<string>()
  const unknown = new Set<string>()
  const typed = new Set<string>()
  for (const node of inlineNodesOf(doc.content)) {
    if (node.type === 'text') {
      for (const [tag] of node.text.matchAll(/\{\{[^{}\n]{0,200}\}\}/gu)) typed.add(tag)
    } else if (node.type === 'fact') {
      const { state } = resolveField(node.attrs.field, node.attrs.fallback, facts)
      if (state === 'missing') missing.add(node.attrs.field)
      if (state === 'unknown') unknown.add(node.attrs.field)
    }
  }
  return { missing: [...missing], unknown: [...unknown], typed: [...typed] }
}

/** Whether anything is open; such a letter is not exported. */
export function hasOpenFields({ missing, unknown, typed }: OpenFields): boolean {
  return missing.length + unknown.length + typed.length > 0
}
