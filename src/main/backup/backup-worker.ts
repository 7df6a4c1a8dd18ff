import { parentPort, workerData } from 'node:worker_threads'
import { AppError, type AppErrorCode, type ErrorValues } from '@shared/errors'
import { type BackupAnswers, type BackupJob, doBackupJob } from './backup-jobs'

/** What the worker says: its answer, or the error in parts, since a thrown one loses what it knows on the way. */
export type BackupWorkerSays =
  | { readonly type: 'done'; readonly value: BackupAnswers[BackupJob['type']] }
  | {
      readonly type: 'failed'
      readonly code: AppErrorCode
      readonly values: ErrorValues
      readonly cause: string
    }

function answer(job: BackupJob): BackupWorkerSays {
  try {
    return { type: 'done', value: doBackupJob(job) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { cause } = error
    return {
      type: 'failed',
      code: error.code,
      values: error.values,
      cause: cause instanceof Error && 'code' in cause ? String(cause.code) : 'none',
    }
  }
}

parentPort?.postMessage(answer(workerData as BackupJob))
