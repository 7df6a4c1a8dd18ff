import { existsSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { keyOfBackup } from '../backup/backup-keys'
import { type VerifiedBackup, verifyBackup } from '../backup/verified-backup'
import { ownKeyFor } from './cli-key'
import { CliFailure, type CliRequest, cliText, needPractice, pathOf, UsageError } from './cli-request'

/** `verify`: checks a backup with the key of this practice, which may be open meanwhile. Throws AppError backup-invalid. */
export async function runVerify(request: CliRequest): Promise<number> {
  const [name] = request.words
  if (!name) throw new UsageError('missingFile')
  const file = pathOf(request, name)
  if (!existsSync(file)) throw new AppError('file-not-readable', { file: name })
  needPractice(request)
  const { rows, counts } = await verified(request, file, name)
  request.outside.tell(cliText('verifyDone', { file: name, rows }))
  if (request.asJson) request.outside.print(`${JSON.stringify({ ok: true, file, rows, counts })}\n`)
  return 0
}

async function verified(request: CliRequest, file: string, name: string): Promise<VerifiedBackup> {
  try {
    return verifyBackup(file, keyOfBackup(request.folder, await ownKeyFor(request), file))
  } catch (error) {
    const code = error instanceof AppError ? error.code : null
    if (code === 'backup-key-wrong') throw new CliFailure('verifyKey', { file: name })
    if (code === 'backup-invalid') throw new CliFailure('verifyDamaged', { file: name })
    throw error
  }
}
