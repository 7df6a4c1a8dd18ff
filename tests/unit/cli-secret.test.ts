import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolderAt } from '../../src/main/data-folder'
import { noKeychain } from '../../src/main/vault/keychain'
import { setPassphrase, setRecoveryCode } from '../../src/main/vault/protection'
import { newRecoverySecret, wordsOfSecret } from '../../src/main/vault/recovery-code'
import { openVault } from '../../src/main/vault/vault'
import { cli } from '../support/cli-run'
import { NOW } from '../support/practice'
import { temporaryFolder } from '../support/temporary'

describe('the command line with a practice that asks', () => {
  it('opens it by a passphrase file or a recovery file, and by nothing else', async () => {
    const data = temporaryFolder()
    const folder = dataFolderAt(data)
    const vault = openVault(folder, () => NOW)
    const secret = newRecoverySecret()
    setRecoveryCode(folder.keys, vault.key, secret, NOW)
    await setPassphrase(folder.keys, vault.key, {
      text: 'four quiet herons nest',
      byKeychain: false,
      keychain: noKeychain,
    })
    vault.close()
    const scratch = temporaryFolder()
    const file = (name: string, text: string) => {
      writeFileSync(join(scratch, name), text)
      return join(scratch, name)
    }
    const right = file('right', 'four quiet herons nest\r\n')
    const code = file('code', `${wordsOfSecret(secret).join('\n')}\n`)
    const wrong = file('wrong', 'four loud herons nest\n')

    const asked = await cli(['check', '--data', data])
    expect(asked).toMatchObject({ code: 1, stdout: '' })
    expect(asked.stderr).toContain('--passphrase-file FILE')
    expect((await cli(['check', '--data', data, '--passphrase-file', right])).code).toBe(0)
    expect((await cli(['clients', '--data', data, '--recovery-file', code])).code).toBe(0)
    const refused = await cli(['check', '--data', data, '--passphrase-file', wrong])
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.stderr).toContain('That is not the passphrase')
    const missing = await cli(['check', '--data', data, '--passphrase-file', join(scratch, 'none')])
    expect(missing).toMatchObject({ code: 1 })
    const both = ['--passphrase-file', right, '--recovery-file', code]
    expect((await cli(['check', '--data', data, ...both])).code).toBe(2)

    const backup = join(scratch, 'copy.db')
    expect((await cli(['backup', '--data', data, '--out', backup, '--passphrase-file', right])).code).toBe(0)
    expect((await cli(['verify', backup, '--data', data])).code).toBe(1)
    expect((await cli(['verify', backup, '--data', data, '--recovery-file', code])).code).toBe(0)
    expect((await cli(['restore', backup, '--data', data, '--passphrase-file', right])).code).toBe(0)
    expect((await cli(['check', '--data', data, '--recovery-file', code])).code).toBe(0)
  })
})
