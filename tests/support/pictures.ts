import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, inMain, type RunningApp } from './greenroom-app'

const folder = resolve(__dirname, '../../docs/screenshots')
const sizes = [
  { width: 1280, height: 800 },
  { width: 1600, height: 1000 },
] as const
const themes = ['light', 'dark'] as const

/** Takes pictures until two in a row are the same, so that nothing is caught half drawn. */
async function stillPicture(window: Page): Promise<Buffer> {
  let picture: Buffer = Buffer.alloc(0)
  await expect(async () => {
    const before = picture
    picture = await window.screenshot({ animations: 'disabled', caret: 'hide' })
    expect(picture.equals(before)).toBe(true)
  }).toPass({ intervals: [50] })
  return picture
}

/** Takes a screen in every size and theme, without a blinking caret and without a pointer over anything. */
export async function take(
  running: RunningApp,
  screen: string,
  settled: (window: Page) => Promise<void>,
): Promise<void> {
  const { window } = running
  mkdirSync(folder, { recursive: true })
  await window.mouse.move(0, 0)
  for (const size of sizes) {
    await inMain(
      running,
      ({ BrowserWindow }, { width, height }) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      size,
    )
    await window.setViewportSize(size)
    for (const theme of themes) {
      await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      await settled(window)
      writeFileSync(join(folder, `${screen}-${theme}-${size.width}.png`), await stillPicture(window))
    }
  }
}
