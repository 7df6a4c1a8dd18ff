import type { RecorderProblem } from './recorder-state'

/** Sound from the microphone: how loud it is, and how to let go of it. */
export type Microphone = {
  readonly stream: MediaStream
  readonly level: () => number
  readonly close: () => void
}

/** Two people in a room: nothing is taken for noise, and the quieter one is brought up. */
const wanted: MediaTrackConstraints = {
  channelCount: 1,
  autoGainControl: true,
  echoCancellation: false,
  noiseSuppression: false,
}

/** As many samples as pass between two looks, at the 48,000 a second of most microphones. */
const SAMPLES = 8_192
const LOOK_MS = 160
/** What is left of a level at the next look. */
const FALL = 0.72

/** What a browser's refusal means. */
export function microphoneProblem(error: unknown): RecorderProblem {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'noMicrophone'
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'failed'
  }
}

/** Opens the microphone. Rejects with the browser's DOMException. `onGone` is called when it is unplugged. */
export async function openMicrophone(onGone: () => void): Promise<Microphone> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: wanted })
  for (const track of stream.getTracks()) track.addEventListener('ended', onGone)
  // For a meter alone, sound may come late, in larger portions that wake the computer less often.
  const context = new AudioContext({ latencyHint: 'playback' })
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES })
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  let level = 0
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
    // From 60 decibels below full to full, as a meter shows it, and slower down than up, so that a word is seen.
    const now = Math.min(1, Math.max(0, 1 + (10 * Math.log10(power + 1e-12)) / 60))
    level = Math.max(now, level * FALL)
  }, LOOK_MS)
  return {
    stream,
    level: () => level,
    close: () => {
      clearInterval(timer)
      for (const track of stream.getTracks()) {
        track.removeEventListener('ended', onGone)
        track.stop()
      }
      void context.close()
    },
  }
}
