import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { docFromPlainText } from '@shared/rich-text'
import { expectAccessible } from '../support/axe'
import { expect, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { pdfInfo, pdfText } from '../support/pdf-tools'
import { callApp, openPlace } from '../support/practice-calls'
import { answerOpenDialog, answerSaveDialog } from '../support/save-dialog'

const secretNote = 'Zugvogel: I doubt that the panel is for her.'

async function marieOf(window: Page): Promise<string> {
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  return rows[0]?.id ?? ''
}

/** Tabs on until this has the focus; a dialog keeps the focus inside. */
async function tabTo(
  window: Page,
  role: 'button' | 'checkbox' | 'radio',
  name: string | RegExp,
): Promise<void> {
  const target = window.getByRole('dialog').getByRole(role, { name })
  for (let step = 0; step < 60; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await window.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Makes a sealed pack of Marie by keyboard alone; gives the passphrase that was drawn. */
async function sealMarie(app: RunningApp, file: string): Promise<string> {
  const { window } = app
  const clientId = await marieOf(window)
  await callApp(window, 'notes.save', {
    id: '01890000-0000-7000-8000-0000000000aa',
    clientId,
    body: docFromPlainText(secretNote),
  })
  await openPlace(window, `#/clients/${clientId}/timeline`)
  await expect(window.getByRole('heading', { name: 'Marie Keller' })).toBeVisible()
  await answerSaveDialog(app, file)
  await window.keyboard.press('l')
  await expect(window.getByRole('dialog', { name: 'Close out Marie' })).toBeVisible()
  await tabTo(window, 'button', 'Draw one')
  await window.keyboard.press('Enter')
  const drawn = window.getByRole('dialog').getByRole('status').first()
  await expect(drawn).toHaveText(/^(?:[a-z]+ ){7}[a-z]+$/)
  const passphrase = (await drawn.textContent()) ?? ''
  await tabTo(window, 'button', 'Choose a place and make it')
  await window.keyboard.press('Enter')
  await expect(window.getByText('The pack is saved as marie.greenroom.')).toBeVisible({ timeout: 60_000 })
  return passphrase
}

test('a client is handed a sealed pack by keyboard, and the case is closed', async ({ start, folder }) => {
  const app = await start({ args: ['--demo'] })
  const { window } = app
  const file = join(folder, 'marie.greenroom')
  await sealMarie(app, file)
  await expectAccessible(window, 'the pack that was made')
  await tabTo(window, 'button', 'Set Marie to closed')
  await window.keyboard.press('Enter')
  await expect(window.getByText('Marie is closed.')).toBeVisible()
  await expect(window.getByRole('dialog')).toHaveCount(0)
  const line = window.locator('[data-entry]').filter({ hasText: 'Pack handed out' })
  await expect(line).toContainText('as one sealed file')
  await expect(line).toContainText('at Marie Keller’s own wish')
  await expect(line).toContainText('In it: person, applications')
  expect((await callApp(window, 'clients.get', { id: await marieOf(window) })).state).toBe('closed')
  const bytes = readFileSync(file)
  for (const word of ['Marie', 'Halden', 'record', 'Zugvogel']) expect(bytes.includes(word)).toBe(false)
  expect(app.complaints).toEqual([])
})

test('the dialog says what is wrong, and is sound for every eye', async ({ start }) => {
  const app = await start({ args: ['--demo'] })
  const { window } = app
  await openPlace(window, `#/clients/${await marieOf(window)}/timeline`)
  await window.getByRole('button', { name: 'Add', exact: true }).click()
  await window.getByRole('menuitem', { name: 'Close out…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Close out Marie' })
  await expect(dialog.getByRole('checkbox', { name: 'Person, address, goals, consent' })).toBeChecked()
  await expect(
    dialog.getByRole('group', { name: 'Private notes' }).getByRole('checkbox').first(),
  ).not.toBeChecked()
  await expectAccessible(window, 'the close-out')
  await dialog.getByLabel('At whose wish').fill('')
  await dialog.getByRole('button', { name: 'Choose a place and make it' }).click()
  await expect(dialog.getByText('At least eight characters, please.')).toBeVisible()
  await expect(dialog.getByText('Say at whose wish it is handed out.')).toBeVisible()
  await expectAccessible(window, 'the close-out with what is wrong')
  await dialog.getByRole('radio', { name: /Open files/ }).check()
  await dialog.getByLabel('At whose wish').fill('hers')
  await answerSaveDialog(app, null)
  await dialog.getByRole('button', { name: 'Choose a place and make it' }).click()
  await expect(dialog.getByRole('button', { name: 'Choose a place and make it' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
})

test('a sealed pack is opened elsewhere, saved out, read, and brought in', async ({ start, folder }) => {
  const maker = await start({ args: ['--demo'] })
  const file = join(folder, 'marie.greenroom')
  const passphrase = await sealMarie(maker, file)
  await maker.close()

  const app = await start()
  const { window } = app
  await openPlace(window, '#/import')
  await answerOpenDialog(app, join(folder, 'no-such.greenroom'))
  await window.getByRole('button', { name: 'Open a pack…' }).click()
  await expect(window.getByRole('alert')).toContainText('cannot be read')
  await answerOpenDialog(app, file)
  await window.getByRole('button', { name: 'Open a pack…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Sealed pack' })
  await expect(dialog.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await window.keyboard.type('not this one')
  await window.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('That is not the passphrase of this pack.')
  await expectAccessible(window, 'a sealed pack')
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await window.keyboard.press('Enter')
  await expect(dialog.getByText('The record of Marie Keller, made on')).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'What it holds' })).toContainText('History.pdf')
  await expectAccessible(window, 'an open pack')

  const out = join(folder, 'out')
  await answerSaveDialog(app, out)
  await dialog.getByRole('button', { name: 'Save the files…' }).click()
  await expect(dialog.getByText('Saved as out.')).toBeVisible()
  expect(readdirSync(out)).toContain('record.json')
  const history = join(out, 'History.pdf')
  const words = pdfText(history)
  for (const word of [
    'Record of Marie Keller',
    'Halden Moor',
    'Applications',
    'Questions',
    'at Marie Keller’s own wish',
  ])
    expect(words).toContain(word)
  expect(words).not.toContain('Zugvogel')
  expect(readFileSync(join(out, 'record.json'), 'utf8')).not.toContain('Zugvogel')
  expect(pdfInfo(history).get('Title')).toBe('Record of Marie Keller')
  expect(pdfInfo(history).get('Tagged')).toBe('yes')
  expect(existsSync(join(folder, '.out.partial'))).toBe(false)

  await dialog.getByRole('button', { name: 'Bring Marie Keller in' }).click()
  await expect(window.getByText('Nothing is written yet.')).toBeVisible()
  await expect(window.getByRole('button', { name: /^Import \d/ })).toBeEnabled()
  await window.keyboard.press('Control+Enter')
  await expect(window.getByRole('button', { name: 'See the clients' })).toBeVisible()
  expect((await callApp(window, 'clients.list', {})).rows.map(({ name }) => name)).toEqual(['Marie Keller'])
  expect(app.complaints).toEqual([])
})

test('a pack that the system hands over waits for the practice and asks its passphrase', async ({
  start,
  folder,
}) => {
  const maker = await start({ args: ['--demo'] })
  const file = join(folder, 'marie.greenroom')
  const passphrase = await sealMarie(maker, file)
  await maker.close()
  const app = await start({ args: [file] })
  const { window } = app
  await untilReady(window, 'Import and export')
  const dialog = window.getByRole('dialog', { name: 'Sealed pack' })
  await expect(dialog).toContainText('marie.greenroom is sealed.')
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await window.keyboard.press('Enter')
  await expect(dialog.getByText('The record of Marie Keller, made on')).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await callApp(window, 'packs.chosen', {})).toBeNull()
})
