import type { CallName } from '@shared/contract'
import type { PublicationKind } from '@shared/publish/publish-doc'
import type { CopyCheck, OpenCopy, PublicationDraft } from '@shared/publishing'
import { type RefObject, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { call, refresh } from '../api'
import type { RichTextHandle } from '../ui/rich-text-editor'
import { type Autosave, useAutosave } from '../ui/use-autosave'

/** Answers that show a copy or where it was used. */
export const copyCalls = ['publishing.open', 'publishing.ofClient'] as const satisfies readonly CallName[]

export type CopyDesk = {
  readonly draft: PublicationDraft
  readonly check: CopyCheck
  readonly autosave: Autosave<PublicationDraft>
  readonly editor: RefObject<RichTextHandle | null>
  readonly edit: (change: Partial<Pick<PublicationDraft, 'title' | 'body'>>) => void
  /** Stores the copy as it is on screen; true when that is safe. */
  readonly keep: () => Promise<boolean>
  /** Takes out what is to be taken out by now. Gives the draft as it was before, to put it back. */
  readonly redact: () => Promise<PublicationDraft>
  /** Shows another text in place of this one and stores it. */
  readonly show: (draft: PublicationDraft) => Promise<boolean>
  /** What has left is not changed any more: the next change begins a new copy. */
  readonly markLeft: () => void
}

/** Holds an anonymous copy while it is worked on: the text on screen, saving, what is still to be done. */
export function useCopyDesk(opened: OpenCopy): CopyDesk {
  const [draft, setDraft] = useState(opened.draft)
  const [check, setCheck] = useState<CopyCheck>(opened)
  const latest = useRef(draft)
  const hasLeft = useRef(false)
  const editor = useRef<RichTextHandle>(null)
  const autosave = useAutosave<PublicationDraft>({
    recordKey: opened.draft.letterId,
    save: async (changed) => setCheck(await call('publishing.save', changed)),
    announce: (changed) => ({ name: 'publishing.save', input: changed }),
  })

  const set = (next: PublicationDraft): void => {
    const id = hasLeft.current ? newId() : next.id
    hasLeft.current = false
    latest.current = { ...next, id }
    setDraft(latest.current)
    autosave.change(latest.current)
  }
  const edit: CopyDesk['edit'] = (change) => set({ ...latest.current, ...change })
  const keep = (): Promise<boolean> => {
    // What has left is stored already, and must stay as it is.
    if (!hasLeft.current) autosave.change(latest.current)
    return autosave.flush()
  }
  const show = (next: PublicationDraft): Promise<boolean> => {
    set({ ...next, id: latest.current.id })
    editor.current?.replace(latest.current.body)
    return autosave.flush()
  }
  const redact = async (): Promise<PublicationDraft> => {
    const before = latest.current
    const { title, body } = await call('publishing.redact', before)
    await show({ ...before, title, body })
    return before
  }
  const markLeft = (): void => {
    hasLeft.current = true
    void refresh(copyCalls)
  }
  return { draft, check, autosave, editor, edit, keep, redact, show, markLeft }
}

/** One id for each kind of copy, made before the first save, so that a repeated save writes the same copy. */
export const newCopyIds = (): Readonly<Record<PublicationKind, string>> => ({
  article: newId(),
  comment: newId(),
})
