import type { QuestionSetDraft, SetAct } from '@shared/question-sets'
import { translatorOf } from '@shared/translate'
import { actOnBank, type BankContext } from './bank-service'
import { getQuestionSet, removeQuestionSet, saveQuestionSet } from './question-sets-repository'

/**
 * Keeps a set. A new one, and one that loses questions, is an act that can be taken back; what the editor saves while one
 * writes or moves is none. Throws AppError not-found.
 */
export function keepQuestionSet(context: BankContext, draft: QuestionSetDraft): SetAct {
  const { db, now, newId } = context
  const kept = new Set(draft.items.map(({ id }) => id))
  if (draft.id !== null && getQuestionSet(db, draft.id).items.every(({ id }) => kept.has(id))) {
    saveQuestionSet(db, draft, { at: now().toISOString(), newId })
    return { set: getQuestionSet(db, draft.id), changeSetId: null }
  }
  const { result, changeSetId } = actOnBank(context, 'setSaved', draft.name, (writing) =>
    saveQuestionSet(db, draft, writing),
  )
  return { set: getQuestionSet(db, result), changeSetId }
}

/** Makes a copy of a set. Throws AppError not-found. */
export function duplicateQuestionSet(context: BankContext, id: string): SetAct {
  const from = getQuestionSet(context.db, id)
  const name = translatorOf(context.language(), 'questionBank')('copyOf', { name: from.name })
  return keepQuestionSet(context, {
    id: null,
    name: name.slice(0, 120),
    detail: from.detail,
    items: from.items.map((item) => ({ ...item, id: null, criteria: [...item.criteria] })),
  })
}

/** Moves a set to the trash. Throws AppError not-found. */
export function dropQuestionSet(context: BankContext, id: string): { readonly changeSetId: string | null } {
  const { name } = getQuestionSet(context.db, id)
  const { changeSetId } = actOnBank(context, 'setRemoved', name, ({ at }) =>
    removeQuestionSet(context.db, id, at),
  )
  return { changeSetId }
}
