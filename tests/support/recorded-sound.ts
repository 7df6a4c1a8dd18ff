import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type WebmPart, webmSplitter } from '@shared/recordings/webm-splitter'
import type { Database } from 'better-sqlite3'
import { v7 } from 'uuid'
import { createLiveSessions, type LiveSessions } from '../../src/main/mock-sessions/live-sessions'
import { getSession } from '../../src/main/mock-sessions/mock-sessions-repository'
import { createRecordingDesk, type RecordingDesk } from '../../src/main/recordings/recording-desk'
import { saveConsent } from '../../src/main/records/consents-repository'

/** Six and a half seconds as Chromium's recorder wrote them, of the beeps of its own test device. */
export const soundFile = join(import.meta.dirname ?? __dirname, '../fixtures/spoken-beeps.webm')

/** The opening of that stream, and it in pieces of most of a second. */
export function recordedParts(file = soundFile): readonly [WebmPart, ...WebmPart[]] {
  const stream = new Uint8Array(readFileSync(file))
  const splitter = webmSplitter()
  const parts = Array.from({ length: Math.ceil(stream.length / 3_000) }, (_, index) =>
    splitter.push(stream.subarray(index * 3_000, (index + 1) * 3_000)),
  ).flat()
  const [opening, ...pieces] = parts
  if (!opening) throw new Error('The fixture has no opening')
  return [opening, ...pieces]
}

/** A sound that goes on for ever: the fixture over and over, each piece with its position. */
export function* endlessSound(
  parts = recordedParts(),
): Generator<WebmPart & { readonly position: number }, never, undefined> {
  const [opening, ...pieces] = parts
  const roundMs = pieces.at(-1)?.endMs ?? 1
  yield { position: 0, ...opening }
  for (let position = 1, beganMs = 0; ; beganMs += roundMs)
    for (const piece of pieces) {
      yield { position, ...movedTo(piece, beganMs) }
      position += 1
    }
}

/** Records so many seconds of a live session that may be recorded; answers the id of the stretch. */
export async function recordSeconds(
  desk: RecordingDesk,
  sessionId: string,
  seconds: number,
): Promise<string> {
  await desk.ask(sessionId)
  const { recordingId } = desk.begin(sessionId)
  const sound = endlessSound()
  let endMs = 0
  while (endMs < seconds * 1_000) {
    const { value: piece } = sound.next()
    desk.keep({ recordingId, ...piece })
    endMs = piece.endMs
  }
  return recordingId
}

/** The same sound later in its stream: a cluster says its own time, in milliseconds. */
function movedTo({ startMs, endMs, bytes }: WebmPart, byMs: number): WebmPart {
  const moved = bytes.slice()
  const view = new DataView(moved.buffer)
  view.setBigUint64(10, view.getBigUint64(10) + BigInt(byMs))
  return { startMs: startMs + byMs, endMs: endMs + byMs, bytes: moved }
}

const now = () => new Date()
const newId = () => v7()
const today = () => now().toISOString().slice(0, 10)

/** The desk of a practice in a file, with a session of it that is live and whose client has agreed. */
export function openRecordingDesk(
  db: Database,
  sessionId: string,
): { readonly desk: RecordingDesk; readonly live: LiveSessions } {
  const live = createLiveSessions({
    db,
    log: { info: () => undefined, error: () => undefined },
    now,
    monotonicMs: () => performance.now(),
    newId,
    emit: () => undefined,
    holdIdleLock: () => () => undefined,
  })
  live.begin(sessionId)
  live.act(sessionId, { kind: 'goOn' })
  const { clientId } = getSession(db, sessionId)
  saveConsent(
    db,
    { clientId, purpose: 'recording', state: 'given', happenedOn: today() },
    { at: now().toISOString(), newId },
  )
  const parts = { db, now, today, newId, liveSessions: live }
  return { desk: createRecordingDesk({ ...parts, askSystem: async () => true }), live }
}
