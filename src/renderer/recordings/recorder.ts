import type { ClockFacts } from '@shared/live-session'
import { soundType } from '@shared/recordings'
import { CallError, call, refresh } from '../api'
import { flushAlso } from '../ui/autosaver'
import { type Microphone, microphoneProblem, openMicrophone } from './microphone'
import { levelFrom, type RecorderProblem, recorderState, showRecorder } from './recorder-state'
import { recordStretch, type StretchRecorder } from './stretch-recorder'

// The recorder of this window. It outlives the cockpit: a session goes on while the coach looks something up elsewhere.

/** What records now. A run that is over may still be waiting for an answer, and then does nothing more. */
type Run = { readonly sessionId: string; microphone: Microphone | null; stretch: StretchRecorder | null }

let run: Run | null = null
let ending: Promise<void> = Promise.resolve()
let problems = 0
let quietSince: number | null = null

/** Speech is far above this, a microphone that is switched off below. */
const SILENT_LEVEL = 0.05
const SILENT_MS = 8_000
const LISTEN_MS = 500

/** Records a live session from now on, until it is stopped, or the session ends. With its pauses it pauses. */
export async function startRecording(sessionId: string): Promise<void> {
  if (run !== null) await stopRecording()
  await begin(sessionId)
}

/** Ends the recording; answers when all of it is on the disk. */
export async function stopRecording(): Promise<void> {
  const { sessionId } = recorderState()
  await endRun('off')
  if (sessionId !== null) await call('recordings.stop', { sessionId }).catch(() => undefined)
}

async function begin(sessionId: string): Promise<void> {
  const mine: Run = { sessionId, microphone: null, stretch: null }
  const isOver = (): boolean => run !== mine
  run = mine
  showRecorder({ phase: 'starting', sessionId, sinceMs: null, isSilent: false, problem: null })
  try {
    const { recordedMs } = await call('recordings.ask', { sessionId })
    if (isOver()) return
    if (!MediaRecorder.isTypeSupported(soundType)) return fail(mine, 'codec')
    const microphone = await openMicrophone(() => fail(mine, 'unplugged'))
    if (isOver()) return microphone.close()
    // What is left of the stretch before comes first.
    await ending
    if (isOver()) return microphone.close()
    levelFrom(microphone.level)
    mine.microphone = microphone
    mine.stretch = recordStretch(sessionId, microphone.stream, {
      onBegun: (sinceMs) => {
        if (!isOver()) showRecorder({ phase: 'on', recordedMs, sinceMs })
      },
      onFailure: (error) => failBecause(mine, error),
    })
  } catch (error) {
    failBecause(mine, error)
  }
}

/** Ends what is recorded now and shows what comes after it. */
function endRun(phase: 'off' | 'waiting'): Promise<void> {
  const mine = run
  run = null
  levelFrom(() => 0)
  const sessionId = phase === 'off' ? null : recorderState().sessionId
  showRecorder({ phase, sessionId, sinceMs: null, isSilent: false })
  if (mine !== null) ending = Promise.all([ending, close(mine)]).then(() => undefined)
  return ending
}

async function close({ stretch, microphone }: Run): Promise<void> {
  await stretch?.end()
  microphone?.close()
  await refresh(['recordings.ofSession', 'mockSessions.list', 'today.list'])
}

function fail(mine: Run, kind: RecorderProblem, detail = ''): void {
  if (run !== mine) return
  void endRun('off')
  problems += 1
  showRecorder({ problem: { count: problems, kind, detail } })
  void call('recordings.stop', { sessionId: mine.sessionId }).catch(() => undefined)
}

function failBecause(mine: Run, error: unknown): void {
  if (!(error instanceof CallError)) return fail(mine, microphoneProblem(error))
  if (error.answer.code === 'disk-full') return fail(mine, 'diskFull')
  return fail(mine, 'refused', error.answer.message)
}

/** A pause of the session is one of the recording, its end the end. */
function hearClock(facts: ClockFacts): void {
  const { phase, sessionId } = recorderState()
  if (phase === 'off') return
  const isMine = facts.sessionId === sessionId
  if (!isMine || facts.state === 'ended' || facts.state === 'prepared') void endRun('off')
  else if (facts.state === 'live' && phase === 'waiting') void begin(facts.sessionId)
  else if (facts.state === 'paused' && phase !== 'waiting') void endRun('waiting')
}

/** Says so when nothing is heard for a while: a microphone may be switched off by a key of its own. */
function listen(): void {
  const level = run?.microphone?.level() ?? null
  if (level === null || level > SILENT_LEVEL) quietSince = null
  else quietSince ??= performance.now()
  const isSilent = quietSince !== null && performance.now() - quietSince > SILENT_MS
  if (isSilent !== recorderState().isSilent) showRecorder({ isSilent })
}

window.greenroom.on('mockSessions.clock', (facts) => hearClock(facts as ClockFacts))
setInterval(listen, LISTEN_MS)
// Before the window closes or locks, what was recorded is on the disk like any text.
flushAlso(async () => {
  await Promise.all([run?.stretch?.flush(), ending])
  return true
})
