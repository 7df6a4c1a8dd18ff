import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Backup, BackupPlace, BackupReason } from '@shared/backups'
import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import { type DataFolder, prepareDataFolder } from '../data-folder'
import { type DataKey, wipeKey } from '../db/data-key'
import { dayOfInstant } from '../practice-day'
import { findPractice } from '../settings/settings-repository'
import { findSweepState } from '../trash/sweep-state-repository'
import { holdVault } from '../vault/vault-lock'
import { startWorker } from '../workers'
import { backupName, listBackups, readBackupName } from './backup-files'
import {
  type BackupAnswers,
  type BackupJob,
  doBackupJob,
  type MakeJob,
  type SecondFolder,
} from './backup-jobs'
import { carriedKeys, keyOfBackup } from './backup-keys'
import { backupState, changeBackupState, type KeptBackupState } from './backup-state'
import { readTrailer } from './backup-trailer'
import type { BackupWorkerSays } from './backup-worker'
import { dropFresh, type FreshPractice, type RestoreKeys, swapIn } from './restore'
import { secondFolderOf } from './second-folder'
import { makeVerifiedBackup, type VerifiedBackup } from './verified-backup'

/** Does one job; the answer's type follows that of the job. */
export type BackupRunner = <Job extends BackupJob>(job: Job) => Promise<BackupAnswers[Job['type']]>

/** Does a job off the main thread, so that typing goes on. Throws the job's AppError; anything else is backup-failed. */
export const backUpInWorker: BackupRunner = <Job extends BackupJob>(job: Job) =>
  new Promise<BackupAnswers[Job['type']]>((resolve, reject) => {
    const fail = (cause: unknown) => reject(new AppError('backup-failed', {}, { cause, retry: true }))
    const worker = startWorker('backup-worker', job)
    worker.once('message', (said: BackupWorkerSays) => {
      if (said.type === 'failed')
        reject(
          new AppError(said.code, said.values, {
            cause: new Error(`In a worker: ${said.cause}`),
            retry: true,
          }),
        )
      else resolve(said.value as BackupAnswers[Job['type']])
    })
    worker.once('error', fail)
    worker.once('exit', (code) => fail(new Error(`The backup worker ended with ${code}`)))
  })

/** The practice whose backups are made. */
export type BackedUp = {
  readonly db: Database
  readonly key: DataKey
  readonly folder: DataFolder
  readonly now: () => Date
  readonly run: BackupRunner
}

/** A backup that is ready to take the place of the practice. */
export type Restoring = {
  readonly fresh: FreshPractice
  readonly restored: NonNullable<KeptBackupState['restored']>
}

/** The backups of one open practice. */
export type Backups = {
  readonly state: () => KeptBackupState
  /**
   * Makes a verified backup, copies it to the second folder, thins out old ones, and keeps what came of it. Throws
   * AppError backup-failed; a copy that failed is in the state and no error.
   */
  readonly backUp: (reason: BackupReason) => Promise<KeptBackupState>
  /** Every backup once, newest first; one that lies in both places is that beside the practice. */
  readonly list: () => readonly Backup[]
  /** Wants backups copied to a folder from now on, beginning with the newest. Throws AppError second-folder-…. */
  readonly chooseSecond: (chosen: string) => Promise<KeptBackupState>
  readonly dropSecond: () => KeptBackupState
  /** The file of a listed backup. Throws AppError not-found. */
  readonly fileOf: (name: string) => string
  /**
   * Makes a fresh practice of a backup and checks it, and backs up the practice as it stands. Throws AppError
   * backup-failed, and what prepareRestore throws; nothing is replaced yet.
   */
  readonly prepare: (file: string) => Promise<Restoring>
}

/** The backups of an open practice; `run` does the work, in a worker or right here. */
export function backupsOf(practice: BackedUp): Backups {
  const { folder } = practice
  return {
    state: () => backupState(folder),
    backUp: (reason) => backUp(practice, reason),
    list: () => allBackups(practice),
    chooseSecond: (chosen) => chooseSecond(practice, chosen),
    dropSecond: () => changeBackupState(folder, { second: null }),
    fileOf: (name) => fileOf(practice, name),
    prepare: (file) => prepare(practice, file),
  }
}

/**
 * Puts what was prepared in the place of the practice, which must be closed. Throws AppError vault-in-use when somebody
 * else has opened it meanwhile; nothing is replaced then.
 */
export function finishRestore(folder: DataFolder, { fresh, restored }: Restoring): void {
  const hold = holdVault(folder.inUse)
  try {
    swapIn(folder, fresh, null)
    changeBackupState(folder, { restored })
  } finally {
    hold.release()
  }
}

/** Does a job right here, for the command line. */
export const backUpHere: BackupRunner = async <Job extends BackupJob>(job: Job) =>
  doBackupJob(job) as BackupAnswers[Job['type']]

/**
 * Restores a backup where the practice cannot be opened: the file that is there stays beside it as `.damaged-<moment>`.
 * Answers the rows. Throws AppError vault-in-use, and what prepareRestore throws; nothing is replaced then.
 */
export async function restoreBackup(
  folder: DataFolder,
  backup: string,
  keys: RestoreKeys,
  { now, run }: Pick<BackedUp, 'now' | 'run'>,
): Promise<number> {
  prepareDataFolder(folder)
  const hold = holdVault(folder.inUse)
  try {
    const fresh = await run({ type: 'prepare', folder, backup, keys })
    swapIn(folder, fresh, now())
    return fresh.rows
  } finally {
    hold.release()
  }
}

async function backUp(practice: BackedUp, reason: BackupReason): Promise<KeptBackupState> {
  const { folder, now, run } = practice
  const at = freeMoment(folder, now(), reason)
  const stamp = at.toISOString()
  try {
    const { rows, secondProblem } = await run(makeJob(practice, reason, at))
    const { second } = backupState(folder)
    return changeBackupState(folder, {
      last: { at: stamp, rows },
      problem: null,
      second: second && {
        ...second,
        ...(secondProblem === null
          ? { at: stamp, problem: null }
          : { problem: { at: stamp, code: secondProblem } }),
      },
    })
  } catch (error) {
    rememberFailure(folder, stamp)
    if (error instanceof AppError && error.code === 'backup-failed') throw error
    throw new AppError('backup-failed', {}, { cause: error, retry: true })
  }
}

/** The first moment from `at` on of which there is no backup yet: one is never written over another. */
function freeMoment({ backups }: DataFolder, at: Date, reason: BackupReason): Date {
  let free = at
  while (existsSync(join(backups, backupName(free, reason)))) free = new Date(free.getTime() + 1)
  return free
}

/** Where the disk is full, even this cannot be written; the error itself is shown all the same. */
function rememberFailure(folder: DataFolder, at: string): void {
  try {
    changeBackupState(folder, { problem: { at, code: 'backup-failed' } })
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure)) throw failure
  }
}

function makeJob({ db, key, folder }: BackedUp, reason: BackupReason, at: Date): MakeJob {
  const { second } = backupState(folder)
  const practice = findPractice(db)
  const zone = practice?.timeZone ?? 'UTC'
  // Judged by the time the trash is judged by: a computer's clock that jumps ahead must not thin out all backups at once.
  const trusted = findSweepState(db)?.trustedAt
  return {
    type: 'make',
    source: folder.database,
    target: join(folder.backups, backupName(at, reason)),
    key,
    about: { madeAt: at.toISOString(), reason, keys: carriedKeys(folder) },
    second: second && practice ? { chosen: second.folder, practiceId: practice.id } : null,
    thinning: trusted === undefined ? null : { asOf: dayOfInstant(db)(trusted), zone },
  }
}

/** While a practice is being opened nothing else runs yet, so the copy is made right here. Throws AppError backup-failed. */
export function backUpAtOpening(
  folder: DataFolder,
  key: DataKey,
  now: Date,
  reason: 'before-migration' | 'before-version',
  onCopied: () => void = () => undefined,
): VerifiedBackup {
  const at = freeMoment(folder, now, reason)
  const target = join(folder.backups, backupName(at, reason))
  const about = { madeAt: at.toISOString(), reason, keys: carriedKeys(folder) } as const
  return makeVerifiedBackup(folder.database, target, key, about, onCopied)
}

function secondOf({ db, folder }: BackedUp): SecondFolder | null {
  const chosen = backupState(folder).second?.folder
  const practice = findPractice(db)
  return chosen !== undefined && practice ? { chosen, practiceId: practice.id } : null
}

function folderOf(practice: BackedUp, place: BackupPlace): string {
  if (place === 'here') return practice.folder.backups
  const second = secondOf(practice)
  if (!second) throw new AppError('not-found')
  return secondFolderOf(second.chosen, second.practiceId)
}

function allBackups(practice: BackedUp): readonly Backup[] {
  const here = listBackups(practice.folder.backups)
  const names = new Set(here.map(({ name }) => name))
  const there = secondOf(practice) ? listBackups(folderOf(practice, 'second'), 'second') : []
  return [...here, ...there.filter(({ name }) => !names.has(name))].toSorted((a, b) =>
    a.madeAt < b.madeAt ? 1 : -1,
  )
}

async function chooseSecond(practice: BackedUp, chosen: string): Promise<KeptBackupState> {
  const { folder, now, run } = practice
  const known = findPractice(practice.db)
  const [newest] = listBackups(folder.backups)
  if (!known || !newest) {
    changeBackupState(folder, { second: { folder: chosen, at: null, problem: null } })
    return backUp(practice, 'asked')
  }
  const second = { chosen, practiceId: known.id }
  await run({ type: 'copy', file: join(folder.backups, newest.name), second })
  return changeBackupState(folder, {
    second: { folder: chosen, at: now().toISOString(), problem: null },
  })
}

function fileOf(practice: BackedUp, name: string): string {
  const found = allBackups(practice).find((backup) => backup.name === name)
  if (!found) throw new AppError('not-found')
  return join(folderOf(practice, found.place), name)
}

async function prepare(practice: BackedUp, file: string): Promise<Restoring> {
  const { folder, key, now, run } = practice
  const opener = keyOfBackup(folder, key, file)
  const keys = { backup: opener, practice: key }
  const fresh = await run({ type: 'prepare', folder, backup: file, keys }).finally(() => {
    if (opener !== key) wipeKey(opener)
  })
  try {
    const { last } = await backUp(practice, 'before-restore')
    const at = last?.at ?? now().toISOString()
    const replaced = backupName(new Date(at), 'before-restore')
    return { fresh, restored: { at, madeAt: madeAtOf(file), replaced } }
  } catch (error) {
    dropFresh(fresh.file)
    throw error
  }
}

/** When a backup was made: as it says itself, else as its name or its file does. */
function madeAtOf(file: string): string {
  return (
    readTrailer(file)?.facts.madeAt ??
    readBackupName(basename(file))?.madeAt ??
    statSync(file).mtime.toISOString()
  )
}
