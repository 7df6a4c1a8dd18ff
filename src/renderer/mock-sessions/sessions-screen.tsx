import { useTranslations } from 'use-intl'
import { MockTabs } from '../question-bank/mock-tabs'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { openPrepare } from '../ui/prepare-session'
import { Screen, StatusBar } from '../ui/screen'
import { useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { PrepareButton } from './prepare-button'
import { SessionsTable } from './sessions-table'
import { useSessionPages } from './use-session-pages'

/** Every mock session of the practice, newest first. */
export function SessionsScreen() {
  const t = useTranslations('mockSessions.list')
  const { pages, error, retry, onRange } = useSessionPages()
  const isLate = useLateLoading(pages === null && error === null)
  useKeys({ prepareSession: () => openPrepare({ clientId: null }) })

  const button = <PrepareButton clientId={null} />
  const isEmpty = pages !== null && pages.total === 0
  return (
    <Screen
      title={t('title')}
      detail={pages && !isEmpty ? t('count', { count: pages.total }) : undefined}
      actions={isEmpty ? null : button}
      tools={<MockTabs current="sessions" />}
      status={
        <StatusBar
          keys={isEmpty ? ['prepareSession'] : ['nextRow', 'openRow', 'prepareSession', 'removeSession']}
        />
      }
    >
      {error ? <Failure error={error} onRetry={retry} /> : null}
      {isLate ? <GreyRows /> : null}
      {isEmpty ? <EmptyState title={t('empty')} hint={t('emptyHint')} action={button} /> : null}
      {pages && !isEmpty ? <SessionsTable pages={pages} onRange={onRange} /> : null}
    </Screen>
  )
}
