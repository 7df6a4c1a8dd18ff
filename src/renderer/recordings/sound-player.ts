import { joinBytes } from '@shared/bytes'
import { soundType } from '@shared/recordings'
import { lengthOf, momentAt, playStartOf, type Stretch } from '@shared/recordings/stretches'
import { call } from '../api'

/** Plays a recording. Its own time runs through the stretches without the silence between them, in milliseconds. */
export type SoundPlayer = {
  readonly audio: HTMLAudioElement
  readonly seek: (playMs: number) => void
  /** Ends it; nothing of the sound is kept. */
  readonly close: () => void
}

/** Sound that is fetched ahead of the place that is heard, and kept behind it. */
const AHEAD_MS = 20_000
const BEHIND_MS = 10_000
/** The first pieces after a jump are few, so that it is heard at once. */
const FIRST_PIECES = 3
const MORE_PIECES = 20
/** A place counts as there when it is this far inside what is there: frames do not end where pieces are reckoned to. */
const EDGE_MS = 120
/** Two places as close as this are the same end of what is there. */
const NEAR_MS = 500

/**
 * Plays from memory what main decrypts, some seconds at a time: no file and no address of it exists. `onFailure` hears when
 * the sound cannot be read or played.
 */
export function createSoundPlayer(
  stretches: readonly Stretch[],
  onFailure: (error: unknown) => void,
): SoundPlayer {
  const audio = new Audio()
  const source = new MediaSource()
  const address = URL.createObjectURL(source)
  const lengthMs = lengthOf(stretches)
  let buffer: SourceBuffer | null = null
  let isClosed = false
  let isBusy = false
  /** Where the piece after the newest one begins. */
  let nextMs: number | null = null

  const placeMs = (): number => audio.currentTime * 1_000

  /** Milliseconds of sound that are there from a place on; null where it is not. */
  const thereFrom = (playMs: number): number | null => {
    for (let index = 0; index < audio.buffered.length; index += 1) {
      const from = audio.buffered.start(index) * 1_000
      const to = audio.buffered.end(index) * 1_000
      if (playMs >= from - EDGE_MS && playMs < to - EDGE_MS) return to - playMs
    }
    return null
  }

  /** Fetches what comes next until enough is there; once at a time. */
  const fill = async (): Promise<void> => {
    if (isBusy || buffer === null) return
    isBusy = true
    try {
      while (await fillOnce(buffer)) {
        // Each time some seconds more.
      }
    } catch (error) {
      if (!isClosed) onFailure(error)
    }
    isBusy = false
  }

  /** False when enough is there. */
  const fillOnce = async (into: SourceBuffer): Promise<boolean> => {
    if (isClosed) return false
    const playMs = placeMs()
    const there = thereFrom(playMs)
    const end = there === null ? null : playMs + there
    const onward = end !== null && nextMs !== null && Math.abs(nextMs - end) < NEAR_MS ? nextMs : null
    if (there !== null && there >= AHEAD_MS) return false
    if ((onward ?? playMs) >= lengthMs - EDGE_MS) return finish()
    const fromMs = onward ?? end ?? playMs
    const moment = momentAt(stretches, fromMs)
    if (moment === null) return false
    const { stretch, atMs } = moment
    const { opening, pieces, isEnd } = await call('recordings.sound', {
      recordingId: stretch.id,
      fromMs: Math.round(atMs),
      limit: end === null ? FIRST_PIECES : MORE_PIECES,
    })
    // Meanwhile it may have been closed, or gone elsewhere.
    if (isClosed || (end === null && placeMs() !== playMs)) return !isClosed
    const startMs = playStartOf(stretches, stretch.id)
    await forget(into, playMs)
    into.timestampOffset = startMs / 1_000
    await append(into, joinBytes([opening, ...pieces.map(({ bytes }) => bytes)]))
    const reached = isEnd ? stretch.lengthMs : (pieces.at(-1)?.endMs ?? stretch.lengthMs)
    nextMs = startMs + reached
    return nextMs >= lengthMs ? finish() : true
  }

  const finish = (): false => {
    if (source.readyState === 'open') source.endOfStream()
    return false
  }

  const seek = (playMs: number): void => {
    const target = Math.max(0, Math.min(lengthMs, playMs))
    audio.currentTime = target / 1_000
    void fill()
  }

  source.addEventListener(
    'sourceopen',
    () => {
      try {
        source.duration = lengthMs / 1_000
        buffer = source.addSourceBuffer(soundType)
        void fill()
      } catch (error) {
        onFailure(error)
      }
    },
    { once: true },
  )
  const onTime = (): void => void fill()
  for (const name of ['timeupdate', 'seeking', 'waiting']) audio.addEventListener(name, onTime)
  audio.addEventListener('error', () => {
    if (!isClosed) onFailure(audio.error)
  })
  audio.src = address

  return {
    audio,
    seek,
    close: () => {
      isClosed = true
      audio.pause()
      audio.removeAttribute('src')
      audio.load()
      URL.revokeObjectURL(address)
    },
  }
}

/** Lets go of what lies behind, so that an hour never stands in memory. */
async function forget(buffer: SourceBuffer, playMs: number): Promise<void> {
  const until = (playMs - BEHIND_MS) / 1_000
  if (until <= 0 || buffer.buffered.length === 0 || buffer.buffered.start(0) >= until) return
  const done = updated(buffer)
  buffer.remove(0, until)
  await done
}

async function append(buffer: SourceBuffer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const done = updated(buffer)
  buffer.appendBuffer(bytes)
  await done
}

const updated = (buffer: SourceBuffer): Promise<void> =>
  new Promise((resolve, reject) => {
    buffer.addEventListener('updateend', () => resolve(), { once: true })
    buffer.addEventListener('error', () => reject(new Error('the sound cannot be played')), { once: true })
  })
