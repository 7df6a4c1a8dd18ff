import { startWorker } from '../workers'
import type { CheckJob } from './check-worker'

/** Long after the first screen is drawn. */
const CHECK_AFTER_MS = 30_000

/** Reads every page once in a worker, some time after the start, and tells when one is damaged. Answers how to stop it. */
export function startQuickCheck(
  job: CheckJob,
  { onDamage, onError }: { readonly onDamage: () => void; readonly onError: (error: unknown) => void },
  afterMs = CHECK_AFTER_MS,
): () => void {
  const timer = setTimeout(() => {
    const worker = startWorker('check-worker', job)
    worker.once('message', (isSound: boolean) => {
      if (!isSound) onDamage()
    })
    worker.once('error', onError)
  }, afterMs)
  timer.unref()
  return () => clearTimeout(timer)
}
