import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, untilReady } from '../support/greenroom-app'

/** The day begins with Today; the list of clients is the second place. */
async function openClients(window: Page): Promise<void> {
  await window.keyboard.press('Control+2')
  await untilReady(window, 'Clients')
}

/** The rows of the list under its head. */
const rows = (window: Page) =>
  window
    .getByRole('grid', { name: 'Clients' })
    .getByRole('row')
    .filter({ has: window.getByRole('gridcell') })

test('the demo has 17 clients in a folder of its own, keeps what is edited, and is rebuilt on request', async ({
  folder,
  start,
}) => {
  const first = await start({ args: ['--demo'] })
  await openClients(first.window)
  await expect(rows(first.window)).toHaveCount(17)
  await expect(first.window.getByRole('note', { name: 'Demo practice' })).toBeVisible()
  await first.window.getByRole('row', { name: /Marie Keller/ }).click()
  await expect(first.window.getByRole('heading', { level: 1, name: 'Marie Keller' })).toBeVisible()
  await first.window.keyboard.press('i')
  const dialog = first.window.getByRole('dialog', { name: 'Edit Marie Keller' })
  await dialog.getByLabel('Full name').fill('Marie Keller-Hart')
  await first.window.keyboard.press('Enter')
  await expect(first.window.getByRole('heading', { level: 1, name: 'Marie Keller-Hart' })).toBeVisible()
  await first.close()
  expect(existsSync(join(folder, 'demo/vault/practice.db'))).toBe(true)
  expect(existsSync(join(folder, 'vault'))).toBe(false)

  const edited = await start({ args: ['--demo'] })
  await openClients(edited.window)
  await expect(edited.window.getByRole('row', { name: /Marie Keller-Hart/ })).toBeVisible()
  await expect(rows(edited.window)).toHaveCount(17)
  await edited.close()

  const anew = await start({ args: ['--demo', '--reset'] })
  await openClients(anew.window)
  await expect(anew.window.getByRole('row', { name: /Marie Keller(?!-)/ })).toBeVisible()
  await expect(anew.window.getByRole('row', { name: /Keller-Hart/ })).toHaveCount(0)
  await expect(rows(anew.window)).toHaveCount(17)
  await anew.close()
})

test('the coach’s own practice stays empty beside the demo, and both can be open at once', async ({
  start,
}) => {
  const demo = await start({ args: ['--demo'] })
  await openClients(demo.window)
  await expect(rows(demo.window)).toHaveCount(17)

  const own = await start()
  await expect(own.window.getByRole('heading', { name: 'Welcome to Greenroom' })).toBeVisible()
  await expect(own.window.getByRole('note', { name: 'Demo practice' })).toHaveCount(0)
  await expect(rows(demo.window)).toHaveCount(17)
})
