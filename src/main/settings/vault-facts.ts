import type { VaultFacts } from '@shared/settings'
import type { Context } from '../context'
import { versionOf } from '../db/migrate'
import { databaseFacts } from '../db/open-database'

/** What Settings says about the practice's file, read back from the file itself. */
export function vaultFacts(context: Pick<Context, 'db' | 'folder' | 'isDemo' | 'version'>): VaultFacts {
  return {
    folder: context.folder.root,
    isDemo: context.isDemo,
    ...databaseFacts(context.db),
    schema: versionOf(context.db),
    electron: process.versions.electron ?? '',
    version: context.version,
  }
}
