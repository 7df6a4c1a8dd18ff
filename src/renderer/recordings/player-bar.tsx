import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { clockOf } from '@shared/mock-sessions/answer-times'
import { type Stretch, sessionMsAt } from '@shared/recordings/stretches'
import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { useFormatter, useTranslations } from 'use-intl'
import { KeyCap } from '../ui/key-cap'
import { useAriaKeys } from '../ui/use-keys'
import styles from './recording-part.module.css'
import { type Playing, speeds } from './use-sound-player'

type PlayerBarProps = {
  readonly playing: Playing
  readonly stretches: readonly Stretch[]
  readonly lengthMs: number
  /** How far a step back or on goes, in milliseconds. */
  readonly stepMs: number
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Play and pause, back and on, where it is, and how fast. */
export function PlayerBar({ playing, stretches, lengthMs, stepMs }: PlayerBarProps) {
  const t = useTranslations('recordings')
  const format = useFormatter()
  const ariaKeys = useAriaKeys()
  const { isPlaying, placeMs, speed, toggle, seek, setSpeed } = playing
  const sessionTime = clockOf(sessionMsAt(stretches, placeMs))
  return (
    <div className={styles.bar}>
      <Button
        className={styles.play ?? ''}
        leftSection={isPlaying ? <Pause {...icon} /> : <Play {...icon} />}
        rightSection={<KeyCap action="playRecording" />}
        aria-keyshortcuts={ariaKeys('playRecording')}
        onClick={toggle}
      >
        {t(isPlaying ? 'pause' : 'play')}
      </Button>
      <ActionIcon
        aria-label={t('back')}
        aria-keyshortcuts={ariaKeys('recordingBack')}
        onClick={() => seek(placeMs - stepMs)}
      >
        <RotateCcw {...icon} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('on')}
        aria-keyshortcuts={ariaKeys('recordingOn')}
        onClick={() => seek(placeMs + stepMs)}
      >
        <RotateCw {...icon} />
      </ActionIcon>
      <input
        type="range"
        className={styles.seek}
        min={0}
        max={Math.round(lengthMs / 1_000)}
        step={1}
        value={Math.round(placeMs / 1_000)}
        aria-label={t('place')}
        aria-valuetext={t('placeWords', { time: sessionTime })}
        onChange={(event) => seek(Number(event.currentTarget.value) * 1_000)}
      />
      <span className={styles.time} role="timer" aria-live="off" aria-label={t('placeTime')}>
        {t('ofLength', { time: clockOf(placeMs), length: clockOf(lengthMs) })}
      </span>
      <NativeSelect
        className={styles.speed ?? ''}
        aria-label={t('speed')}
        value={String(speed)}
        data={speeds.map((one) => ({ value: String(one), label: t('times', { speed: format.number(one) }) }))}
        onChange={(event) => setSpeed(Number(event.currentTarget.value))}
      />
    </div>
  )
}
