import { Button } from '@mantine/core'
import type { FactMark } from '@shared/mock-sessions/session-facts'
import type { SessionRecording } from '@shared/recordings'
import { playMsAt } from '@shared/recordings/stretches'
import { EyeOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { useKeys } from '../ui/use-keys'
import { togglePresentation, usePresenting } from '../vault/presentation'
import { KeepingLine } from './keeping-line'
import { PlayerBar } from './player-bar'
import { RecordingMarks } from './recording-marks'
import styles from './recording-part.module.css'
import { speeds, useSoundPlayer } from './use-sound-player'

/** How far an arrow goes, in milliseconds. */
const STEP_MS = 10_000

type RecordingPartProps = {
  readonly sessionId: string
  /** What the client is called. */
  readonly name: string
  readonly marks: readonly FactMark[]
  /** Whispers are for the coach alone and shown only when they were asked for. */
  readonly showsWhispers: boolean
}

/** The recording of a session, to listen to; nothing where there is none. While the coach presents it is neither seen nor heard. */
export function RecordingPart(props: RecordingPartProps) {
  const t = useTranslations('recordings')
  const { data } = useCall('recordings.ofSession', { sessionId: props.sessionId })
  const isPresenting = usePresenting()
  if (!data || data.stretches.length === 0) return null
  return (
    <section className={styles.part} aria-label={t('title')}>
      <h2 className={styles.head}>{t('title')}</h2>
      {isPresenting ? (
        <p className={styles.hidden}>
          <EyeOff size={16} strokeWidth={1.75} aria-hidden />
          {t('presenting')}
          <Button onClick={() => void togglePresentation()}>{t('stopPresenting')}</Button>
        </p>
      ) : (
        <Listening {...props} recording={data} />
      )}
    </section>
  )
}

function Listening({
  sessionId,
  name,
  marks,
  showsWhispers,
  recording,
}: RecordingPartProps & { readonly recording: SessionRecording }) {
  const t = useTranslations('recordings')
  const { stretches, lengthMs } = recording
  const playing = useSoundPlayer(stretches)
  const { placeMs, speed, seek, setSpeed } = playing
  const list = useRef<HTMLOListElement>(null)
  const shown = marks
    .filter(({ kind }) => showsWhispers || kind !== 'whisper')
    .flatMap((mark) => {
      const playMs = playMsAt(stretches, mark.atMs)
      return playMs === null ? [] : [{ mark, playMs }]
    })
    .toSorted((a, b) => a.playMs - b.playMs)

  const faster = (by: 1 | -1): void => {
    const next = speeds[speeds.findIndex((one) => one === speed) + by]
    if (next !== undefined) setSpeed(next)
  }
  useKeys({
    playRecording: playing.toggle,
    recordingBack: () => seek(placeMs - STEP_MS),
    recordingOn: () => seek(placeMs + STEP_MS),
    slowerRecording: () => faster(-1),
    fasterRecording: () => faster(1),
    recordingMarks: () => list.current?.querySelector('button')?.focus(),
  })
  // A recording that grew or went while it was shown is read anew.
  const { pause } = playing
  useEffect(() => pause, [pause])

  return (
    <>
      <PlayerBar playing={playing} stretches={stretches} lengthMs={lengthMs} stepMs={STEP_MS} />
      {playing.hasFailed ? (
        <p className="late" role="alert">
          {t('notPlayed')}
        </p>
      ) : null}
      <RecordingMarks ref={list} marks={shown} placeMs={placeMs} onPlay={playing.playFrom} />
      <KeepingLine sessionId={sessionId} name={name} recording={recording} onErase={pause} />
    </>
  )
}
