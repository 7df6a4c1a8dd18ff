import type { Stretch } from '@shared/recordings/stretches'
import { useCallback, useEffect, useRef, useState } from 'react'
import { createSoundPlayer, type SoundPlayer } from './sound-player'

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const

export type Playing = {
  readonly isPlaying: boolean
  /** The recording's own time, in milliseconds. */
  readonly placeMs: number
  readonly speed: number
  readonly hasFailed: boolean
  readonly toggle: () => void
  readonly pause: () => void
  readonly seek: (playMs: number) => void
  /** Plays on from a place. */
  readonly playFrom: (playMs: number) => void
  readonly setSpeed: (speed: number) => void
}

/** Plays the stretches of a recording. The sound is read when it is first played or moved in. */
export function useSoundPlayer(stretches: readonly Stretch[]): Playing {
  const player = useRef<SoundPlayer | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [placeMs, setPlace] = useState(0)
  const [speed, setSpeedShown] = useState(1)
  const [hasFailed, setFailed] = useState(false)

  useEffect(
    () => () => {
      player.current?.close()
      player.current = null
    },
    [],
  )

  const opened = (): SoundPlayer => {
    if (player.current !== null) return player.current
    const made = createSoundPlayer(stretches, () => {
      player.current?.close()
      player.current = null
      setPlaying(false)
      setFailed(true)
    })
    const { audio } = made
    const onPlace = (): void => setPlace(audio.currentTime * 1_000)
    for (const name of ['timeupdate', 'seeking', 'seeked']) audio.addEventListener(name, onPlace)
    for (const name of ['play', 'pause', 'ended'])
      audio.addEventListener(name, () => setPlaying(!audio.paused && !audio.ended))
    player.current = made
    setFailed(false)
    return made
  }
  /** Playing is refused when it is paused at once again; nothing is wrong then. */
  const play = (): void =>
    void opened()
      .audio.play()
      .catch(() => undefined)
  const pause = useCallback(() => player.current?.audio.pause(), [])

  return {
    isPlaying,
    placeMs,
    speed,
    hasFailed,
    toggle: () => (isPlaying ? pause() : play()),
    pause,
    seek: (playMs) => opened().seek(playMs),
    playFrom: (playMs) => {
      opened().seek(playMs)
      play()
    },
    setSpeed: (next) => {
      opened().audio.playbackRate = next
      setSpeedShown(next)
    },
  }
}
