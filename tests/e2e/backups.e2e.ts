import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, freshFolder, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const chooseFolder = (app: RunningApp, folder: string) =>
  inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
    },
    folder,
  )

/** Says yes to the restore and waits until the window shows the practice anew. */
async function restoreAndSee(window: Page): Promise<void> {
  const isShownAnew = window.waitForEvent('load')
  await window.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await isShownAnew
  await untilReady(window, 'Settings')
}

test('goes back to a backup in three clicks, and takes that back', async ({ folder, start }) => {
  const first = await start()
  await callApp(first.window, 'clients.save', { fullName: 'Ann Before' })
  await callApp(first.window, 'backups.makeNow', {})
  await callApp(first.window, 'clients.save', { fullName: 'Bob After' })
  await first.window.keyboard.press('Control+9')
  await untilReady(first.window, 'Settings')
  const table = first.window.getByRole('table', { name: 'All backups' })
  await expect(table.getByRole('row', { name: /Asked for/ })).toBeVisible()
  await table.getByRole('button', { name: /^Restore the backup of/ }).click()
  await expect(first.window.getByRole('dialog')).toContainText('becomes a backup first')
  await expectAccessible(first.window, 'the question before a restore')
  await restoreAndSee(first.window)
  expect(readdirSync(join(folder, 'vault')).filter((name) => name.includes('restored'))).toEqual([])

  await first.window.keyboard.press('Control+2')
  await expect(first.window.getByRole('row', { name: /Ann Before/ })).toBeVisible()
  await expect(first.window.getByRole('row', { name: /Bob After/ })).toHaveCount(0)
  await first.window.keyboard.press('Control+9')
  await first.window.getByRole('button', { name: 'Take back' }).click()
  await restoreAndSee(first.window)

  await first.window.keyboard.press('Control+2')
  await expect(first.window.getByRole('row', { name: /Bob After/ })).toBeVisible()
})

test('refuses a damaged backup in words and leaves the practice as it is', async ({ folder, start }) => {
  const { window } = await start()
  await callApp(window, 'clients.save', { fullName: 'Ann Before' })
  await callApp(window, 'backups.makeNow', {})
  const backups = join(folder, 'backups')
  const [name = ''] = readdirSync(backups).filter((file) => file.endsWith('.db'))
  const bytes = readFileSync(join(backups, name))
  bytes[9000] = (bytes[9000] ?? 0) ^ 4
  writeFileSync(join(backups, name), bytes)
  await window.keyboard.press('Control+9')
  await window.getByRole('button', { name: /^Restore the backup of/ }).click()
  await window.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(window.getByRole('alert')).toContainText('is damaged or not whole')
  await openPlace(window, '#/clients')
  await expect(window.getByRole('row', { name: /Ann Before/ })).toBeVisible()
})

test('copies backups to a second folder, and says when it is not there', async ({ start }) => {
  const app = await start()
  const { window } = app
  const stick = join(freshFolder(), 'stick')
  mkdirSync(stick)
  await window.keyboard.press('Control+9')
  await untilReady(window, 'Settings')
  await chooseFolder(app, stick)
  await window.getByRole('button', { name: 'Choose a folder' }).click()
  await expect(window.getByText(stick)).toBeVisible()
  await expect(window.getByText(/^copied /)).toBeVisible()
  const [inside = ''] = readdirSync(stick)
  expect(readdirSync(join(stick, inside))).toEqual([expect.stringMatching(/-asked\.db$/)])
  rmSync(stick, { recursive: true })
  await window.getByRole('button', { name: 'Back up now' }).click()
  await expect(window.getByText(/Not copied .* is not there/)).toBeVisible()
  await window.getByRole('button', { name: 'Stop copying' }).click()
  await expect(window.getByText(/^None\. A copy on a stick/)).toBeVisible()
})
