import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, untilReady } from '../support/greenroom-app'
import { hasKeyring, startKeyring } from '../support/keyring'
import { callApp } from '../support/practice-calls'
import { passphrase, unlock } from '../support/vault-steps'

test.skip(!hasKeyring(), 'needs gnome-keyring and dbus')

test('a real keychain opens the practice by itself; without it the app says so and asks', async ({
  start,
  folder,
}) => {
  const keyring = await startKeyring()
  try {
    const first = await start({ env: keyring.env })
    expect(await callApp(first.window, 'vault.state', {})).toMatchObject({ keychain: 'gnome_libsecret' })
    await callApp(first.window, 'clients.save', { fullName: 'Marie Keller' })
    await callApp(first.window, 'vault.setPassphrase', { text: passphrase, before: null, byKeychain: true })
    await first.close()

    const kept = readFileSync(join(folder, 'vault/keys.json'), 'utf8')
    expect(kept).toContain('gnome_libsecret')
    expect(kept).not.toMatch(/"plain"/)
    const second = await start({ env: keyring.env })
    await untilReady(second.window, 'Friday 15 May 2026')
    expect(await callApp(second.window, 'vault.state', {})).toMatchObject({
      hasKeychain: true,
      isPlain: false,
    })
    await second.window.keyboard.press('Control+l')
    await unlock(second.window)
    await untilReady(second.window, 'Friday 15 May 2026')
    await second.close()

    const elsewhere = await start()
    await expect(elsewhere.window).toHaveTitle('Unlock – Greenroom')
    await expect(elsewhere.window.getByText('Greenroom asks you instead')).toBeVisible()
    await unlock(elsewhere.window)
    await untilReady(elsewhere.window, 'Friday 15 May 2026')
    await elsewhere.close()
  } finally {
    await keyring.stop()
  }
})
