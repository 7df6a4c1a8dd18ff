import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { consentToPublish, draftAnswer, fillOutbox, moodyServer } from '../support/answers'
import { expectAccessible } from '../support/axe'
import { drawnLogo } from '../support/drawn-logo'
import { expect, freshFolder, removeFolder, sharedApp, test } from '../support/greenroom-app'
import type { ScriptedServer } from '../support/mail-server'
import { callApp, openPlace } from '../support/practice-calls'
import { mailAccount, trusting } from '../support/real-mail-server'
import { answerOpenDialog, answerSaveDialog } from '../support/save-dialog'

// Every screen and dialog of the advice that leaves, filled as a coach finds it, before axe in light and dark.
test.describe.configure({ timeout: 120_000 })
const app = sharedApp('default', ['--demo'], trusting.env)
let folder = ''
let server: ScriptedServer

test.beforeAll(async () => {
  folder = freshFolder()
  server = await moodyServer()
})
test.afterAll(async () => {
  await server.close()
  removeFolder(folder)
})

const textOf = (window: Page) => window.getByRole('textbox', { name: 'Text of the letter' })
const findings = (window: Page) => window.getByRole('region', { name: 'What the checks found' })

test('a letter with a fact that changed, a round to confirm, and several findings', async () => {
  const { window } = app()
  const { letterId, clientId, opportunityId } = await draftAnswer(window, 'Marie Keller', [
    'promised-date-passed',
  ])
  const { opportunities } = await callApp(window, 'interviews.history', { clientId })
  const role = opportunities.find(({ id }) => id === opportunityId)?.role ?? ''
  await callApp(window, 'interviews.saveOpportunity', {
    id: opportunityId ?? '',
    clientId,
    employerName: 'Halden Moor Group',
    role,
  })
  await openPlace(window, `#/letters/${letterId}`)
  await expect(window.getByText(/facts? (?:has|have) changed since this was written/)).toBeVisible()
  await expectAccessible(window, 'a fact that changed')
  await textOf(window).click()
  await window.keyboard.press('Control+End')
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await window.keyboard.type(
    'Please wait another week, as Leila Haddad did. Good luck with the interview on Tuesday! They have made no decision at [company] yet.',
  )
  await expect(findings(window).getByText('Leila Haddad is another client of yours.')).toBeVisible()
  await expectAccessible(window, 'findings')
  await findings(window)
    .getByRole('button', { name: /^\d+ more/ })
    .click()
  await expect(findings(window).getByText(/This letter says to wait/)).toBeVisible()
  await findings(window)
    .getByRole('button', { name: /Leila Haddad is another client of yours\./ })
    .click()
  await window.keyboard.type('They know each other')
  await window.keyboard.press('Enter')
  await expect(findings(window).getByText('Set aside: They know each other')).toBeVisible()
  await expectAccessible(window, 'findings, one set aside')
})

test('the ways a letter leaves', async () => {
  const { window } = app()
  await callApp(window, 'sending.saveAccount', mailAccount(server.port))
  const { letterId } = await draftAnswer(window, 'Leila Haddad', ['keep-searching'])
  await openPlace(window, `#/letters/${letterId}`)
  const choose = async (way: RegExp) => {
    await window.getByRole('button', { name: 'E-mail' }).click()
    await window.getByRole('menuitem', { name: way }).click()
    await expect(window.getByRole('dialog').getByLabel('Subject')).toBeVisible()
  }
  await window.getByRole('button', { name: 'E-mail' }).click()
  await expect(window.getByRole('menuitem', { name: /Send it now/ })).toBeVisible()
  await expectAccessible(window, 'ways to send', { popsUp: true })
  await window.keyboard.press('Escape')
  for (const [way, name] of [
    [/Send it now/, 'send now'],
    [/Send it later/, 'send later'],
    [/Open as a draft/, 'open as a draft'],
  ] as const) {
    await choose(way)
    await expectAccessible(window, name)
    await window.keyboard.press('Escape')
    await expect(window.getByRole('dialog')).toHaveCount(0)
  }
})

test('the outbox, empty, with what left, what waits and what did not leave, and its dialogs', async () => {
  const { window } = app()
  await openPlace(window, '#/outbox')
  await expect(window.getByText('Nothing has gone out yet.')).toBeVisible()
  await window.getByText('Waiting', { exact: true }).click()
  await expect(window.getByText('Nothing waits in the outbox.')).toBeVisible()
  await expectAccessible(window, 'outbox, empty')
  await fillOutbox(window, server)
  await openPlace(window, '#/outbox')
  const pane = window.getByRole('region', { name: 'The chosen line' })
  await expect(window.locator('[data-line]')).toHaveCount(3)
  for (const [text, what] of [
    ['May have been sent', 'one that may have been sent'],
    ['Not sent', 'one that was refused'],
    ['Waits', 'one that waits'],
  ] as const) {
    await window.locator('[data-line]').filter({ hasText: text }).focus()
    await expect(pane.getByRole('heading', { level: 2 })).toBeVisible()
    await expectAccessible(window, `outbox, ${what}`)
  }
  await window.locator('[data-line]').filter({ hasText: 'May have been sent' }).focus()
  await window.keyboard.press('s')
  await expect(window.getByRole('dialog', { name: 'Send it once more?' })).toBeVisible()
  await expectAccessible(window, 'send once more')
  await window.keyboard.press('Escape')
  await window.getByText('All that went out', { exact: true }).click()
  await expect(window.locator('[data-line]').filter({ hasText: /Sent/ }).first()).toBeVisible()
  await expectAccessible(window, 'all that went out')
  await window.locator('[data-line]').filter({ hasText: /Sent/ }).first().focus()
  await window.keyboard.press('y')
  await expect(window.getByRole('dialog', { name: /^Reply of/ })).toBeVisible()
  await expectAccessible(window, 'reply')
})

test('a batch of letters, before, with what waits, and saved', async () => {
  const { window } = app()
  await openPlace(window, '#/clients')
  await window.getByLabel('Select all in the list').check()
  await window.keyboard.press('l')
  const dialog = window.getByRole('dialog', { name: /^Letters for/ })
  await dialog.getByRole('combobox', { name: 'About' }).fill('Call the manager')
  await window.getByRole('option', { name: 'Call the manager' }).click()
  await expectAccessible(window, 'a batch of letters')
  await dialog.getByRole('button', { name: 'Draft the letters' }).click()
  await expect(dialog.getByRole('button', { name: 'Save as single files…' })).toBeVisible()
  await expectAccessible(window, 'a batch, drafted')
  await answerSaveDialog(app(), join(folder, 'batch'))
  await dialog.getByRole('button', { name: 'Save as single files…' }).click()
  await expect(dialog.getByText(/saved in batch/)).toBeVisible()
  await expectAccessible(window, 'a batch, saved')
})

test('the anonymous copy, asked for, compared, written, and as a comment', async () => {
  const { window } = app()
  const { letterId, clientId } = await draftAnswer(window, 'Marie Keller', [
    'promised-date-passed',
    'talk-shop',
  ])
  await openPlace(window, `#/letters/${letterId}/publish`)
  const side = window.getByRole('region', { name: 'Before it leaves' })
  await expect(side.getByText('No consent')).toBeVisible()
  await expectAccessible(window, 'anonymous copy, no consent')
  await consentToPublish(window, clientId)
  await openPlace(window, `#/letters/${letterId}/publish`)
  await window.getByText('Write', { exact: true }).click()
  await expect(window.getByRole('textbox', { name: 'Text of the copy' })).toBeVisible()
  await window.getByRole('textbox', { name: 'Text of the copy' }).click()
  await window.keyboard.press('Control+End')
  await window.keyboard.type(' Keller knows the people near Roundhay.')
  await expect(side.getByText('Keller', { exact: true })).toBeVisible()
  await expectAccessible(window, 'anonymous copy, written')
  await side.getByRole('button', { name: 'Replace “Roundhay”' }).click()
  await expect(side.getByLabel('Replace “Roundhay” with')).toBeFocused()
  await expectAccessible(window, 'anonymous copy, a word replaced')
  await window.getByText('Comment', { exact: true }).click()
  await expect(window.getByRole('region', { name: 'Text of the copy' })).toBeVisible()
  await expectAccessible(window, 'anonymous copy, a comment')
})

test('the logo, the mail account with its providers, and what the picks taught', async () => {
  const { window } = app()
  await callApp(window, 'sending.saveAccount', mailAccount(server.port))
  await openPlace(window, '#/settings')
  const logo = window.getByRole('region', { name: 'Logo' })
  await logo.scrollIntoViewIfNeeded()
  await expectAccessible(window, 'settings, no logo')
  const file = join(folder, 'leaf.png')
  writeFileSync(file, drawnLogo())
  await answerOpenDialog(app(), file)
  await logo.getByRole('button', { name: 'Choose a logo' }).click()
  await expect(logo.getByRole('img', { name: 'Logo' })).toBeVisible()
  await expectAccessible(window, 'settings, logo')
  const account = window.getByRole('region', { name: 'Mail account' })
  await account.getByLabel('Password or app password').fill('wrong')
  await account.getByRole('button', { name: 'Test it' }).click()
  await expect(account.getByText('The server refused the name or the password.')).toBeVisible()
  await account.getByText('Which providers take a password').click()
  await account.getByRole('row', { name: /Zoho/ }).scrollIntoViewIfNeeded()
  await expectAccessible(window, 'settings, mail account')
  await window.getByRole('region', { name: 'What your picks taught' }).scrollIntoViewIfNeeded()
  await expectAccessible(window, 'settings, picks')
})

test('the dialogs of the library', async () => {
  const { window } = app()
  await openPlace(window, '#/advice/promised-date-passed')
  const more = async (item: string | RegExp) => {
    await window.getByRole('button', { name: 'More for the whole library' }).click()
    await window.getByRole('menuitem', { name: item }).click()
  }
  await more('How questions are read')
  await window
    .getByRole('dialog', { name: 'How questions are read' })
    .getByLabel('Find words')
    .fill('heard back')
  await expectAccessible(window, 'how questions are read')
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  const set = join(folder, 'set.md')
  await answerSaveDialog(app(), set)
  await more(/^Save all/)
  await expect(window.getByText(/saved as set\.md/)).toBeVisible()
  await window.locator('input[type=file]').setInputFiles(set)
  await expect(window.getByRole('dialog', { name: 'Take in set.md' })).toBeVisible()
  await expectAccessible(window, 'take a set in')
})
