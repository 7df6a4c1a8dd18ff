import { call, callKey, queryClient } from '../api'

/** Asks for the first lines before anything is drawn. */
export function askForToday(): void {
  void queryClient.prefetchQuery({
    queryKey: callKey('today.list', {}),
    queryFn: () => call('today.list', {}),
  })
}
