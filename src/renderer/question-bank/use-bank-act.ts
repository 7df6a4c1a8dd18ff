import { useTranslations } from 'use-intl'
import { useRecordedAct } from '../ui/use-recorded-act'

/** The answers that a change of the bank makes out of date. */
export const bankCalls = [
  'questionBank.criteria',
  'questionBank.questions',
  'questionBank.cliches',
  'questionBank.sets',
  'questionBank.met',
  'questionBank.suggestSet',
  'trash.list',
  'undo.list',
] as const

export type BankDone =
  | 'saved'
  | 'added'
  | 'duplicated'
  | 'isReset'
  | 'isRemoved'
  | 'isRetired'
  | 'isBack'
  | 'setAdded'
  | 'setRemoved'
  | 'itemRemoved'

/** Changes the bank, says what was done, and offers to take it back by button or key. Null when it failed. */
export function useBankAct(): <Act extends { readonly changeSetId: string | null }>(
  done: BankDone,
  act: () => Promise<Act>,
) => Promise<Act | null> {
  const t = useTranslations('questionBank')
  const run = useRecordedAct(bankCalls, t('failed'))
  return (done, act) => run(t(`done.${done}`), act)
}
