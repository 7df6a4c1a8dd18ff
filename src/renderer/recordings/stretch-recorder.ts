import { handOverMs, soundBitsPerSecond, soundType } from '@shared/recordings'
import { webmSplitter } from '@shared/recordings/webm-splitter'
import { call } from '../api'

/** One stretch that is being recorded. */
export type StretchRecorder = {
  /** Keeps what was recorded up to now; answers when it is on the disk. */
  readonly flush: () => Promise<void>
  /** Ends the stretch; answers when its last piece is on the disk. */
  readonly end: () => Promise<void>
}

/**
 * Records a stretch of a session from a microphone's stream. Pieces are kept one after the other, each as soon as the recorder
 * hands it over. `onBegun` hears where the session's clock stands, `onFailure` of a piece that could not be kept.
 */
export function recordStretch(
  sessionId: string,
  stream: MediaStream,
  { onBegun, onFailure }: { onBegun: (startMs: number) => void; onFailure: (error: unknown) => void },
): StretchRecorder {
  const recorder = new MediaRecorder(stream, { mimeType: soundType, audioBitsPerSecond: soundBitsPerSecond })
  const splitter = webmSplitter()
  let recordingId = ''
  let position = 0
  let hasFailed = false
  let queue: Promise<void> = Promise.resolve()
  // It ends by itself, too, when its microphone is gone.
  const stopped = heard(recorder, 'stop')

  /** One after the other, and nothing after the first that failed: a gap would make the rest unplayable. */
  const inTurn = (work: () => Promise<void>): void => {
    queue = afterThat(queue, work)
  }
  const afterThat = async (before: Promise<void>, work: () => Promise<void>): Promise<void> => {
    await before
    if (hasFailed) return
    try {
      await work()
    } catch (error) {
      hasFailed = true
      onFailure(error)
    }
  }
  const keep = async (data: Blob): Promise<void> => {
    const bytes = new Uint8Array(await data.arrayBuffer())
    for (const part of splitter.push(bytes)) {
      await call('recordings.keep', { recordingId, position, ...part })
      position += 1
    }
  }

  recorder.addEventListener('start', () =>
    inTurn(async () => {
      const begun = await call('recordings.begin', { sessionId })
      recordingId = begun.recordingId
      onBegun(begun.startMs)
    }),
  )
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) inTurn(() => keep(data))
  })
  recorder.addEventListener('error', () => inTurn(() => Promise.reject(new Error('the recorder has failed'))))
  recorder.start(handOverMs)

  return {
    flush: async () => {
      if (recorder.state === 'recording') {
        const handedOver = heard(recorder, 'dataavailable')
        recorder.requestData()
        await handedOver
      }
      await queue
    },
    end: async () => {
      if (recorder.state !== 'inactive') recorder.stop()
      await stopped
      await queue
    },
  }
}

const heard = (target: MediaRecorder, name: string): Promise<void> =>
  new Promise((resolve) => target.addEventListener(name, () => resolve(), { once: true }))
