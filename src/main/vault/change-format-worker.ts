import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '@shared/errors'
import type { ChangeSays, ChangeStart } from './change-format'
import { openVault } from './vault'

const { folder, keys, at, slowMs } = workerData as ChangeStart
const say = (says: ChangeSays): void => parentPort?.postMessage(says)

/** Stands still, as a step of a large practice does. */
const holdUp = (): void => {
  if (slowMs > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, slowMs)
}

try {
  const vault = openVault(folder, () => new Date(at), keys ?? undefined, {
    tell: (step) => {
      say({ type: 'step', step })
      holdUp()
    },
  })
  vault.close()
  say({ type: 'done' })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  say({ type: 'failed', code: error.code, values: error.values })
}
