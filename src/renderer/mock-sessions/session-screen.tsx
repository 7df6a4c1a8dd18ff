import type { SessionFile } from '@shared/mock-sessions'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { Screen } from '../ui/screen'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useLateLoading } from '../ui/use-late-loading'
import { Cockpit } from './cockpit'
import { createDesk, type SessionDesk } from './session-desk'

/** One session: before it begins, live, and to read afterwards. */
export function SessionScreen({ sessionId }: { readonly sessionId: string }) {
  const t = useTranslations('mockSessions')
  const sayFailure = useFailureNotice()
  const [desk, setDesk] = useState<SessionDesk | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isLate = useLateLoading(desk === null && error === null)

  // Read anew each time: main may have gone on with it while another screen was shown.
  const read = async (isWanted: () => boolean): Promise<void> => {
    setError(null)
    try {
      const file: SessionFile = await call('mockSessions.read', { id: sessionId })
      if (isWanted()) setDesk(createDesk(file, (failed) => sayFailure(t('notWritten'), failed)))
    } catch (failed) {
      if (isWanted()) setError(failed)
    }
  }
  useEffect(() => {
    let isHere = true
    void read(() => isHere)
    return () => {
      isHere = false
    }
    // oxlint-disable-next-line react/exhaustive-deps -- it is read once for each session; the screen has a key
  }, [])

  if (desk) return <Cockpit desk={desk} />
  return (
    <Screen title={t('title')}>
      {error === null ? null : <Failure error={error} onRetry={() => void read(() => true)} />}
      {isLate ? <GreyRows /> : null}
    </Screen>
  )
}
