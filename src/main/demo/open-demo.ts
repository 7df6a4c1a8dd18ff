import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { todayIn } from '@shared/dates'
import { AppError } from '@shared/errors'
import { v7 } from 'uuid'
import { writeFileAtomically } from '../atomic-file'
import { type DataFolder, prepareDataFolder } from '../data-folder'
import { findPractice } from '../settings/settings-repository'
import { openVault } from '../vault/vault'
import { holdVault } from '../vault/vault-lock'

/**
 * Says that the practice of this folder was made as a demo and may be thrown away. We alone write it, and only where no
 * practice was before; its text says whether the demo is whole.
 */
const demoMarker = (folder: DataFolder): string => join(folder.root, 'greenroom-demo')
const building = 'A demo practice that Greenroom is still building.\n'
const whole = 'A demo practice, built by Greenroom. It may be thrown away.\n'

export type DemoOptions = {
  /** Throws the demo practice away first; only where our marker stands. */
  readonly reset: boolean
  readonly now: () => Date
  /** The day that counts as today; else the day of `now` where the demo's coach lives. */
  readonly today?: string
}

/**
 * Makes sure that a folder holds the demo practice, and leaves it closed: kept as it is when it is there, built when it
 * is not or when a build was cut off, built anew on `reset`. A practice that is no demo of ours is never touched.
 * Throws AppError folder-not-empty for such a practice, and what openVault throws.
 */
export async function prepareDemo(folder: DataFolder, options: DemoOptions): Promise<void> {
  const marker = demoMarker(folder)
  const isOurs = existsSync(marker)
  const isWhole = isOurs && existsSync(folder.marker) && readFileSync(marker, 'utf8') === whole
  if (isWhole && !options.reset) return
  prepareDataFolder(folder)
  if (isOurs) removeDemo(folder)
  await buildDemo(folder, options)
}

/** Builds the demo practice into a folder that has none. Answers the number of clients. Throws like prepareDemo. */
export async function buildDemo(
  folder: DataFolder,
  { now, today }: Omit<DemoOptions, 'reset'>,
): Promise<number> {
  // Loaded when it is needed: the app starts without it.
  const { buildDemoPractice } = await import('./demo-practice')
  const vault = openVault(folder, now)
  try {
    if (findPractice(vault.db)) throw new AppError('folder-not-empty', { folder: folder.root })
    writeFileAtomically(demoMarker(folder), building)
    const clients = buildDemoPractice(vault.db, {
      now: now(),
      today: today ?? todayIn('Europe/London', now()),
      newId: () => v7(),
    })
    writeFileAtomically(demoMarker(folder), whole)
    return clients
  } finally {
    vault.close()
  }
}

/** Removes the demo practice and its backups; the mark that a practice is kept here goes first, so that a cut is safe. */
function removeDemo(folder: DataFolder): void {
  const hold = holdVault(folder.inUse)
  try {
    const { marker, database, keys } = folder
    const files = [marker, database, `${database}-wal`, `${database}-shm`, keys, `${keys}.bak`]
    for (const file of files) rmSync(file, { force: true })
    for (const name of readdirSync(folder.backups))
      rmSync(join(folder.backups, name), { force: true, recursive: true })
  } finally {
    hold.release()
  }
}
