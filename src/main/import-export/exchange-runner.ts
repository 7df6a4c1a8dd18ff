import { AppError, type AppErrorCode, type ErrorValues } from '@shared/errors'
import type { DataKey } from '../db/open-database'
import { startWorker } from '../workers'
import type { ExchangeJob, JobAnswer } from './exchange-jobs'
import type { Tell } from './import-record'

/** What a worker is handed. */
export type WorkerStart = {
  readonly job: ExchangeJob
  readonly file: string
  readonly key: DataKey
}

/** What a worker says. A bug is no answer: it ends the worker. */
export type WorkerSays =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly code: AppErrorCode; readonly values: ErrorValues }

/** A job that is being done. */
export type Running<Answer> = {
  readonly answer: Promise<Answer>
  /** Ends it at once; `answer` then fails with AppError cancelled. */
  readonly cancel: () => void
}

/** Does jobs off the main thread. */
export type ExchangeRunner = <Job extends ExchangeJob>(job: Job, tell: Tell) => Running<JobAnswer<Job>>

/** Each job gets a worker of its own with a connection of its own, so that ending it is all that cancelling takes. */
export function workerRunner(practice: Pick<WorkerStart, 'file' | 'key'>): ExchangeRunner {
  return <Job extends ExchangeJob>(job: Job, tell: Tell): Running<JobAnswer<Job>> => {
    const start: WorkerStart = { job, ...practice }
    const worker = startWorker('exchange-worker', start)
    let isCancelled = false
    const answer = new Promise<JobAnswer<Job>>((resolve, reject) => {
      worker.on('message', (says: WorkerSays) => {
        if (says.type === 'progress') tell(says.done, says.total)
        else if (says.type === 'done') resolve(says.value as JobAnswer<Job>)
        else reject(new AppError(says.code, says.values))
      })
      worker.once('error', reject)
      worker.once('exit', (code) =>
        reject(isCancelled ? new AppError('cancelled') : new Error(`The worker ended with ${code}`)),
      )
    })
    return {
      answer,
      cancel: () => {
        isCancelled = true
        void worker.terminate()
      },
    }
  }
}
