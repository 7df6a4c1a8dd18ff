// rekeyer FOLDER PASSPHRASE OLD-CODE NEW-SECRET: gives a practice a new key, as Settings does, and closes it.
import { writeSync } from 'node:fs'
import { dataFolderAt } from '../../../src/main/data-folder'
import { noKeychain } from '../../../src/main/vault/keychain'
import { prepareRekey } from '../../../src/main/vault/rekey'
import { openVault } from '../../../src/main/vault/vault'
import { unlockKeys } from '../../../src/main/vault/vault-keys'

const [root = '', passphrase = '', oldCode = '', newSecret = ''] = process.argv.slice(2)
const folder = dataFolderAt(root)
const now = () => new Date()
const open = async () =>
  openVault(folder, now, await unlockKeys(folder.keys, { kind: 'recovery', text: oldCode }))

async function changeKey(): Promise<void> {
  const vault = await open()
  writeSync(1, 'open\n')
  const recovery = Buffer.from(newSecret, 'hex')
  await prepareRekey(folder.keys, vault.key, { passphrase, recovery, keychain: noKeychain, at: now() })
  vault.close()
  writeSync(1, 'prepared\n')
  // The old code still opens it: the change is not finished yet.
  const again = await open()
  again.close()
  writeSync(1, 'changed\n')
}

void changeKey()
