import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, inMain, type RunningApp, sharedApp, TODAY, test } from './greenroom-app'

/** Where pictures are written; the script that makes them puts them into docs when all of them are there. */
const made = process.env.GREENROOM_PICTURES ?? resolve(__dirname, '../../docs')

/**
 * A folder for pictures, for the letters that stand beside them, or for screens that are only looked at, as they are, lengthened or
 * twice as large: those are many, and stay out of docs.
 */
export function pictureFolder(name: 'screenshots' | 'letters' | 'more' | 'pseudo' | 'zoom'): string {
  const folder = join(made, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

type Size = { readonly width: number; readonly height: number }
const smallest: Size = { width: 1280, height: 800 }
const sizes: readonly Size[] = [smallest, { width: 1600, height: 1000 }]
const themes = ['light', 'dark'] as const

/** Chromium draws a part of the page anew when that part changes, and its edges then differ by a shade: all of it, each time. */
export const stillArgs = ['--disable-partial-raster', '--force-color-profile=srgb'] as const

/** An app whose clocks stand, so that what is shown is the same each time. */
export const stillEnvironment = { GREENROOM_CLOCK: 'stands' } as const

/** One demo practice for the pictures of a file: its clocks stand, and each test begins at the smallest size in the light. */
export function sharedStill(
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): () => RunningApp {
  const app = sharedApp('serial', ['--demo', ...stillArgs, ...args], { ...stillEnvironment, ...env })
  test.beforeAll(() => stopClocks(app()))
  test.beforeEach(() => beginSmall(app()))
  return app
}

/** Stops the window's own clock, by which it says when something was saved; that of the practice is told to stand at the start. */
export async function stopClocks({ window }: RunningApp): Promise<void> {
  await window.clock.setFixedTime(`${TODAY}T12:00:00Z`)
}

/** What a screen shows first depends on its size: lists scroll to what is chosen. So every screen is opened at the smallest. */
export async function beginSmall(running: RunningApp): Promise<void> {
  await running.window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await resize(running, smallest)
}

async function resize(running: RunningApp, size: Size, window = running.window): Promise<void> {
  await inMain(
    running,
    ({ BrowserWindow }, { url, width, height }) =>
      BrowserWindow.getAllWindows()
        .find(({ webContents }) => webContents.getURL() === url)
        ?.setContentSize(width, height),
    { ...size, url: window.url() },
  )
  await window.setViewportSize(size)
  // Two frames: the first lays out anew, the second has drawn what listens to sizes.
  await window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Takes pictures until two in a row are the same, so that nothing is caught half drawn. */
export async function stillPicture(window: Page): Promise<Buffer> {
  await window.evaluate(() => document.fonts.ready)
  let picture: Buffer = Buffer.alloc(0)
  await expect(async () => {
    const before = picture
    picture = await window.screenshot({ animations: 'disabled', caret: 'hide' })
    expect(picture.equals(before)).toBe(true)
  }).toPass({ intervals: [100] })
  return picture
}

/** The saved views in the sidebar come when the window has nothing else to do; each with its number. */
const untilSideIsWhole = (window: Page): Promise<void> =>
  expect
    .poll(() =>
      window.evaluate(() => {
        const side = document.querySelector('nav')
        const hasClients = /\d/.test(side?.querySelector('[href="#/clients"]')?.textContent ?? '')
        if (side === null || !hasClients || side.closest('[data-folded]') !== null) return true
        const views = [...side.querySelectorAll('h2 ~ a')]
        return views.length > 0 && views.every(({ textContent }) => /\d/.test(textContent))
      }),
    )
    .toBe(true)

/** Takes a screen in every size and theme, without a blinking caret and without a pointer over anything. */
export async function take(
  running: RunningApp,
  screen: string,
  settled: (window: Page) => Promise<void>,
  options: { readonly folder?: 'screenshots' | 'more'; readonly page?: Page } = {},
): Promise<void> {
  const window = options.page ?? running.window
  const folder = pictureFolder(options.folder ?? 'screenshots')
  await window.mouse.move(0, 0)
  for (const size of sizes) {
    await resize(running, size, window)
    for (const theme of themes) {
      await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      // The client's window follows the system alone, without the library.
      if (window === running.window)
        await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
      await settled(window)
      await untilSideIsWhole(window)
      writeFileSync(join(folder, `${screen}-${theme}-${size.width}.png`), await stillPicture(window))
    }
  }
  await beginSmall(running)
}
