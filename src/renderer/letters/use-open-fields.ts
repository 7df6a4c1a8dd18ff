import { hasOpenFields, openFields } from '@shared/letter-fields'
import type { OpenField } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import type { RichTextDoc } from '@shared/rich-text'
import { useMemo } from 'react'

export type OpenFieldsView = {
  readonly fields: {
    /** Fields without a value. */
    readonly missing: readonly string[]
    /** Chips of fields that do not exist. */
    readonly unknown: readonly string[]
    /** Braces that were typed as plain text. */
    readonly typed: readonly string[]
  }
  /** True as long as the letter must not leave. */
  readonly isOpen: boolean
  /** Values the client's record offers for a field; none until main has answered. */
  readonly choicesOf: (field: string) => readonly string[]
}

/** What is open in the text on screen, at once, with the choices of main's newest answer. */
export function useOpenFields(
  body: RichTextDoc,
  facts: MergeFacts,
  answered: readonly OpenField[],
): OpenFieldsView {
  const fields = useMemo(() => openFields(body, facts), [body, facts])
  return {
    fields,
    isOpen: hasOpenFields(fields),
    choicesOf: (field) => answered.find((open) => open.field === field)?.choices ?? [],
  }
}
