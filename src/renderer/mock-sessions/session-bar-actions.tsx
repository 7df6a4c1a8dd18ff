import { Button } from '@mantine/core'
import type { MockSession } from '@shared/mock-sessions'
import { stopwatchText } from '@shared/session-clock'
import { Square } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { RecordingSign } from '../recordings/recording-sign'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import { useClock } from './clock-store'
import styles from './cockpit.module.css'

type SessionBarActionsProps = { readonly session: MockSession; readonly onEnd: () => void }

/** Where the session stands, its clock, and its end. */
export function SessionBarActions({ session, onEnd }: SessionBarActionsProps) {
  const t = useTranslations('mockSessions')
  const ariaKeys = useAriaKeys()
  const { state } = session
  const wasAway = useClock((facts) => facts?.sessionId === session.id && facts.wasAway)
  return (
    <>
      <RecordingSign sessionId={session.id} />
      <output className={styles.state} data-state={state}>
        {t('state', { state: state === 'paused' && wasAway ? 'away' : state })}
      </output>
      <SessionTime session={session} />
      {state === 'live' || state === 'paused' ? (
        <Button
          leftSection={<Square size={16} strokeWidth={1.75} aria-hidden />}
          rightSection={<KeyCap action="endSession" />}
          aria-keyshortcuts={ariaKeys('endSession')}
          onClick={onEnd}
        >
          {t('end.button')}
        </Button>
      ) : null}
    </>
  )
}

/** The session clock. Read out on demand, never by itself: it changes each second. */
export function SessionTime({ session }: { readonly session: Pick<MockSession, 'id' | 'elapsedMs'> }) {
  const t = useTranslations('mockSessions')
  const seconds = useClock((facts) =>
    Math.floor((facts?.sessionId === session.id ? facts.elapsedMs : session.elapsedMs) / 1_000),
  )
  return (
    <span className={styles.sessionTime} role="timer" aria-live="off" aria-label={t('sessionTime')}>
      {stopwatchText(seconds * 1_000, { withHours: true })}
    </span>
  )
}
