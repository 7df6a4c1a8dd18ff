import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const running = new Set<Worker>()

/** Starts one of our workers by the name of its file. It is known until it ends, so that locking can end it. */
export function startWorker(name: string, workerData: unknown): Worker {
  const worker = new Worker(join(__dirname, `${name}.js`), { workerData })
  running.add(worker)
  worker.once('exit', () => running.delete(worker))
  return worker
}

/** How many workers run. */
export const runningWorkers = (): number => running.size

/** Ends every worker where it stands; what it had not committed is undone by the database. */
export async function endWorkers(): Promise<void> {
  await Promise.all([...running].map((worker) => worker.terminate()))
}
