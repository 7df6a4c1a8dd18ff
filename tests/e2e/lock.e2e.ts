import { expectAccessible } from '../support/axe'
import { expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { askApp, callApp } from '../support/practice-calls'
import { passphrase, protect, unlock } from '../support/vault-steps'

const rendererOf = (app: RunningApp): Promise<number> =>
  inMain(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0)

/** A protected practice with one client, whose notes are on the screen. */
async function atHerNotes(app: RunningApp): Promise<string> {
  const { window } = app
  const { id } = await callApp(window, 'clients.save', { fullName: 'Marie Keller' })
  await protect(window)
  await window.evaluate((clientId) => {
    globalThis.location.hash = `#/clients/${clientId}/notes`
  }, id)
  await expect(window.getByText('No note about Marie yet.')).toBeVisible()
  return id
}

test('locking by key saves half a note, shows nothing of it, and unlocking returns to the same place', async ({
  start,
}) => {
  const app = await start()
  const { window } = app
  const id = await atHerNotes(app)
  await window.keyboard.press('w')
  await expect(window.getByRole('textbox', { name: /note/i })).toBeFocused()
  await window.keyboard.type('Half a thought about her in')
  const before = await rendererOf(app)

  await window.keyboard.press('Control+l')
  await expect(window).toHaveTitle('Unlock – Greenroom')
  await expect(window.getByText('You locked the practice. Everything was saved.')).toBeVisible()
  await expect(window.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await expect(window.getByText(/Keller|thought/)).toHaveCount(0)
  expect(await askApp(window, 'clients.list', {})).toMatchObject({
    ok: false,
    error: { code: 'unknown-call' },
  })
  expect(await rendererOf(app)).not.toBe(before)
  await expectAccessible(window, 'the page that unlocks')

  await unlock(window, 'not the passphrase')
  await expect(window.getByText('That is not the passphrase of this practice.')).toBeVisible()
  await expect(window.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await unlock(window, passphrase)
  await untilReady(window, 'Marie Keller')
  await expect(window.getByRole('textbox', { name: 'Note' })).toHaveText('Half a thought about her in')
  expect(window.url()).toContain(`#/clients/${id}/notes`)
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
})

test('a lock while the computer goes to sleep gives back what stood in an open form', async ({ start }) => {
  const app = await start()
  const { window } = app
  await atHerNotes(app)
  await window.keyboard.press('o')
  await window.getByRole('textbox', { name: 'Role' }).fill('Head of the half typed')
  await inMain(app, ({ powerMonitor }) => powerMonitor.emit('suspend'))
  await expect(window.getByText('The computer went to sleep')).toBeVisible()
  await unlock(window)
  const dialog = window.getByRole('dialog', { name: 'This was not saved when the practice locked' })
  await expect(dialog.getByText('Head of the half typed')).toBeVisible()
  await expectAccessible(window, 'what was half typed')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await window.reload()
  await untilReady(window)
  await expect(window.getByText('Head of the half typed')).toHaveCount(0)
})

test('a locked practice asks at the next start, and the key in a dialog locks too', async ({ start }) => {
  const app = await start()
  await atHerNotes(app)
  await app.window.keyboard.press('o')
  await expect(app.window.getByRole('dialog')).toBeVisible()
  await app.window.keyboard.press('Control+l')
  await expect(app.window).toHaveTitle('Unlock – Greenroom')
  await app.close()

  const again = await start()
  await expect(again.window.getByText('This practice asks for its passphrase.')).toBeVisible()
  await unlock(again.window)
  await untilReady(again.window, 'Friday 15 May 2026')
  await again.window.keyboard.press('Control+2')
  await expect(again.window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
})

test('without a passphrase the key says what is missing, and nothing is locked', async ({ start }) => {
  const { window } = await start()
  await window.keyboard.press('Control+l')
  await expect(window.getByText('There is nothing to lock with yet: set a passphrase first.')).toBeVisible()
  await expect(window.getByRole('heading', { name: 'Protection' })).toBeVisible()
})
