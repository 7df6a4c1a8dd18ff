import type { MockSession } from '@shared/mock-sessions'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useToday } from '../practice'
import { useFailureNotice } from '../ui/use-failure-notice'
import { useRecorder } from './recorder-state'

/** What records is loaded when it is first wanted. */
const recorder = () => import('./recorder')

export type RecordControl = {
  /** Whether this session is recorded now, or will be as soon as it goes on. */
  readonly isOn: boolean
  /** Whether anything can be begun or stopped now. */
  readonly isPossible: boolean
  readonly toggle: () => void
  /** The question for the client's consent: what holds until now; null while it is not asked. */
  readonly question: ConsentQuestion | null
}

export type ConsentQuestion = {
  /** The day on which consent was withdrawn; null where it was never given. */
  readonly withdrawnOn: string | null
  readonly agree: () => void
  readonly close: () => void
}

/** Starts and stops the recording of a session; the first time the coach is asked whether the client agrees. */
export function useRecordControl({ id, clientId, state }: MockSession): RecordControl {
  const t = useTranslations('recordings')
  const today = useToday()
  const sayFailure = useFailureNotice()
  const [withdrawn, setWithdrawn] = useState<{ readonly on: string | null } | null>(null)
  const isOn = useRecorder(({ phase, sessionId }) => phase !== 'off' && sessionId === id)

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      sayFailure(t('notStarted'), error)
    }
  }
  const start = async (): Promise<void> => (await recorder()).startRecording(id)
  const toggle = async (): Promise<void> => {
    if (isOn) {
      await (await recorder()).stopRecording()
      return
    }
    const { consent } = await call('recordings.ofSession', { sessionId: id })
    if (consent?.state === 'given') await start()
    else setWithdrawn({ on: consent?.state === 'withdrawn' ? consent.happenedOn : null })
  }
  const agree = async (): Promise<void> => {
    setWithdrawn(null)
    await call('records.saveConsent', {
      clientId,
      purpose: 'recording',
      state: 'given',
      happenedOn: today,
      detail: t('consent.detail'),
    })
    await refresh(['records.listConsents', 'interviews.history', 'recordings.ofSession'])
    await start()
  }

  return {
    isOn,
    isPossible: isOn || state === 'live',
    toggle: () => void attempt(toggle),
    question:
      withdrawn === null
        ? null
        : {
            withdrawnOn: withdrawn.on,
            agree: () => void attempt(agree),
            close: () => setWithdrawn(null),
          },
  }
}
