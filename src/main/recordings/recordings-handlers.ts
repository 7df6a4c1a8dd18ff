import { AppError } from '@shared/errors'
import type { Handlers } from '../door'
import { findRecordingDays, saveKeepUntil, saveRecordingDays } from './recordings-repository'
import { eraseRecording, sessionRecording, soundPage } from './recordings-service'

/** Answers the calls of `shared/recordings.ts`. */
export const recordingsHandlers = {
  'recordings.ofSession': ({ db }, { sessionId }) => sessionRecording(db, sessionId),
  'recordings.ask': ({ recordings }, { sessionId }) => recordings.ask(sessionId),
  'recordings.begin': ({ recordings }, { sessionId }) => recordings.begin(sessionId),
  'recordings.keep': ({ recordings }, piece) => {
    recordings.keep(piece)
    return null
  },
  'recordings.stop': ({ recordings }, { sessionId }) => {
    recordings.stop(sessionId)
    return null
  },
  'recordings.sound': ({ db }, { recordingId, fromMs, limit }) => soundPage(db, recordingId, fromMs, limit),
  'recordings.keepUntil': ({ db, now }, { sessionId, on }) => {
    if (saveKeepUntil(db, sessionId, on, now().toISOString()) === 0) throw new AppError('not-found')
    return sessionRecording(db, sessionId)
  },
  'recordings.erase': async (context, { sessionId }) => {
    context.recordings.forget(sessionId)
    return { forgottenOn: await eraseRecording(context, sessionId) }
  },
  'recordings.policy': ({ db }) => ({ days: findRecordingDays(db) }),
  'recordings.savePolicy': ({ db, now }, { days }) => {
    saveRecordingDays(db, days, now().toISOString())
    return { days }
  },
} satisfies Partial<Handlers>
