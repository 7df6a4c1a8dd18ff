import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '@shared/errors'
import type { DataFolder } from '../data-folder'
import type { DataKey } from '../db/open-database'
import type { BackupJob } from './backup-worker'
import { makeVerifiedBackup, type VerifiedBackup } from './verified-backup'

/** A backup's file name: its UTC moment and why it was made. */
export function backupName(at: Date, reason: 'daily' | 'asked' | 'before-migration'): string {
  return `practice-${at.toISOString().replaceAll(':', '').replace('.', '-')}-${reason}.db`
}

/** A verified backup off the main thread, so that typing goes on. Throws AppError backup-failed. */
export function backUpInWorker(job: BackupJob): Promise<VerifiedBackup> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown) => reject(new AppError('backup-failed', {}, { cause, retry: true }))
    const worker = new Worker(join(__dirname, 'backup-worker.js'), { workerData: job })
    worker.once('message', (answer: VerifiedBackup) => resolve(answer))
    worker.once('error', fail)
    worker.once('exit', (code) => fail(new Error(`The backup worker ended with ${code}`)))
  })
}

/** Before a migration nothing else runs yet, so the copy is made right here. Throws AppError backup-failed. */
export function backUpBeforeMigration(folder: DataFolder, key: DataKey, at: Date): VerifiedBackup {
  return makeVerifiedBackup(folder.database, join(folder.backups, backupName(at, 'before-migration')), key)
}
