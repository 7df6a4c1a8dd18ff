import { z } from 'zod'
import { call, event } from './call'
import type { AppErrorCode } from './errors'

export const backupReasons = [
  'daily',
  'asked',
  'before-migration',
  'before-version',
  'before-import',
  'before-restore',
] as const
/** Why a backup was made. */
export type BackupReason = (typeof backupReasons)[number]

/** Where a backup lies: beside the practice, or in the second folder of the coach's choice. */
export const backupPlaces = ['here', 'second'] as const
export type BackupPlace = (typeof backupPlaces)[number]

/** One backup that can be restored. */
export type Backup = {
  /** Its file name, which is its name in calls too. */
  readonly name: string
  readonly place: BackupPlace
  readonly madeAt: string
  readonly reason: BackupReason
  readonly bytes: number
  /** Null for one of an early version, which did not say. */
  readonly rows: number | null
}

/** Something that did not work, as a sentence for the coach. */
export type BackupProblem = { readonly at: string; readonly code: AppErrorCode; readonly message: string }

/** What Settings says about the backups. */
export type BackupState = {
  readonly last: { readonly at: string; readonly rows: number } | null
  /** Why the newest try failed; null when it did not. */
  readonly problem: BackupProblem | null
  readonly second: {
    readonly folder: string
    /** When the last copy was put there; null before the first. */
    readonly at: string | null
    readonly problem: BackupProblem | null
  } | null
  /** The restore that can be taken back: the backup of what it replaced. */
  readonly restored: { readonly at: string; readonly madeAt: string; readonly replaced: string } | null
}

/** The name of one of our backups, and nothing else that could be a path. */
export const backupFileName = z.string().regex(/^practice-[0-9TZ-]{20,30}-[a-z-]{3,20}\.db$/)

export const backupsCalls = {
  'backups.state': call<BackupState>()(z.strictObject({})),
  'backups.makeNow': call<BackupState>()(z.strictObject({})),
  /** All backups, newest first. */
  'backups.list': call<readonly Backup[]>()(z.strictObject({})),
  /**
   * Puts a backup in the place of the practice, after it was checked, and begins anew with it. What is replaced becomes
   * a backup itself.
   */
  'backups.restore': call<null>()(z.strictObject({ name: backupFileName })),
  /** Lets the coach choose a second folder; null when they cancelled. Copies the newest backup there. */
  'backups.chooseSecond': call<BackupState | null>()(z.strictObject({})),
  /** Stops copying into the second folder. What lies there stays. */
  'backups.dropSecond': call<BackupState>()(z.strictObject({})),
}

export const backupsEvents = {
  /** A backup was made, or failed, without anybody asking. */
  'backups.changed': event<BackupState>(),
}
