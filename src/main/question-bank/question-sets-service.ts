import type { QuestionSetDraft, SetAct } from '@shared/question-sets'
import { translatorOf } from '@shared/translate'
import { actOnBank, type BankContext } from './bank-service'
import { getQuestionSet, removeQuestionSet, saveQuestionSet } from './question-sets-repository'

/** Keeps a set, new or changed, as one act. Throws AppError not-found. */
export function keepQuestionSet(context: BankContext, draft: QuestionSetDraft): SetAct {
  const { result, changeSetId } = actOnBank(context, 'setSaved', draft.name, (writing) =>
    saveQuestionSet(context.db, draft, writing),
  )
  return { set: getQuestionSet(context.db, result), changeSetId }
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
