import { existsSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { carriedKeys } from '../backup/backup-keys'
import { makeVerifiedBackup } from '../backup/verified-backup'
import { type CliRequest, cliText, neededOption, pathOf, withPractice } from './cli-request'

/** `backup`: a verified copy of the practice under a name of one's own. Throws AppError file-exists, backup-failed. */
export async function runBackup(request: CliRequest): Promise<number> {
  const name = neededOption(request, 'out')
  const file = pathOf(request, name)
  const { outside } = request
  if (request.values.force !== true && existsSync(file)) throw new AppError('file-exists', { file: name })
  const copy = await withPractice(request, ({ vault }) =>
    makeVerifiedBackup(vault.folder.database, file, vault.key, {
      madeAt: request.now().toISOString(),
      reason: 'asked',
      keys: carriedKeys(vault.folder),
    }),
  )
  outside.tell(cliText('backupDone', { rows: copy.rows, file: name }))
  if (request.asJson) outside.print(`${JSON.stringify({ file, rows: copy.rows, counts: copy.counts })}\n`)
  return 0
}
