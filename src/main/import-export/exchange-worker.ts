import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '@shared/errors'
import { openDatabase } from '../db/open-database'
import { doJob } from './exchange-jobs'
import type { WorkerSays, WorkerStart } from './exchange-runner'

const { job, file, key } = workerData as WorkerStart
const say = (says: WorkerSays): void => parentPort?.postMessage(says)

// Reads beside the app; only a whole practice is written here, into one that is empty. Small writes go back to main.
const db = openDatabase(file, key, { readOnly: job.type !== 'restore' })
try {
  say({ type: 'done', value: doJob(db, job, (done, total) => say({ type: 'progress', done, total })) })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  say({ type: 'failed', code: error.code, values: error.values })
} finally {
  db.close()
}
