import { parentPort, workerData } from 'node:worker_threads'
import type { DataKey } from '../db/open-database'
import { makeVerifiedBackup } from './verified-backup'

/** What the worker is handed; it answers with the verified backup's counts, or ends with an error. */
export type BackupJob = { readonly source: string; readonly target: string; readonly key: DataKey }

const job = workerData as BackupJob
parentPort?.postMessage(makeVerifiedBackup(job.source, job.target, job.key))
