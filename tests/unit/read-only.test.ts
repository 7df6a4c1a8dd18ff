import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { saveClient } from '../../src/main/clients/clients-repository'
import { dataFolderAt } from '../../src/main/data-folder'
import { answerCall } from '../../src/main/door'
import { handlers } from '../../src/main/handlers'
import { ensurePractice } from '../../src/main/settings/settings-service'
import { cloudServiceOf, markCloudSaid, unsaidCloudService } from '../../src/main/vault/cloud-folder'
import { noKeychain } from '../../src/main/vault/keychain'
import { setPassphrase, setRecoveryCode } from '../../src/main/vault/protection'
import { openReadOnlyVault } from '../../src/main/vault/read-only-vault'
import { newRecoverySecret, wordsOfSecret } from '../../src/main/vault/recovery-code'
import { openVault } from '../../src/main/vault/vault'
import { unlockKeys } from '../../src/main/vault/vault-keys'
import { countingIds, memoryContext, NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

const scratches = () => readdirSync(tmpdir()).filter((name) => name.startsWith('greenroom-read-'))

describe('a practice that cannot be written where it lies', () => {
  it('shows its records, refuses every change in a sentence, and leaves nothing behind', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const newId = countingIds()
    const vault = openVault(folder, () => NOW)
    ensurePractice(vault.db, () => NOW, newId)
    saveClient(vault.db, { fullName: 'Marie Keller' }, NOW.toISOString(), newId)
    vault.close()
    const before = readFileSync(folder.database)
    const left = scratches()

    const opened = openReadOnlyVault(folder)
    const { context } = memoryContext({ db: opened.db, isReadOnly: true })
    const ask = (name: string, input: unknown) =>
      answerCall(handlers, context, { windowName: 'main', name, input })
    expect(await ask('clients.list', {})).toMatchObject({ ok: true, value: { total: 1 } })
    expect(await ask('app.start', {})).toMatchObject({
      ok: true,
      value: { isReadOnly: true, clientCount: 1 },
    })
    expect(await ask('clients.save', { fullName: 'Nobody' })).toMatchObject({
      ok: false,
      error: { code: 'read-only' },
    })
    expect(opened.db.prepare('SELECT count(*) FROM client').pluck().get()).toBe(1)
    expect(scratches()).toHaveLength(left.length + 1)
    opened.close()
    expect(scratches()).toEqual(left)
    expect(readFileSync(folder.database).equals(before)).toBe(true)
    expect(existsSync(`${folder.database}-wal`)).toBe(false)
  })
})

describe('a sealed practice that cannot be written where it lies', () => {
  it('opens by its passphrase and by its recovery code, and by nothing else', async () => {
    const folder = dataFolderAt(temporaryFolder())
    const vault = openVault(folder, () => NOW)
    ensurePractice(vault.db, () => NOW, countingIds())
    const secret = newRecoverySecret()
    setRecoveryCode(folder.keys, vault.key, secret, NOW)
    const text = 'four quiet herons nest'
    await setPassphrase(folder.keys, vault.key, { text, byKeychain: false, keychain: noKeychain })
    vault.close()
    const left = scratches()
    expect(() => openReadOnlyVault(folder)).toThrow(expect.objectContaining({ code: 'vault-locked' }))
    await expect(
      unlockKeys(folder.keys, { kind: 'passphrase', text: 'four loud herons' }),
    ).rejects.toMatchObject({
      code: 'passphrase-wrong',
    })
    for (const way of [
      { kind: 'passphrase', text },
      { kind: 'recovery', text: wordsOfSecret(secret).join(' ') },
    ] as const) {
      const opened = openReadOnlyVault(folder, await unlockKeys(folder.keys, way))
      expect(opened.db.prepare('SELECT count(*) FROM practice').pluck().get()).toBe(1)
      opened.close()
    }
    expect(scratches()).toEqual(left)
  })
})

describe('a practice in the folder of a cloud service', () => {
  it.each([
    ['/home/ann/Dropbox/Greenroom', 'Dropbox'],
    ['C:\\Users\\ann\\OneDrive - Marsh Coaching\\Greenroom', 'OneDrive'],
    ['/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/Greenroom', 'iCloud'],
    ['/Users/ann/Library/CloudStorage/GoogleDrive-ann@marsh.example/My Drive/Greenroom', 'Google Drive'],
    ['/home/ann/dropboxes/Greenroom', null],
    ['/home/ann/.config/Greenroom', null],
  ])('is known by its path: %s', (path, service) => {
    expect(cloudServiceOf(path)).toBe(service)
  })

  it('is said once', () => {
    const root = join(temporaryFolder(), 'Dropbox')
    mkdirSync(root)
    const folder = dataFolderAt(root)
    expect(unsaidCloudService({ folder })).toBe('Dropbox')
    markCloudSaid({ folder })
    expect(unsaidCloudService({ folder })).toBeNull()
  })
})
