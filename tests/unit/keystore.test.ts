import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '@shared/errors'
import { describe, expect, it } from 'vitest'
import { backupName } from '../../src/main/backup/backup-files'
import { carriedKeys } from '../../src/main/backup/backup-keys'
import { makeVerifiedBackup } from '../../src/main/backup/verified-backup'
import { type DataFolder, dataFolderAt } from '../../src/main/data-folder'
import { takeKeysFromBackup } from '../../src/main/vault/gate-restore'
import { secondPlace } from '../../src/main/vault/key-file'
import { type Keychain, noKeychain } from '../../src/main/vault/keychain'
import { setPassphrase, setRecoveryCode } from '../../src/main/vault/protection'
import { newRecoverySecret, wordsOfSecret } from '../../src/main/vault/recovery-code'
import { openVault } from '../../src/main/vault/vault'
import { keysAtHand, type Secret, unlockKeys } from '../../src/main/vault/vault-keys'
import { fakeKeychain } from '../support/keychain'
import { NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const passphrase = 'four quiet herons nest'
const now = () => NOW

/** A closed practice that the keychain opens by itself, with passphrase, code, a client and a backup. */
async function keptByKeychain(): Promise<{
  folder: DataFolder
  keychain: Keychain
  secrets: readonly Secret[]
}> {
  const folder = dataFolderAt(temporaryFolder())
  const keychain = fakeKeychain('gnome_libsecret')
  const vault = openVault(folder, now)
  vault.db.exec("CREATE TABLE mark (word TEXT NOT NULL) STRICT; INSERT INTO mark VALUES ('kept')")
  const secret = newRecoverySecret()
  setRecoveryCode(folder.keys, vault.key, secret, NOW)
  await setPassphrase(folder.keys, vault.key, { text: passphrase, byKeychain: true, keychain })
  const about = { madeAt: NOW.toISOString(), reason: 'asked', keys: carriedKeys(folder) } as const
  makeVerifiedBackup(folder.database, join(folder.backups, backupName(NOW, 'asked')), vault.key, about)
  vault.close()
  const secrets: readonly Secret[] = [
    { kind: 'passphrase', text: passphrase },
    { kind: 'recovery', text: wordsOfSecret(secret).join(' ') },
  ]
  return { folder, keychain, secrets }
}

const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work()
    return 'no error'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

function seesItsMark(folder: DataFolder, keys: Parameters<typeof openVault>[2]): boolean {
  const vault = openVault(folder, now, keys)
  try {
    return vault.db.prepare('SELECT word FROM mark').pluck().get() === 'kept'
  } finally {
    vault.close()
  }
}

const refusing: Keychain = {
  ...fakeKeychain('gnome_libsecret'),
  open: () => Promise.reject(new Error('refused')),
}
const loseKeys = ({ keys }: DataFolder): void => {
  for (const place of [keys, secondPlace(keys)]) rmSync(place)
}

describe('a practice that the keychain opened until now', () => {
  it('opens by it without a question', async () => {
    const { folder, keychain } = await keptByKeychain()
    expect(seesItsMark(folder, await keysAtHand(folder.keys, keychain))).toBe(true)
  })

  it.each([
    { name: 'no keyring', keychain: noKeychain, says: 'keychain-changed' },
    { name: 'another backend', keychain: fakeKeychain('kwallet6'), says: 'keychain-changed' },
    { name: 'a keychain that refuses', keychain: refusing, says: 'keychain-refused' },
    {
      name: 'a keychain that was emptied',
      keychain: fakeKeychain('gnome_libsecret'),
      says: 'keychain-refused',
    },
  ])('asks with $name, changes nothing, and opens by passphrase and by code', async ({ keychain, says }) => {
    const { folder, secrets } = await keptByKeychain()
    const before = [readFileSync(folder.keys, 'utf8'), readFileSync(folder.database).toString('latin1')]
    expect(await codeOf(() => keysAtHand(folder.keys, keychain))).toBe(says)
    expect([readFileSync(folder.keys, 'utf8'), readFileSync(folder.database).toString('latin1')]).toEqual(
      before,
    )
    for (const secret of secrets)
      expect(seesItsMark(folder, await unlockKeys(folder.keys, secret))).toBe(true)
  })

  it.each([
    { name: 'lost in one place', lose: ({ keys }: DataFolder) => rmSync(keys) },
    { name: 'damaged in one place', lose: ({ keys }: DataFolder) => writeFileSync(keys, '{"format":2') },
    { name: 'lost in the other place', lose: ({ keys }: DataFolder) => rmSync(secondPlace(keys)) },
  ])('opens by passphrase and by code when its key file is $name', async ({ lose }) => {
    const { folder, secrets } = await keptByKeychain()
    lose(folder)
    for (const secret of secrets)
      expect(seesItsMark(folder, await unlockKeys(folder.keys, secret))).toBe(true)
  })

  it('gets its key file back from a backup when both places are lost, and makes no empty practice', async () => {
    const { folder, keychain, secrets } = await keptByKeychain()
    const size = statSync(folder.database).size
    loseKeys(folder)
    expect(await codeOf(() => keysAtHand(folder.keys, keychain))).toBe('vault-key-missing')
    expect(await codeOf(async () => openVault(folder, now))).toBe('vault-key-missing')
    expect(existsSync(folder.keys)).toBe(false)
    expect(statSync(folder.database).size).toBe(size)
    takeKeysFromBackup(folder)
    for (const secret of secrets)
      expect(seesItsMark(folder, await unlockKeys(folder.keys, secret))).toBe(true)
    expect(readdirSync(folder.vault).filter((name) => name.endsWith('.db'))).toEqual(['practice.db'])
  })

  it('has no key to give back where neither passphrase nor code was ever set', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const vault = openVault(folder, now)
    const about = { madeAt: NOW.toISOString(), reason: 'asked', keys: carriedKeys(folder) } as const
    makeVerifiedBackup(folder.database, join(folder.backups, backupName(NOW, 'asked')), vault.key, about)
    vault.close()
    loseKeys(folder)
    expect(await codeOf(async () => takeKeysFromBackup(folder))).toBe('no-backup')
    expect(await codeOf(async () => openVault(folder, now))).toBe('vault-key-missing')
  })
})
