import { existsSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { type VerifiedBackup, verifyBackup } from '../backup/verified-backup'
import type { DataKey } from '../db/open-database'
import { plainKeys } from '../vault/vault-keys'
import { CliFailure, type CliRequest, cliText, needPractice, pathOf, UsageError } from './cli-request'

/** `verify`: checks a backup with the key of this practice, which may be open meanwhile. Throws AppError backup-invalid. */
export async function runVerify(request: CliRequest): Promise<number> {
  const [name] = request.words
  if (!name) throw new UsageError('missingFile')
  const file = pathOf(request, name)
  if (!existsSync(file)) throw new AppError('file-not-readable', { file: name })
  needPractice(request)
  const { rows, counts } = verified(file, name, ownKey(request.folder.keys))
  request.outside.tell(cliText('verifyDone', { file: name, rows }))
  if (request.asJson) request.outside.print(`${JSON.stringify({ ok: true, file, rows, counts })}\n`)
  return 0
}

function ownKey(keysFile: string): DataKey {
  const [key] = plainKeys(keysFile).values()
  if (!key) throw new AppError('vault-key-missing')
  return key
}

function verified(file: string, name: string, key: DataKey): VerifiedBackup {
  try {
    return verifyBackup(file, key)
  } catch (error) {
    const problem = error instanceof AppError && error.code === 'backup-invalid' ? error.values.problem : null
    if (problem === 'vault-key-wrong') throw new CliFailure('verifyKey', { file: name })
    if (problem === 'vault-damaged') throw new CliFailure('verifyDamaged', { file: name })
    throw error
  }
}
