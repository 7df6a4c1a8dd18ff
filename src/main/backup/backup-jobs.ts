import { dirname } from 'node:path'
import { todayIn } from '@shared/dates'
import { AppError, type AppErrorCode, assertNever } from '@shared/errors'
import type { DataFolder } from '../data-folder'
import type { DataKey } from '../db/open-database'
import { listBackups, removeBackups, sweepPartials } from './backup-files'
import { expiredBackups } from './backup-retention'
import { type FreshPractice, prepareRestore, type RestoreKeys } from './restore'
import { copyToSecond } from './second-folder'
import { type BackupAbout, makeVerifiedBackup } from './verified-backup'

/** Where copies go besides, and whose practice it is. */
export type SecondFolder = { readonly chosen: string; readonly practiceId: string }

/** By which day and zone backups are judged old. */
export type Thinning = { readonly asOf: string; readonly zone: string }

/** A verified backup, its copy in the second folder, and then the thinning of both. */
export type MakeJob = {
  readonly type: 'make'
  readonly source: string
  readonly target: string
  readonly key: DataKey
  readonly about: BackupAbout
  readonly second: SecondFolder | null
  readonly thinning: Thinning | null
}
export type CopyJob = { readonly type: 'copy'; readonly file: string; readonly second: SecondFolder }
export type PrepareJob = {
  readonly type: 'prepare'
  readonly folder: DataFolder
  readonly backup: string
  readonly keys: RestoreKeys
}
export type BackupJob = MakeJob | CopyJob | PrepareJob

export type Made = { readonly rows: number; readonly secondProblem: AppErrorCode | null }
export type BackupAnswers = { readonly make: Made; readonly copy: null; readonly prepare: FreshPractice }

/** Does one job, in a worker or, on the command line, right here. */
export function doBackupJob(job: BackupJob): BackupAnswers[BackupJob['type']] {
  switch (job.type) {
    case 'make':
      return make(job)
    case 'copy':
      copyToSecond(job.file, job.second.chosen, job.second.practiceId)
      return null
    case 'prepare':
      return prepareRestore(job.folder, job.backup, job.keys)
    default:
      return assertNever(job)
  }
}

function make({ source, target, key, about, second, thinning }: MakeJob): Made {
  const { rows } = makeVerifiedBackup(source, target, key, about)
  const folder = dirname(target)
  if (thinning) thin(folder, thinning)
  if (!second) return { rows, secondProblem: null }
  try {
    const secondFolder = copyToSecond(target, second.chosen, second.practiceId)
    if (thinning) thin(secondFolder, thinning)
    return { rows, secondProblem: null }
  } catch (error) {
    // The backup beside the practice stands; that its copy failed is said, and no reason to call it a failure.
    return { rows, secondProblem: error instanceof AppError ? error.code : 'second-folder-failed' }
  }
}

/** Only after a backup that was just verified, so that the newest one is good whatever goes. */
function thin(folder: string, { asOf, zone }: Thinning): void {
  sweepPartials(folder)
  const dated = listBackups(folder).map((backup) => ({ ...backup, madeOn: todayIn(zone, backup.madeAt) }))
  removeBackups(folder, expiredBackups(dated, asOf))
}
