import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { goTo } from '../navigation'
import { usePractice } from '../practice'
import { Failure } from '../ui/failure'
import { useFirstPaint } from '../ui/first-paint'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Screen, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { BulkBar } from './bulk-bar'
import { ClientsTable } from './clients-table'
import { ClientsTools } from './clients-tools'
import { FirstRun } from './first-run'
import { toClientQuery, useListQuery } from './list-query'
import { useMergeRequest } from './merge-request'
import { NoClients } from './no-clients'
import { countSelected, useSelection } from './selection'
import { useClientPages } from './use-client-pages'

const MergeDialog = lazy(() => import('./merge-dialog').then((part) => ({ default: part.MergeDialog })))
const PairsDialog = lazy(() => import('./pairs-dialog').then((part) => ({ default: part.PairsDialog })))
const ClientDialog = lazy(() => import('./client-dialog').then((part) => ({ default: part.ClientDialog })))

/** The list of all clients: what was promised, what comes next, who is waiting. */
export function ClientsScreen() {
  const t = useTranslations('clients')
  const ariaKeys = useAriaKeys()
  const { coachName } = usePractice()
  const listQuery = useListQuery()
  const query = useMemo(() => toClientQuery(listQuery), [listQuery])
  const { pages, error, retry, onRange } = useClientPages(query)
  const isLate = useLateLoading(pages === null && error === null)
  const [addsClient, setAddsClient] = useState<'never' | 'open' | 'closed'>('never')
  const [showsPairs, setShowsPairs] = useState(false)
  const mergeRequest = useMergeRequest()
  const selected = countSelected(useSelection(), pages?.total ?? 0)
  const filterRef = useRef<HTMLInputElement>(null)
  const add = useCallback(() => setAddsClient('open'), [])
  useFirstPaint(pages !== null)

  useKeys({ newClient: add, find: () => filterRef.current?.focus() })

  const isEmpty = pages !== null && pages.allTotal === 0
  const isFirstRun = isEmpty && coachName === ''
  return (
    <Screen
      title={t('title')}
      detail={pages && !isEmpty ? t('counts', { active: pages.activeTotal, all: pages.allTotal }) : undefined}
      actions={
        isEmpty ? null : (
          <Button
            variant="filled"
            leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
            rightSection={<KeyCap action="newClient" />}
            aria-keyshortcuts={ariaKeys('newClient')}
            onClick={add}
          >
            {t('new')}
          </Button>
        )
      }
      tools={isEmpty ? null : <ClientsTools filterRef={filterRef} onPairs={() => setShowsPairs(true)} />}
      status={
        selected > 0 && pages ? (
          <BulkBar total={pages.total} />
        ) : (
          <StatusBar
            keys={isEmpty ? [] : ['nextRow', 'previousRow', 'selectRow', 'openRow', 'editCell', 'selectAll']}
          >
            {pages && !isEmpty ? (
              <output>{pages.isOld ? t('updating') : t('shown', { count: pages.total })}</output>
            ) : null}
          </StatusBar>
        )
      }
    >
      {error ? <Failure error={error} onRetry={retry} /> : null}
      {isLate ? <GreyRows /> : null}
      {isFirstRun ? <FirstRun onAddClient={add} /> : null}
      {pages && !isFirstRun && pages.total === 0 ? <NoClients pages={pages} onAddClient={add} /> : null}
      {pages && pages.total > 0 ? <ClientsTable pages={pages} query={query} onRange={onRange} /> : null}
      {showsPairs ? (
        <Suspense fallback={null}>
          <PairsDialog onClose={() => setShowsPairs(false)} />
        </Suspense>
      ) : null}
      {mergeRequest ? (
        <Suspense fallback={null}>
          <MergeDialog key={`${mergeRequest.oneId} ${mergeRequest.otherId}`} request={mergeRequest} />
        </Suspense>
      ) : null}
      {addsClient === 'never' ? null : (
        <Suspense fallback={null}>
          <ClientDialog
            client={null}
            opened={addsClient === 'open'}
            onClose={() => setAddsClient('closed')}
            onSaved={(client) => goTo({ at: 'client', id: client.id, tab: 'timeline' })}
          />
        </Suspense>
      )}
    </Screen>
  )
}
