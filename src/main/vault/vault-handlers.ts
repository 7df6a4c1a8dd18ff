import type { Handlers } from '../door'
import { markCloudSaid } from './cloud-folder'
import { markSetUp, saveLocking } from './locking-repository'
import { nameWords } from './name-words-repository'
import { useKeychain } from './protection'
import {
  changeKey,
  changePassphrase,
  dropPassphrase,
  keepRecoveryCode,
  printRecoveryCode,
  vaultState,
} from './vault-service'

/** Answers the calls about what protects an open practice. */
export const vaultHandlers = {
  'vault.state': (context) => vaultState(context),
  'vault.setPassphrase': (context, draft) => changePassphrase(context, draft),
  'vault.removePassphrase': (context, { before }) => dropPassphrase(context, before),
  'vault.useKeychain': async (context, { isUsed }) => {
    await useKeychain(context.folder.keys, context.key, context.keychain, isUsed)
    return vaultState(context)
  },
  'vault.printRecovery': (context) => printRecoveryCode(context),
  'vault.keepRecovery': (context, { words }) => keepRecoveryCode(context, words),
  'vault.rekey': async (context, { passphrase }) => {
    await changeKey(context, passphrase)
    return null
  },
  'vault.lock': (context) => ({ locked: context.lock('asked') }),
  'vault.readyToLock': (context, { halfTyped }) => {
    context.readyToLock(halfTyped)
    return null
  },
  'vault.keepHalfTyped': (context, { halfTyped }) => {
    context.typedText.keep(halfTyped)
    return null
  },
  'vault.halfTyped': (context) => context.typedText.read(),
  'vault.dropHalfTyped': (context) => {
    context.typedText.drop()
    return null
  },
  'vault.saveLocking': (context, locking) => {
    saveLocking(context.db, locking, context.now().toISOString())
    return vaultState(context)
  },
  'vault.cloudSaid': (context) => {
    markCloudSaid(context)
    return null
  },
  'vault.nameWords': (context) => nameWords(context.db),
  'vault.setUpDone': (context) => {
    markSetUp(context.db, context.now().toISOString())
    return null
  },
} satisfies Partial<Handlers>
