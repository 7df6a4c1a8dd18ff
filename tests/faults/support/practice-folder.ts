import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { type DataFolder, dataFolderAt } from '../../../src/main/data-folder'
import { ensurePractice } from '../../../src/main/settings/settings-service'
import { openVault, type Vault } from '../../../src/main/vault/vault'
import { SLOTS, writeSlot } from './slots'

const folders: string[] = []

const removeWhole = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Removes a folder that a long run is done with: hundreds of them at its end take longer than a clean-up may. */
export function dropFolder({ root }: DataFolder): void {
  folders.splice(folders.indexOf(root), 1)
  removeWhole(root)
}

/** Removes what the tests of a file have left. */
export function dropAll(): void {
  for (const folder of folders.splice(0)) removeWhole(folder)
}

/** A folder that is removed after the file's tests. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-fault-'))
  folders.push(folder)
  return folder
}

const now = () => new Date()

/** A practice with something in every slot, closed. `fill` adds to it while it is open. */
export function closedPractice(fill: (vault: Vault) => void = () => undefined): DataFolder {
  const folder = dataFolderAt(scratchFolder())
  const vault = openVault(folder, now)
  ensurePractice(vault.db, now, () => v7())
  for (let slot = 0; slot < SLOTS; slot += 1) writeSlot(vault.db, SLOTS + slot)
  fill(vault)
  vault.close()
  return folder
}

/** A copy of a closed practice, to do harm to. */
export function copyOf(folder: DataFolder): DataFolder {
  const root = scratchFolder()
  cpSync(folder.root, root, { recursive: true })
  return dataFolderAt(root)
}

/** Opens a practice, looks, and closes it whatever happens. */
export function withOpen<Answer>(folder: DataFolder, look: (vault: Vault) => Answer): Answer {
  const vault = openVault(folder, now)
  try {
    return look(vault)
  } finally {
    vault.close()
  }
}

/** Whether every page, index and reference of an open practice is sound. */
export function isSound({ db }: Vault): boolean {
  return (
    db.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    (db.pragma('foreign_key_check') as unknown[]).length === 0
  )
}
