import { Button } from '@mantine/core'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { listPlace } from '../clients/list-place'
import { toClientQuery, useListQuery } from '../clients/list-query'
import { goTo } from '../navigation'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys, useKeys } from '../ui/use-keys'

/** Goes to another client of the list; at its ends there is none. */
const step = (id: string | null | undefined) => {
  if (id) goTo({ at: 'client', id, tab: 'timeline' }, { replace: true })
}

/** Where the client stands in the list as the coach left it, and the way to the next one. */
export function ClientSteps({ clientId }: { readonly clientId: string }) {
  const t = useTranslations('interviews.header')
  const ariaKeys = useAriaKeys()
  const query = toClientQuery(useListQuery())
  const { data } = useCall('clients.neighbours', { id: clientId, query }, { keepPrevious: true })
  useEffect(() => {
    // Back comes to the row of the client one has stepped to.
    if (data && data.position > 0) listPlace.index = data.position - 1
  }, [data])
  const previous = () => step(data?.previousId)
  const next = () => step(data?.nextId)
  useKeys({ previousClient: previous, nextClient: next })

  return (
    <>
      {data && data.position > 0 && (
        <span className="quiet number">{t('position', { position: data.position, total: data.total })}</span>
      )}
      <Button
        leftSection={<ChevronUp size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={<KeyCap action="previousClient" />}
        aria-keyshortcuts={ariaKeys('previousClient')}
        aria-disabled={!data?.previousId}
        onClick={previous}
      >
        {t('previous')}
      </Button>
      <Button
        leftSection={<ChevronDown size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={<KeyCap action="nextClient" />}
        aria-keyshortcuts={ariaKeys('nextClient')}
        aria-disabled={!data?.nextId}
        onClick={next}
      >
        {t('next')}
      </Button>
    </>
  )
}
