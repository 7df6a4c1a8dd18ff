import type { CallInput, CallName } from '@shared/contract'
import { call, callKey, queryClient } from '../api'

/** Asks for what was never read; null where there is an answer, which may be shown while a newer one is asked for. */
function ahead<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<void> | null {
  const queryKey = callKey(name, input)
  if (queryClient.getQueryData(queryKey) !== undefined) return null
  return queryClient.prefetchQuery({ queryKey, queryFn: () => call(name, input) })
}

/** Asks for all that a case is drawn from; null when it is known already. What fails is told by the case itself. */
export function readCaseAhead(clientId: string): Promise<unknown> | null {
  const missing = [
    ahead('clients.get', { id: clientId }),
    ahead('interviews.history', { clientId }),
    ahead('records.listConsents', { clientId }),
    ahead('records.listFields', {}),
  ].filter((reading) => reading !== null)
  return missing.length === 0 ? null : Promise.all(missing)
}
