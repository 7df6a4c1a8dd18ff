import { useMemo, useState } from 'react'
import { useCall } from '../api'
import { type CaseFile, callNameOf } from './case-file'

type CaseFileAnswer = {
  /** The newest case that is known whole; the one before it while another client loads. */
  readonly file: CaseFile | null
  readonly error: unknown
  readonly isPending: boolean
  readonly retry: () => void
}

/** Reads a client and the history together, so that a screen never mixes two clients. */
export function useCaseFile(clientId: string, opportunityId: string | null): CaseFileAnswer {
  const client = useCall('clients.get', { id: clientId })
  const history = useCall('interviews.history', { clientId })
  const consents = useCall('records.listConsents', { clientId })
  const customFields = useCall('records.listFields', {})
  const read = useMemo((): CaseFile | null => {
    if (!client.data || !history.data || !consents.data || !customFields.data) return null
    const { standings } = history.data
    const chosen = standings.find((standing) => standing.opportunityId === opportunityId) ?? standings[0]
    return {
      client: client.data,
      name: callNameOf(client.data),
      history: history.data,
      consents: consents.data,
      customFields: customFields.data,
      shownId: chosen?.opportunityId ?? null,
    }
  }, [client.data, history.data, consents.data, customFields.data, opportunityId])

  const [last, setLast] = useState(read)
  if (read !== null && read !== last) setLast(read)

  return {
    file: read ?? last,
    error: client.error ?? history.error ?? consents.error ?? customFields.error,
    isPending: client.isPending || history.isPending || consents.isPending || customFields.isPending,
    retry: () => {
      void client.refetch()
      void history.refetch()
      void consents.refetch()
      void customFields.refetch()
    },
  }
}
