import { stopwatchText } from '@shared/session-clock'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useClock } from '../mock-sessions/clock-store'
import { levelNow, useRecorder } from './recorder-state'
import styles from './recording-sign.module.css'

const LEVEL_MS = 200

/** Says of a session that it is being recorded, for how long, and how loud it is. Nothing where it is not. */
export function RecordingSign({ sessionId }: { readonly sessionId: string }) {
  const t = useTranslations('recordings')
  const phase = useRecorder((now) => (now.sessionId === sessionId ? now.phase : 'off'))
  const isSilent = useRecorder((now) => now.isSilent)
  if (phase === 'off') return null
  const isOn = phase === 'on'
  return (
    <span className={styles.sign} data-phase={phase}>
      <output className={styles.words}>{t('phase', { phase: isOn && isSilent ? 'silent' : phase })}</output>
      {isOn ? (
        <>
          <RecordedTime />
          <Level />
        </>
      ) : null}
    </span>
  )
}

/** How much of the session is recorded. Read out on demand, never by itself: it changes each second. */
function RecordedTime() {
  const t = useTranslations('recordings')
  const recordedMs = useRecorder((now) => now.recordedMs)
  const sinceMs = useRecorder((now) => now.sinceMs) ?? 0
  const seconds = useClock((facts) =>
    Math.floor((recordedMs + Math.max(0, (facts?.elapsedMs ?? sinceMs) - sinceMs)) / 1_000),
  )
  return (
    <span className={styles.time} role="timer" aria-live="off" aria-label={t('time')}>
      {stopwatchText(seconds * 1_000)}
    </span>
  )
}

/** How loud it is. Set past React, five times a second: a bar that moves draws nothing anew, and keys come first. */
function Level() {
  const t = useTranslations('recordings')
  const meter = useRef<HTMLMeterElement>(null)
  useEffect(() => {
    const timer = setInterval(() => {
      if (meter.current) meter.current.value = levelNow()
    }, LEVEL_MS)
    return () => clearInterval(timer)
  }, [])
  return <meter ref={meter} className={styles.level} min={0} max={1} aria-label={t('level')} />
}
