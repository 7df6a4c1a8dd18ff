import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type RunningApp, test } from '../support/greenroom-app'

const folder = resolve(__dirname, '../../docs/screenshots')
const sizes = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
] as const
const themes = ['light', 'dark'] as const

/** A picture without a blinking caret and without a pointer over anything. */
async function take(window: Page, name: string): Promise<void> {
  await window.mouse.move(0, 0)
  await window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

async function setSize(app: RunningApp, size: (typeof sizes)[number]): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  await app.window.setViewportSize(size)
}

const goTo = (window: Page, hash: string) =>
  window.evaluate((to) => {
    location.hash = to
  }, hash)

for (const theme of themes) {
  test(`the screens, ${theme}`, async ({ start }) => {
    mkdirSync(folder, { recursive: true })
    const app = await start({ args: ['--demo'] })
    const { window } = app
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const size of sizes) {
      const name = (screen: string) => `${screen}-${theme}-${size.width}`
      await setSize(app, size)
      await goTo(window, '#/')
      const marie = window.getByText('Marie Keller', { exact: true })
      await marie.first().waitFor()
      await take(window, name('clients'))

      await marie.first().dblclick()
      await expect(window.getByText('10 days late').first()).toBeVisible()
      await take(window, name('case'))

      await window.keyboard.press('d')
      await window.getByRole('button', { name: 'Add to the letter' }).first().waitFor()
      await window.keyboard.press('Alt+1')
      await expect(window.getByText('In the letter')).toHaveCount(1)
      await window.keyboard.press('Alt+2')
      await expect(window.getByText('In the letter')).toHaveCount(2)
      await expect(window.getByText('2 pages')).toBeVisible()
      await take(window, name('letter'))

      await goTo(window, '#/advice/promised-date-passed')
      await expect(window.getByRole('heading', { name: 'Promised date has passed' })).toBeVisible()
      await take(window, name('advice'))

      await goTo(window, '#/settings')
      await expect(window.getByLabel('Practice name')).toBeVisible()
      await take(window, name('settings'))
    }
  })
}

test('the first start', async ({ start }) => {
  const app = await start()
  await app.window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await setSize(app, sizes[0])
  await expect(app.window.getByRole('heading', { name: 'Welcome to Greenroom' })).toBeVisible()
  await take(app.window, 'first-run-light-1280')
})
