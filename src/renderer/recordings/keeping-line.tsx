import { Button, TextInput } from '@mantine/core'
import { isRecordDay } from '@shared/dates'
import type { SessionRecording } from '@shared/recordings'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh } from '../api'
import { useToday } from '../practice'
import { Confirm } from '../ui/confirm'
import { useDayText } from '../ui/day-text'
import { useFailureNotice } from '../ui/use-failure-notice'
import styles from './recording-part.module.css'

type KeepingLineProps = {
  readonly sessionId: string
  /** What the client is called. */
  readonly name: string
  readonly recording: SessionRecording
  /** It is about to go. */
  readonly onErase: () => void
}

/** Until when a recording is kept and by what consent, with the ways to another day and to its end. */
export function KeepingLine({ sessionId, name, recording, onErase }: KeepingLineProps) {
  const t = useTranslations('recordings.keep')
  const { day } = useDayText()
  const today = useToday()
  const sayFailure = useFailureNotice()
  const [asks, setAsks] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const { consent, keepUntilOn } = recording

  const keepUntil = async (on: string): Promise<void> => {
    // A day that is still being typed is none yet, and one that has passed would take the recording within the minute.
    if (!isRecordDay(on) || on < today) return
    try {
      await call('recordings.keepUntil', { sessionId, on })
      await refresh(['recordings.ofSession', 'mockSessions.list', 'today.list'])
    } catch (error) {
      sayFailure(t('notKept'), error)
    }
  }
  const erase = async (): Promise<void> => {
    setBusy(true)
    onErase()
    try {
      await call('recordings.erase', { sessionId })
    } catch (error) {
      sayFailure(t('notErased'), error)
    }
    await refresh(['recordings.ofSession', 'mockSessions.list', 'retention.get', 'today.list'])
  }

  return (
    <div className={styles.keeping}>
      <TextInput
        type="date"
        label={t('until')}
        description={t('untilHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        min={today}
        defaultValue={keepUntilOn ?? ''}
        key={keepUntilOn}
        onBlur={(event) => void keepUntil(event.currentTarget.value)}
      />
      <p className={consent?.state === 'withdrawn' ? 'late' : 'quiet'}>
        {consent === null
          ? t('noConsent', { name })
          : t('consent', { state: consent.state, name, day: day(consent.happenedOn, 'full') })}
      </p>
      <Button onClick={() => setAsks(true)}>{t('erase')}</Button>
      <Confirm
        opened={asks}
        title={t('eraseTitle')}
        body={t('eraseBody')}
        action={t('erase')}
        isBusy={isBusy}
        onConfirm={() => void erase()}
        onClose={() => setAsks(false)}
      />
    </div>
  )
}
