import type { GateFacts } from '@shared/gate'
import type { SecretInput } from '@shared/vault'
import { app, dialog, shell } from 'electron'
import { backUpInWorker } from './backup/backup-service'
import { type DataFolder, dataFolderAt } from './data-folder'
import type { answerGateCall } from './door'
import { electronKeychain } from './electron-keychain'
import type { Session } from './practice-session'
import { diagnosticsOf } from './support/diagnostics'
import { restoreNewest, takeKeysFromBackup } from './vault/gate-restore'
import { openReadOnlyVault } from './vault/read-only-vault'
import type { Vault } from './vault/vault'
import { keysAtHand, type OpenKeys, unlockKeys } from './vault/vault-keys'

/** What the page before a practice needs of whoever opens practices. */
export type GateHost = {
  readonly now: () => Date
  readonly folder: () => DataFolder
  readonly session: () => Session | null
  readonly facts: () => GateFacts | null
  /** Opens the practice of another folder from now on. */
  readonly moveTo: (folder: DataFolder) => void
  /** Tries to open the practice; answers what stands in the way, null when nothing does. */
  readonly openAgain: (keys?: OpenKeys) => Promise<GateFacts | null>
  /** Shows a practice that was opened otherwise; what `open` throws becomes what stands in the way. */
  readonly showOpened: (open: () => Vault) => void
  /** Shows the practice again after its window's process died, where it was or at Today. */
  readonly goOn: (to: 'same' | 'today') => void
}

/** Answers what the page before a practice asks. */
export function gateAnswers(host: GateHost): Parameters<typeof answerGateCall>[0] {
  /** The keys that a secret opens; without one those at hand, which throws where something has to be asked. */
  const keysBySecret = (secret: SecretInput | null): Promise<OpenKeys> =>
    secret === null
      ? keysAtHand(host.folder().keys, electronKeychain)
      : unlockKeys(host.folder().keys, secret)

  return {
    'gate.facts': host.facts,
    'gate.unlock': async (_world, secret) => host.openAgain(await unlockKeys(host.folder().keys, secret)),
    'gate.again': () => host.openAgain(),
    'gate.otherFolder': async () => {
      const chosen = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
      const [root] = chosen.filePaths
      if (chosen.canceled || root === undefined) return host.facts()
      host.moveTo(dataFolderAt(root))
      return host.openAgain()
    },
    'gate.restore': async (_world, { secret }) => {
      const keys = await keysBySecret(secret)
      await restoreNewest(host.folder(), keys, { now: host.now, run: backUpInWorker })
      return host.openAgain(keys)
    },
    'gate.takeKeys': () => {
      takeKeysFromBackup(host.folder())
      return host.openAgain()
    },
    'gate.readOnly': async (_world, { secret }) => {
      const keys = await keysBySecret(secret)
      host.showOpened(() => openReadOnlyVault(host.folder(), keys))
      return host.facts()
    },
    'gate.goOn': (_world, { to }) => {
      host.goOn(to)
      return null
    },
    'gate.copyDiagnostics': async () => {
      const open = host.session()?.context
      if (open !== undefined) await open.shell.copyText(await diagnosticsOf(open))
      return null
    },
    'gate.openFolder': async () => {
      await shell.openPath(host.folder().root)
      return null
    },
    'gate.quit': () => {
      setImmediate(() => app.quit())
      return null
    },
  }
}
