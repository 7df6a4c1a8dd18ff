import { Button } from '@mantine/core'
import type { OpenSession } from '@shared/live-session'
import { stopwatchText } from '@shared/session-clock'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call, refresh, useAppEvent, useCall } from '../api'
import { goTo, type Place } from '../navigation'
import { RecordingSign } from '../recordings/recording-sign'
import { Confirm } from '../ui/confirm'
import { useFailureNotice } from '../ui/use-failure-notice'
import { hearClock, useClock } from './clock-store'
import styles from './open-session-bar.module.css'
import { sessionCalls } from './session-calls'

/** Says on every other screen that a session is open, and that one was interrupted, with the ways to go on. */
export function OpenSessionBar({ place }: { readonly place: Place }) {
  const open = useCall('mockSessions.open', {}).data ?? null
  const state = useClock((facts) => facts?.state ?? null)
  const heardId = useClock((facts) => facts?.sessionId ?? null)
  useAppEvent('mockSessions.clock', (facts) => {
    const isNew = facts.state !== state || facts.sessionId !== heardId
    hearClock(facts)
    if (isNew) void refresh(sessionCalls)
  })
  if (open === null || (place.at === 'mockSession' && place.id === open.id)) return null
  return <Bar key={open.id} open={open} />
}

function Bar({ open }: { readonly open: OpenSession }) {
  const t = useTranslations('mockSessions.open')
  const sayFailure = useFailureNotice()
  const [asksToEnd, setAsksToEnd] = useState(false)
  const elapsedMs = useClock((facts) =>
    facts?.sessionId === open.id ? Math.floor(facts.elapsedMs / 1_000) * 1_000 : open.clock.elapsedMs,
  )
  const { id, clientName } = open
  const isLive = open.clock.state === 'live' && !open.isInterrupted
  const back = () => goTo({ at: 'mockSession', id })
  const goOn = async (): Promise<void> => {
    try {
      hearClock((await call('mockSessions.act', { sessionId: id, act: { kind: 'goOn' } })).clock)
      await refresh(sessionCalls)
      back()
    } catch (error) {
      sayFailure(t('failed'), error)
    }
  }
  const end = async (): Promise<void> => {
    setAsksToEnd(false)
    try {
      await call('mockSessions.end', { id })
    } catch (error) {
      sayFailure(t('failed'), error)
    }
    await refresh(sessionCalls)
  }
  return (
    <section className={styles.bar} aria-label={t('label')}>
      <p className={styles.words}>
        {t('words', {
          state: open.isInterrupted ? 'interrupted' : isLive ? 'live' : 'paused',
          name: clientName,
          time: stopwatchText(elapsedMs, { withHours: true }),
        })}
      </p>
      <RecordingSign sessionId={id} />
      {isLive ? (
        <Button onClick={back}>{t('back')}</Button>
      ) : (
        <>
          <Button variant="filled" onClick={() => void goOn()}>
            {t('goOn')}
          </Button>
          <Button onClick={back}>{t('look')}</Button>
          <Button onClick={() => setAsksToEnd(true)}>{t('end')}</Button>
        </>
      )}
      <Confirm
        opened={asksToEnd}
        title={t('endTitle')}
        body={t('endBody')}
        action={t('end')}
        onConfirm={() => void end()}
        onClose={() => setAsksToEnd(false)}
      />
    </section>
  )
}
