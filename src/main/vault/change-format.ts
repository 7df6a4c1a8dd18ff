import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, type AppErrorCode, type ErrorValues } from '@shared/errors'
import type { WorkingStep } from '@shared/gate'
import type { DataFolder } from '../data-folder'
import { dataKeyOf } from '../db/data-key'
import { startWorker } from '../workers'
import { openVault, type Vault } from './vault'
import { type OpenKeys, wipeOthers } from './vault-keys'

/** What the worker is handed. */
export type ChangeStart = {
  readonly folder: DataFolder
  /** Null: the key lies in its file. */
  readonly keys: OpenKeys | null
  readonly at: string
  /** For tests: how long each step is held up, in milliseconds. */
  readonly slowMs: number
}

export type ChangeSays =
  | { readonly type: 'step'; readonly step: WorkingStep }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly code: AppErrorCode; readonly values: ErrorValues }

/**
 * Opens a practice; one of an older format is first backed up and changed in a worker, which `working` hears of, so that
 * windows go on being drawn. Throws what openVault throws.
 */
export async function openUpToDate(
  folder: DataFolder,
  now: () => Date,
  keys: OpenKeys | undefined,
  working: {
    /** The version of the app that opens it. */
    readonly appVersion: string
    readonly slowMs: number
    readonly begin: () => void
    readonly tell: (step: WorkingStep) => void
  },
): Promise<Vault> {
  // Whoever opens wipes the keys that it was given.
  const later = keys && copyOf(keys)
  try {
    const vault = openVault(folder, now, keys, { older: 'refuse', appVersion: working.appVersion })
    if (later) wipeOthers(later, null)
    return vault
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'vault-older') throw error
  }
  working.begin()
  const start = {
    folder,
    keys: later ? copyOf(later) : null,
    at: now().toISOString(),
    slowMs: working.slowMs,
  }
  await changeInWorker(start, working.tell)
  return openVault(folder, now, later, { appVersion: working.appVersion })
}

const copyOf = (keys: OpenKeys): OpenKeys => new Map([...keys].map(([id, key]) => [id, dataKeyOf(key)]))

function changeInWorker(start: ChangeStart, tell: (step: WorkingStep) => void): Promise<void> {
  const worker = startWorker('change-format-worker', start)
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (says: ChangeSays) => {
      if (says.type === 'step') tell(says.step)
      else if (says.type === 'done') resolve()
      else reject(new AppError(says.code, says.values))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The worker ended with ${code}`)))
  })
}

/** How much of the backup that is being made is written, from 0 to 1; null where that cannot be seen. */
export function backupShare({ database, backups }: DataFolder): number | null {
  try {
    const partial = readdirSync(backups).find((name) => name.endsWith('.partial'))
    if (partial === undefined) return null
    return Math.min(0.99, statSync(join(backups, partial)).size / statSync(database).size)
  } catch {
    // The file had its name, or its folder was not there yet.
    return null
  }
}
