import { useTranslations } from 'use-intl'
import { refresh } from '../api'
import { useActNotice } from '../ui/use-act-notice'
import { useFailureNotice } from '../ui/use-failure-notice'

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
  const say = useActNotice()
  const sayFailure = useFailureNotice()
  return async (done, act) => {
    try {
      const answer = await act()
      // Before the list shows it: Z pressed right away must take this act back and not the one before.
      say({ message: t(`done.${done}`), changeSetId: answer.changeSetId })
      await refresh(bankCalls)
      return answer
    } catch (error) {
      sayFailure(t('failed'), error)
      return null
    }
  }
}
