import { AppError } from '@shared/errors'
import type { PrintedCode, VaultState } from '@shared/vault'
import type { Context } from '../context'
import { wipeKey } from '../db/data-key'
import { getPractice } from '../settings/settings-repository'
import { getLocking } from './locking-repository'
import { needSecret, protectionOf, removePassphrase, setPassphrase, setRecoveryCode } from './protection'
import { newRecoverySecret, wordsOfSecret } from './recovery-code'
import { recoveryPage } from './recovery-page'
import { prepareRekey } from './rekey'

/** A recovery code of this run: printed, and kept once two of its words came back from the paper. */
type PaperCode = {
  readonly secret: Uint8Array
  readonly asks: readonly [number, number]
  readonly isKept: boolean
}
const paperCodes = new WeakMap<Context, PaperCode>()

/** What protects the practice, and how it locks. */
export function vaultState(context: Context): VaultState {
  const { lockAfterMinutes, clearsClipboard } = getLocking(context.db)
  return {
    isDemo: context.isDemo,
    ...protectionOf(context.folder.keys, context.keychain),
    lockAfterMinutes,
    clearsClipboard,
  }
}

/** Sets or changes the passphrase. Throws AppError passphrase-wrong, passphrase-short, keychain-refused. */
export async function changePassphrase(
  context: Context,
  draft: { readonly text: string; readonly before: string | null; readonly byKeychain: boolean },
): Promise<VaultState> {
  await needBefore(context, draft.before)
  await setPassphrase(context.folder.keys, context.key, {
    text: draft.text,
    byKeychain: draft.byKeychain,
    keychain: context.keychain,
  })
  return vaultState(context)
}

/** Takes the passphrase away. Throws AppError passphrase-wrong, keychain-refused. */
export async function dropPassphrase(context: Context, before: string): Promise<VaultState> {
  await needBefore(context, before)
  await removePassphrase(context.folder.keys, context.key, context.keychain)
  return vaultState(context)
}

/** An open practice may stand on an empty desk: who changes what opens it says first what opened it before. */
async function needBefore({ folder, keychain }: Context, before: string | null): Promise<void> {
  if (!protectionOf(folder.keys, keychain).hasPassphrase) return
  await needSecret(folder.keys, { kind: 'passphrase', text: before ?? '' })
}

/** Thinks up a recovery code and prints it. Null when nothing was printed; the earlier code counts until the new one is kept. */
export async function printRecoveryCode(context: Context): Promise<PrintedCode | null> {
  const secret = newRecoverySecret()
  const words = wordsOfSecret(secret)
  const { practiceName, coachName } = getPractice(context.db)
  const page = recoveryPage(words, {
    practice: practiceName || coachName,
    madeOn: context.today(),
    language: context.language(),
  })
  if (!(await context.printOnPaper(page))) return null
  const first = 1 + Math.floor(Math.random() * 7)
  const asks = [first, first + 1 + Math.floor(Math.random() * 7)] as const
  paperCodes.set(context, { secret, asks, isKept: false })
  return { asks }
}

/** Keeps the printed code, once two of its words were typed from the paper. Throws AppError recovery-words. */
export function keepRecoveryCode(context: Context, typed: readonly string[]): VaultState {
  const code = paperCodes.get(context)
  if (!code) throw new AppError('recovery-words')
  const words = wordsOfSecret(code.secret)
  const isRight = code.asks.every((place, index) => {
    const word = (typed[index] ?? '').trim().toLowerCase()
    return word.length >= 3 && words[place - 1]?.slice(0, 4) === word.slice(0, 4)
  })
  if (!isRight) throw new AppError('recovery-words')
  setRecoveryCode(context.folder.keys, context.key, code.secret, context.now())
  paperCodes.set(context, { ...code, isKept: true })
  return vaultState(context)
}

/**
 * Gives the practice a new key and opens it anew with that. A practice with a recovery code needs a new one on paper first.
 * Throws AppError passphrase-wrong, rekey-needs-code, keychain-refused.
 */
export async function changeKey(context: Context, passphrase: string | null): Promise<void> {
  const { folder, key, keychain } = context
  await needBefore(context, passphrase)
  const { hasPassphrase, recoveryMadeAt } = protectionOf(folder.keys, keychain)
  const code = paperCodes.get(context)
  if (recoveryMadeAt !== null && !code?.isKept) throw new AppError('rekey-needs-code')
  await prepareRekey(folder.keys, key, {
    passphrase: hasPassphrase ? passphrase : null,
    recovery: recoveryMadeAt === null ? null : (code?.secret ?? null),
    keychain,
    at: context.now(),
  })
  if (code) wipeKey(code.secret)
  context.reopen(() => undefined)
}
