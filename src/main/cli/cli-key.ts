import { AppError } from '@shared/errors'
import type { DataKey } from '../db/data-key'
import { plainKeys } from '../vault/vault-keys'

/** The key of a practice that needs no passphrase. Throws AppError vault-key-missing, vault-locked. */
export function ownKey(keysFile: string): DataKey {
  const [key] = plainKeys(keysFile).values()
  if (!key) throw new AppError('vault-key-missing')
  return key
}
