import { AppError } from '@shared/errors'
import { app } from 'electron'
import type { Work } from './closing'
import type { DataFolder } from './data-folder'
import { electronKeychain } from './electron-keychain'
import { openUpToDate } from './vault/change-format'
import type { Vault } from './vault/vault'
import { keysAtHand, type OpenKeys } from './vault/vault-keys'

/** A change of format that is quicker than this shows no page of its own. */
const SHOWN_AFTER_MS = 400

export type Opening = {
  readonly folder: DataFolder
  readonly now: () => Date
  /** Hears of the work that a change of format is, and null when it has ended. */
  readonly setWork: (work: Work | null) => void
  /** A change of format takes long enough to be shown. */
  readonly showWork: () => void
}

/**
 * Opens the practice in the newest format, with `keys` or by what is at hand: the key in its file, else the keychain. Null when
 * the coach closed the window while the format was changed: the app is to end. Throws what openVault and keysAtHand throw.
 */
export async function openPractice(opening: Opening, keys?: OpenKeys): Promise<Vault | null> {
  try {
    return await openNewest(opening, keys)
  } catch (error) {
    if (keys !== undefined || !(error instanceof AppError) || error.code !== 'vault-locked') throw error
    return openNewest(opening, await keysAtHand(opening.folder.keys, electronKeychain))
  }
}

/** Opens it in the newest format; a change of format that takes long is shown. */
async function openNewest(opening: Opening, keys?: OpenKeys): Promise<Vault | null> {
  let timer: NodeJS.Timeout | undefined
  const work: Work = { step: { type: 'backup' }, closesAfter: false }
  try {
    const vault = await openUpToDate(opening.folder, opening.now, keys, {
      appVersion: app.getVersion(),
      slowMs: app.isPackaged ? 0 : Number(process.env.GREENROOM_SLOW_CHANGE ?? 0),
      begin: () => {
        opening.setWork(work)
        timer = setTimeout(opening.showWork, SHOWN_AFTER_MS)
      },
      tell: (step) => {
        work.step = step
      },
    })
    if (!work.closesAfter) return vault
    vault.close()
    return null
  } finally {
    clearTimeout(timer)
    opening.setWork(null)
  }
}
