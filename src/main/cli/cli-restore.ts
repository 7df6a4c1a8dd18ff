import { existsSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { keyOfBackup } from '../backup/backup-keys'
import { backUpHere, backupsOf, finishRestore, restoreBackup } from '../backup/backup-service'
import { ownKeyFor } from './cli-key'
import { type CliRequest, cliText, needPractice, pathOf, UsageError, withPractice } from './cli-request'

/**
 * `restore`: puts a backup in the place of the practice, which becomes a backup itself; one that cannot be opened stays
 * beside it as it was. Throws AppError file-not-readable, backup-key-wrong, backup-invalid, vault-in-use and the like.
 */
export async function runRestore(request: CliRequest): Promise<number> {
  const [name] = request.words
  if (!name) throw new UsageError('missingFile')
  const file = pathOf(request, name)
  if (!existsSync(file)) throw new AppError('file-not-readable', { file: name })
  needPractice(request)
  const { rows, kept } = await restored(request, file)
  request.outside.tell(cliText('restoredDone', { rows, file: name }))
  request.outside.tell(kept === null ? cliText('restoredDamaged') : cliText('restoredKept', { kept }))
  if (request.asJson) request.outside.print(`${JSON.stringify({ file, rows, kept })}\n`)
  return 0
}

type Restored = { readonly rows: number; readonly kept: string | null }

async function restored(request: CliRequest, file: string): Promise<Restored> {
  const { folder, now } = request
  try {
    return await replaceSound(request, file)
  } catch (error) {
    const isUnopened =
      error instanceof AppError && ['vault-damaged', 'vault-missing', 'vault-key-wrong'].includes(error.code)
    if (!isUnopened) throw error
  }
  const key = await ownKeyFor(request)
  const rows = await restoreBackup(
    folder,
    file,
    { backup: keyOfBackup(folder, key, file), practice: key },
    { now, run: backUpHere },
  )
  return { rows, kept: null }
}

async function replaceSound(request: CliRequest, file: string): Promise<Restored> {
  const { folder, now } = request
  const restoring = await withPractice(request, ({ vault: { db, key } }) =>
    backupsOf({ db, key, folder, now, run: backUpHere }).prepare(file),
  )
  finishRestore(folder, restoring)
  return { rows: restoring.fresh.rows, kept: restoring.restored.replaced }
}
