import type { LetterDraft, LetterKind, LetterWithFacts } from '@shared/letters'
import type { MergeFacts } from '@shared/merge-fields'
import type { RichTextDoc } from '@shared/rich-text'
import { useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type CallError, call, refresh, useSend } from '../api'
import { type Autosave, useAutosave } from '../ui/use-autosave'
import { useFailureNotice } from '../ui/use-failure-notice'
import { additionOf, draftOf, mergeFactsOf, noAddition } from './letter-draft'

/** Answers that show something of a letter: its title, kind, state, advice or earlier texts. */
export const letterCalls = [
  'letters.list',
  'letters.listAll',
  'letters.versions',
  'interviews.history',
] as const

/** Says that something about the letter was not done, and why. */
function useSayNotDone(): (error: unknown) => void {
  const t = useTranslations('letters')
  const sayFailure = useFailureNotice()
  return (error) => sayFailure(t('notDone'), error)
}

/** Short, so that the page on the right follows the writing closely. */
const saveDelayMs = 300

export type LetterDesk = {
  /** The letter and its facts as main answered last. */
  readonly stored: LetterWithFacts
  /** What is on screen, saved or not. */
  readonly draft: LetterDraft
  readonly facts: MergeFacts
  readonly autosave: Autosave<LetterDraft>
  readonly edit: (change: Partial<LetterDraft>) => void
  /** Puts an earlier text in the place of this one, which is kept as a version. True when that is stored. */
  readonly bringBack: (body: RichTextDoc) => Promise<boolean>
  /** Adds a piece of advice after saving what is on screen. Gives the new text, null when nothing was added. */
  readonly addTopic: (topicId: string) => Promise<RichTextDoc | null>
  /** Writes it as another kind after saving what is on screen. Gives the text of that kind, null when it could not. */
  readonly switchKind: (kind: LetterKind) => Promise<RichTextDoc | null>
  /** Says that the coach has looked at the facts as they are now, or at what the letter speaks of. */
  readonly confirm: (what: 'facts' | 'about') => Promise<void>
  readonly isAdding: boolean
  readonly addFailure: CallError | null
  /** Counts what main has stored; the printed page follows it. */
  readonly version: number
  readonly takeStored: (answer: LetterWithFacts) => void
}

/** Holds a letter while it is written: the text on screen, its facts, saving, adding advice. */
export function useLetterDesk(opened: LetterWithFacts): LetterDesk {
  const { id } = opened.letter
  const [stored, setStored] = useState(opened)
  const [draft, setDraft] = useState(() => draftOf(opened.letter))
  const [version, setVersion] = useState(0)
  // Two changes may come before the screen is drawn again; the second must see the first.
  const latest = useRef(draft)
  const added = useRef(noAddition)

  const show = (next: LetterDraft) => {
    latest.current = next
    setDraft(next)
  }
  const takeStored = (answer: LetterWithFacts) => {
    setStored(answer)
    setVersion((count) => count + 1)
    void refresh(letterCalls)
  }
  const autosave = useAutosave<LetterDraft>({
    recordKey: id,
    delayMs: saveDelayMs,
    save: async (changed) => takeStored(await call('letters.save', changed)),
    announce: (changed) => ({ name: 'letters.save', input: changed }),
  })
  const edit = (change: Partial<LetterDraft>) => {
    const topics = change.body ? added.current.topicsOf(change.body) : null
    show({ ...latest.current, ...(topics ? { topics: [...topics] } : {}), ...change })
    autosave.change(latest.current)
  }

  const bringBack = async (body: RichTextDoc) => {
    if (!(await autosave.flush())) return false
    const topics = added.current.topicsOf(body)
    show({ ...latest.current, body, ...(topics ? { topics: [...topics] } : {}) })
    autosave.change({ ...latest.current, keepsVersion: true })
    return autosave.flush()
  }

  const adding = useSend('letters.addTopic', { changes: letterCalls })
  const addTopic = async (topicId: string) => {
    if (adding.isPending || !(await autosave.flush())) return null
    try {
      const answer = await adding.mutateAsync({ id, topicId })
      added.current = additionOf(latest.current, answer.letter)
      takeStored(answer)
      show(draftOf(answer.letter))
      return answer.letter.body
    } catch {
      // What went wrong is shown from the mutation, where the advice stands.
      return null
    }
  }

  const sayFailure = useSayNotDone()
  const switching = useSend('letters.switchKind', { changes: letterCalls })
  const switchKind = async (kind: LetterKind) => {
    if (switching.isPending || !(await autosave.flush())) return null
    try {
      const answer = await switching.mutateAsync({ id, kind })
      takeStored(answer)
      show(draftOf(answer.letter))
      return answer.letter.body
    } catch (error) {
      sayFailure(error)
      return null
    }
  }
  const confirming = useSend('letters.confirm', { changes: letterCalls })
  const confirm = async (what: 'facts' | 'about') => {
    if (!(await autosave.flush())) return
    try {
      takeStored(await confirming.mutateAsync({ id, what }))
    } catch (error) {
      sayFailure(error)
    }
  }

  const facts = useMemo(() => mergeFactsOf(stored.facts), [stored.facts])
  return {
    stored,
    draft,
    facts,
    autosave,
    edit,
    bringBack,
    addTopic,
    switchKind,
    confirm,
    isAdding: adding.isPending,
    addFailure: adding.error,
    version,
    takeStored,
  }
}
