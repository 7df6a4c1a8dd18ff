import type { CallName } from '@shared/contract'
import { refresh } from '../api'
import { useActNotice } from './use-act-notice'
import { useFailureNotice } from './use-failure-notice'

type Recorded = { readonly changeSetId: string | null }

/**
 * Runs an act that main has recorded, says what was done, and offers to take it back by button or key; then what it made out of date
 * is asked again. Null when it failed, which is said with `failed`.
 */
export function useRecordedAct(
  calls: readonly CallName[],
  failed: string,
): <Act extends Recorded>(message: string, act: () => Promise<Act>) => Promise<Act | null> {
  const say = useActNotice()
  const sayFailure = useFailureNotice()
  return async (message, act) => {
    try {
      const answer = await act()
      // Before the list shows it: Z pressed right away must take this act back and not the one before.
      say({ message, changeSetId: answer.changeSetId })
      await refresh(calls)
      return answer
    } catch (error) {
      sayFailure(failed, error)
      return null
    }
  }
}
