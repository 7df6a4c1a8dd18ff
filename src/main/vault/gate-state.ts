import { AppError, type AppErrorCode } from '@shared/errors'
import type { GateWay, LockedGate } from '@shared/gate'
import type { LockReason } from '@shared/vault'
import type { DataFolder } from '../data-folder'
import { keyFileOf } from './vault-keys'

/** What stands before a practice that is not open. */
export type GateState =
  | {
      readonly kind: 'locked'
      readonly because: LockReason
      readonly keychainProblem: LockedGate['keychainProblem']
    }
  | { readonly kind: 'problem'; readonly error: AppError }
  | { readonly kind: 'working' }
  /** The practice is open, and its window's process has died. */
  | { readonly kind: 'crashed' }

/** What an error at opening means for the coach: a question for the passphrase, or a problem with ways out. */
export function gateStateOf(error: unknown): GateState {
  if (!(error instanceof AppError))
    return { kind: 'problem', error: new AppError('unexpected', {}, { cause: error }) }
  switch (error.code) {
    case 'vault-locked':
      return { kind: 'locked', because: 'start', keychainProblem: null }
    case 'keychain-changed':
    case 'keychain-refused':
      return { kind: 'locked', because: 'start', keychainProblem: error.code }
    default:
      return { kind: 'problem', error }
  }
}

/** What can open this practice besides its key; nothing where its key file is lost. */
export function secretsOf(folder: DataFolder): {
  readonly hasPassphrase: boolean
  readonly hasRecovery: boolean
} {
  try {
    const { current } = keyFileOf(folder.keys)
    return { hasPassphrase: current.passphrase !== undefined, hasRecovery: current.recovery !== undefined }
  } catch {
    return { hasPassphrase: false, hasRecovery: false }
  }
}

/** Problems of the file itself, for which a backup is the way out. */
const mendedByBackup: readonly AppErrorCode[] = ['vault-damaged', 'vault-missing', 'vault-key-wrong']

/** The ways out of a problem, the likeliest first. */
export function waysOut(
  code: AppErrorCode,
  has: { readonly backup: boolean; readonly keysInBackup: boolean },
): readonly GateWay[] {
  const restore: readonly GateWay[] = has.backup && mendedByBackup.includes(code) ? ['restore'] : []
  const takeKeys: readonly GateWay[] = has.keysInBackup && code === 'vault-key-missing' ? ['takeKeys'] : []
  const readOnly: readonly GateWay[] = code === 'folder-not-writable' ? ['readOnly'] : []
  return [...restore, ...takeKeys, ...readOnly, 'again', 'otherFolder', 'openFolder', 'quit']
}
