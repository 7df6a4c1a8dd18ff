import { accessSync, constants, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '@shared/errors'

/** Where everything of one practice lies. The folder of the file is never called `databases`: Electron empties that name. */
export type DataFolder = {
  readonly root: string
  readonly vault: string
  readonly database: string
  readonly keys: string
  /** Says that a practice was kept here, so that a missing file is never replaced by an empty one. */
  readonly marker: string
  readonly inUse: string
  readonly backups: string
  readonly log: string
}

/** The places inside a data folder. Pure: touches no disk. */
export function dataFolderAt(root: string): DataFolder {
  const vault = join(root, 'vault')
  return {
    root,
    vault,
    database: join(vault, 'practice.db'),
    keys: join(vault, 'keys.json'),
    marker: join(root, 'vault-exists'),
    inUse: join(vault, 'in-use'),
    backups: join(root, 'backups'),
    log: join(root, 'log.txt'),
  }
}

/**
 * The data folder of this user: `GREENROOM_DATA_DIR`, else the system's place for app data.
 * The demo practice has a folder of its own beside it, never the same one.
 */
export function usualDataRoot(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, isDemo: boolean): string {
  const chosen = env.GREENROOM_DATA_DIR
  if (chosen) return isDemo ? join(chosen, 'demo') : chosen
  return join(appDataRoot(env, platform), isDemo ? 'Greenroom Demo' : 'Greenroom')
}

function appDataRoot(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    default:
      return env.XDG_CONFIG_HOME || join(homedir(), '.config')
  }
}

/** Makes the folders. Throws AppError folder-not-writable. */
export function prepareDataFolder(folder: DataFolder): void {
  try {
    for (const path of [folder.root, folder.vault, folder.backups]) {
      mkdirSync(path, { recursive: true, mode: 0o700 })
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    }
  } catch (error) {
    throw new AppError('folder-not-writable', { folder: folder.root }, { cause: error })
  }
}
