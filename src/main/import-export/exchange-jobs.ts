import { assertNever } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { v7 } from 'uuid'
import {
  type PackDone,
  type PackJob,
  readPack,
  type UnpackDone,
  type UnpackJob,
  writePack,
} from '../packs/pack-jobs'
import { type CalendarFile, type CalendarJob, calendarFile } from './calendar-file'
import { type Look, type LookJob, lookAtFile, type PlanJob, planImport } from './exchange-job'
import type { Tell } from './import-record'
import type { Plan } from './plan-clients'
import { type ExportDone, type ExportJob, exportPractice } from './practice-export'
import { type RestoreDone, type RestoreJob, restorePractice } from './practice-import'

/** Work that takes too long for the main thread. */
export type ExchangeJob = LookJob | PlanJob | CalendarJob | ExportJob | RestoreJob | PackJob | UnpackJob
export type JobAnswers = {
  readonly look: Look
  readonly plan: Plan
  readonly calendar: CalendarFile
  readonly export: ExportDone
  readonly restore: RestoreDone
  readonly pack: PackDone
  readonly unpack: UnpackDone
}
export type JobAnswer<Job extends ExchangeJob> = JobAnswers[Job['type']]

/** Does one job on an open practice, in a worker or, on the command line, right here. */
export function doJob<Job extends ExchangeJob>(db: Database, job: Job, tell: Tell): JobAnswer<Job> {
  // The type of the answer follows that of the job, which the checker cannot see through a switch.
  return answerOf(db, job, tell) as JobAnswer<Job>
}

function answerOf(db: Database, job: ExchangeJob, tell: Tell): JobAnswers[keyof JobAnswers] {
  switch (job.type) {
    case 'look':
      return lookAtFile(db, job)
    case 'plan':
      return planImport(db, job, () => v7(), tell)
    case 'calendar':
      return calendarFile(db, job)
    case 'export':
      return exportPractice(db, job, tell)
    case 'restore':
      return restorePractice(db, job, tell)
    case 'pack':
      return writePack(db, job)
    case 'unpack':
      return readPack(job)
    default:
      return assertNever(job)
  }
}
