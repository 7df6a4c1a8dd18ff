import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '@shared/contract'
import type { ErrorAnswer } from '@shared/errors'
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'

/** A call that main answered with an error. `answer.message` is a sentence for the coach. */
export class CallError extends Error {
  readonly answer: ErrorAnswer

  constructor(answer: ErrorAnswer) {
    super(answer.message)
    this.name = 'CallError'
    this.answer = answer
  }
}

/** Asks main and gives its value; throws `CallError` when main answers with an error. */
export async function call<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const result = await window.greenroom.call(name, input)
  if (!result.ok) throw new CallError(result.error)
  return result.value as CallOutput<Name>
}

/** The cache of answers. Nothing goes stale by itself: sends and events say what changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** The cache key of a call, for `queryClient.setQueryData` and the like. */
export const callKey = <Name extends CallName>(name: Name, input: CallInput<Name>) => [name, input] as const

export type CallOptions = {
  /** `false` keeps the question back until its input is known. */
  readonly enabled?: boolean
  /** Keeps the last answer on screen while another input loads. */
  readonly keepPrevious?: boolean
}

/** Reads an answer of main, cached under `[name, input]`. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: CallOptions = {},
): UseQueryResult<CallOutput<Name>, CallError> {
  return useQuery<CallOutput<Name>, CallError>({
    queryKey: callKey(name, input),
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Answers that follow from nearly every record of the caseload, so that any send puts them out of date. */
const derivedCalls: readonly CallName[] = [
  'today.list',
  'followUps.decisions',
  'checks.ofLetter',
  'clients.list',
  'clients.neighbours',
  'clients.similar',
  'clients.pairs',
  'views.counts',
  'board.list',
  'employers.list',
  'employers.get',
  'employers.listShared',
  'calendar.list',
  'adviceLedger.topics',
  'adviceLedger.letters',
  'figures.practice',
  'figures.client',
  'figures.hours',
]

/** Marks the cached answers of these calls, and all derived ones, as out of date; those on screen are asked again. */
export function refresh(names: readonly CallName[]): Promise<void> {
  return queryClient.invalidateQueries({
    predicate: ({ queryKey }) => [...names, ...derivedCalls].some((name) => name === queryKey[0]),
  })
}

/** Sends something to main; afterwards the named calls are asked again. `mutateAsync` throws `CallError`. */
export function useSend<Name extends CallName>(
  name: Name,
  options: { readonly changes: readonly CallName[] },
): UseMutationResult<CallOutput<Name>, CallError, CallInput<Name>> {
  return useMutation<CallOutput<Name>, CallError, CallInput<Name>>({
    mutationFn: (input) => call(name, input),
    onSuccess: () => {
      void refresh(options.changes)
    },
  })
}

/** Hears what main tells this window unasked. The handler may be a fresh closure each time. */
export function useAppEvent<Name extends EventName>(
  name: Name,
  handler: (payload: EventPayload<Name>) => void,
): void {
  const heard = useEffectEvent(handler)
  useEffect(() => window.greenroom.on(name, (payload) => heard(payload as EventPayload<Name>)), [name])
}

/** Puts an answer that is already known into the cache, for instance what a save gave back. */
export function useRemember() {
  const client = useQueryClient()
  return <Name extends CallName>(name: Name, input: CallInput<Name>, value: CallOutput<Name>): void => {
    client.setQueryData<CallOutput<Name>>(callKey(name, input), () => value)
  }
}
