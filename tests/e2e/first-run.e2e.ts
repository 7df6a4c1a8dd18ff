import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type RunningApp, test, untilReady } from '../support/greenroom-app'

test('a new coach adds the first client by keyboard, sets the letterhead, and finds all of it again', async ({
  start,
}) => {
  const app = await start()
  const { window } = app

  await expect(window.getByRole('heading', { name: 'Welcome to Greenroom' })).toBeVisible()
  await window.keyboard.press('n')
  const dialog = window.getByRole('dialog', { name: 'New client' })
  await expect(dialog.getByLabel('Full name')).toBeFocused()
  await window.keyboard.type('Marie Keller')
  await window.keyboard.press('Enter')

  await untilReady(window, 'Marie Keller')
  await expect(window.getByText('Nothing has happened yet.')).toBeVisible()

  await window.keyboard.press('Control+9')
  await untilReady(window, 'Settings')
  await window.getByLabel('Your name').fill('Ellen Marsh')
  await window.getByLabel('Practice name').fill('Marsh Career Coaching')
  await window.getByLabel('Signature').fill('Ellen Marsh')
  await window.getByText('Dark', { exact: true }).click()
  await window.getByText('Compact', { exact: true }).click()
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(window.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  expect(await systemTheme(app)).toBe('dark')
  await app.close()

  const again = await start()
  expect(await systemTheme(again)).toBe('dark')
  await expect(again.window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(again.window.locator('html')).toHaveAttribute('data-density', 'compact')
  await expect(again.window.getByRole('navigation', { name: 'Places' })).toContainText(
    'Marsh Career Coaching',
  )
  // The practice has a client now, so the day begins with Today.
  await expect(again.window).toHaveTitle(/^Friday 15 May/)
  await again.window.keyboard.press('Control+2')
  await expect(again.window.getByRole('row', { name: /Marie Keller/ })).toBeVisible()
  await again.window.keyboard.press('Control+9')
  await expect(again.window.getByLabel('Your name')).toHaveValue('Ellen Marsh')
  await expect(again.window.getByLabel('Signature')).toHaveValue('Ellen Marsh')
  await expect(again.window.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(again.window.getByRole('radio', { name: 'Compact' })).toBeChecked()
  expect([...app.complaints, ...again.complaints]).toEqual([])
  expect([...app.strangers, ...again.strangers]).toEqual([])
})

test('the settings make a checked backup and say which facts were read back', async ({ folder, start }) => {
  const { window } = await start()
  await window.keyboard.press('Control+9')
  await untilReady(window, 'Settings')
  await expect(window.getByText('None yet', { exact: true })).toBeVisible()
  await window.getByRole('button', { name: 'Back up now' }).click()
  await expect(window.getByText(/^Verified .*rows$/)).toBeVisible()
  const files = readdirSync(join(folder, 'backups'))
  expect(files.filter((file) => file.endsWith('.db'))).toHaveLength(1)
  expect(files.filter((file) => /partial|tmp|-wal|-shm|journal/.test(file))).toEqual([])
  await expect(window.getByText('FULL (2)')).toBeVisible()
  await expect(window.getByText('aegis')).toBeVisible()
})

/** What frames, menus and pages without a screen follow. */
const systemTheme = (app: RunningApp): Promise<string> =>
  app.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
