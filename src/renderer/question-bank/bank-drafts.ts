import { call } from '../api'
import { createKeptDrafts } from '../ui/kept-drafts'

const drafts = createKeptDrafts<unknown>({
  name: 'question-bank',
  ask: () => call('questionBank.unsaved', {}),
  storing: (key, draft) => ({ name: 'questionBank.keepUnsaved', input: { key, draft } }),
})

/** The name under which a draft is kept; `ref` null is a thing that is none yet. */
export const draftKey = (kind: string, ref: string | null): string => `${kind}:${ref ?? 'new'}`

/** What was typed and not saved, or null. Whoever kept it knows its form. */
export const bankDraft = drafts.get
export const hasBankDraft = drafts.has
/** Keeps a draft; null forgets it. */
export const keepBankDraft = drafts.keep
/** Reads the drafts that an earlier window left. Once a window. */
export const readBankDrafts = drafts.read
/** Draws the component again when a draft begins or ends. */
export const useBankDrafts = drafts.useChanges
