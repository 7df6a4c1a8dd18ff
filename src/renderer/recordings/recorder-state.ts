import { useSyncExternalStore } from 'react'

/** What can end a recording that the coach did not end. Each is a sentence in messages/en/recordings.json. */
export const recorderProblems = [
  'noMicrophone',
  'denied',
  'busy',
  'unplugged',
  'codec',
  'diskFull',
  'refused',
  'failed',
] as const
export type RecorderProblem = (typeof recorderProblems)[number]

/** `starting` asks for the microphone, `on` records, `waiting` goes on as soon as the session does. */
export type RecorderState = {
  readonly phase: 'off' | 'starting' | 'on' | 'waiting'
  readonly sessionId: string | null
  /** What was recorded of the session before the stretch of now, in milliseconds. */
  readonly recordedMs: number
  /** The session's clock at the beginning of that stretch. */
  readonly sinceMs: number | null
  /** True while not a sound has reached the microphone for a while. */
  readonly isSilent: boolean
  /** The newest problem; a count so that the same twice is said twice. `detail` is main's own sentence. */
  readonly problem: { readonly count: number; readonly kind: RecorderProblem; readonly detail: string } | null
}

const off: RecorderState = {
  phase: 'off',
  sessionId: null,
  recordedMs: 0,
  sinceMs: null,
  isSilent: false,
  problem: null,
}

// It stands apart from what records, so that the first screen loads nothing of that.
let state = off
let level: () => number = () => 0
const listeners = new Set<() => void>()

/** Where the recorder of this window stands. */
export const recorderState = (): RecorderState => state

/** Shows another state of the recorder. */
export function showRecorder(next: Partial<RecorderState>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

/** Takes how loud it is, 0 to 1, from here. */
export function levelFrom(read: () => number): void {
  level = read
}

/** How loud it is at this moment, 0 to 1. */
export const levelNow = (): number => level()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Something of the recorder; drawn again only when that changes. */
export const useRecorder = <Shown>(select: (now: RecorderState) => Shown): Shown =>
  useSyncExternalStore(subscribe, () => select(state))
