import type { Letter, LetterDraft, LetterFact } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import { plainTextOf, type RichTextDoc } from '@shared/rich-text'

/** What of a stored letter the screen changes and sends back. */
export function draftOf(letter: Letter): LetterDraft {
  const { id, title, kind, body, opportunityId, roundId, questionId } = letter
  return {
    id,
    title,
    kind,
    body,
    opportunityId,
    roundId,
    questionId,
    topics: [...letter.topics],
    filled: letter.filled.map(({ field, value }) => ({ field, value })),
  }
}

/** The facts of an answer in the shape that the merge functions read. */
export function mergeFactsOf(facts: readonly LetterFact[]): MergeFacts {
  return new Map(
    facts.map(({ field, value, recordType, recordId, on }) => [
      field,
      { value, recordType, ...(recordId ? { recordId } : {}), ...(on ? { on } : {}) },
    ]),
  )
}

/** The values that were filled in by hand, with changes; an emptied value is no longer filled in. */
export function refill(
  filled: LetterDraft['filled'],
  changes: ReadonlyMap<string, string>,
): LetterDraft['filled'] {
  const values = new Map(filled.map(({ field, value }) => [field, value]))
  for (const [field, value] of changes) values.set(field, value.trim())
  return [...values].filter(([, value]) => value !== '').map(([field, value]) => ({ field, value }))
}

type Written = Pick<Letter, 'body' | 'topics'>

/** Advice that was just added. Undo and redo in the editor change the text only, so this knows which topics it then holds. */
export type Addition = {
  /** The topics of the letter when this is again its text before or after; null for any other text. */
  readonly topicsOf: (body: RichTextDoc) => readonly string[] | null
}

export const noAddition: Addition = { topicsOf: () => null }

/** Remembers a letter before and after advice was added to it. */
export function additionOf(before: Written, after: Written): Addition {
  const known = new Map([before, after].map(({ body, topics }) => [plainTextOf(body), topics]))
  return { topicsOf: (body) => known.get(plainTextOf(body)) ?? null }
}
