import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, inMain, test, untilReady } from '../support/greenroom-app'
import { callApp } from '../support/practice-calls'

/** The demo practice as a coach starts it for the first time; the other journeys have said “not now” already. */
const firstStart = { args: ['--demo'], env: { GREENROOM_SETUP: 'now' } } as const

const card = (window: Page) => window.getByRole('region', { name: /.+/ }).filter({ hasText: /^\d of 8/ })
const offer = (window: Page) => window.getByRole('region', { name: 'New here?' })

/** Each stop: its heading, the screen it is on, and the control that the ring goes around. */
const stops = [
  ['Begin with Today', 'Friday 15 May 2026', '[data-group="promises"]'],
  ['A promise that has passed', 'Marie Keller', '[data-tour="promise"]'],
  ['What the client asked', 'Marie Keller', '[data-tall] > [data-entry]'],
  ['Advice that fits', 'Letter to Marie Keller', '[data-tour="advice"]'],
  ['The page that will print', 'Letter to Marie Keller', '[data-tour="page"]'],
  ['Practise the interview', 'Marie Keller', '[data-tour="prepare"]'],
  ['Find anything, do anything', 'Marie Keller', '[data-tour="search"]'],
  ['Every key on one sheet', 'Marie Keller', '[data-tour="keys"]'],
] as const

/** How far the ring is from what it should go around, in CSS pixels at the widest place. */
const ringGap = (window: Page, target: string) =>
  window.evaluate((selector) => {
    const ring = document.querySelector('[class*="ring"][aria-hidden]')?.getBoundingClientRect()
    const box = document.querySelector(selector)?.getBoundingClientRect()
    if (!ring || !box) return Number.POSITIVE_INFINITY
    // What reaches out of the window is ringed only as far as it is seen.
    const bottom = Math.min(box.bottom, globalThis.innerHeight)
    return Math.max(
      Math.abs(ring.left - box.left),
      Math.abs(ring.top - Math.max(0, box.top)),
      Math.abs(ring.bottom - bottom),
    )
  }, target)

test('the tour is offered with a new demo practice, goes through eight real controls by Enter alone, and is not offered again', async ({
  start,
}) => {
  const app = await start(firstStart)
  const { window } = app
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await expect(offer(window)).toBeVisible()
  await expectAccessible(window, 'the offer')
  await window.keyboard.press('Shift+F1')
  for (const [index, [title, place, target]] of stops.entries()) {
    const heading = card(window).getByRole('heading', { name: title })
    await expect(heading).toBeVisible()
    await untilReady(window, place)
    await expect(window.locator(target).first()).toBeInViewport()
    await expect.poll(() => ringGap(window, target), { message: title }).toBeLessThan(12)
    const isLast = index === stops.length - 1
    await expect(
      card(window).getByRole('button', { name: isLast ? 'Done' : 'Next', exact: true }),
    ).toBeFocused()
    // What a screen reader is told without being asked: the live region has the whole stop.
    await expect(card(window).getByRole('status')).toContainText(`${index + 1} of 8`)
    await expect(card(window).getByRole('status')).toContainText(title)
    if (index % 3 === 0) await expectAccessible(window, title)
    await window.keyboard.press('Enter')
  }
  await expect(card(window)).toHaveCount(0)
  await expect(window.getByRole('main')).toBeFocused()
  expect(app.complaints).toEqual([])
  await app.close()

  const again = await start(firstStart)
  await untilReady(again.window, 'Friday 15 May 2026')
  await expect(again.window.getByRole('note', { name: 'Demo practice' })).toBeVisible()
  await expect(offer(again.window)).toHaveCount(0)
  // A second tour goes on with the draft of the first.
  const { rows } = await callApp(again.window, 'clients.list', { filter: 'Marie Keller' })
  const lettersOf = () => callApp(again.window, 'letters.list', { clientId: rows[0]?.id ?? '' })
  expect(await lettersOf()).toHaveLength(1)
  await again.window.keyboard.press('Shift+F1')
  for (const [title] of stops.slice(0, 4)) {
    await expect(card(again.window).getByRole('heading', { name: title })).toBeVisible()
    await again.window.keyboard.press('Enter')
  }
  await expect(card(again.window).getByRole('heading', { name: 'The page that will print' })).toBeVisible()
  await untilReady(again.window, 'Letter to Marie Keller')
  expect(await lettersOf()).toHaveLength(1)
})

test('the tour is left at once by Escape or its button, gives the focus back, and begins again from Help', async ({
  start,
}) => {
  const { window } = await start(firstStart)
  await offer(window).getByRole('button', { name: 'Not now' }).click()
  await expect(offer(window)).toHaveCount(0)
  await window.keyboard.press('F1')
  await untilReady(window, 'Help')
  const begin = window.getByRole('button', { name: 'Take the tour' })
  await begin.focus()
  await window.keyboard.press('Enter')
  await expect(card(window).getByRole('heading', { name: 'Begin with Today' })).toBeVisible()
  await window.keyboard.press('Enter')
  await untilReady(window, 'Marie Keller')
  // The screen below stays in use, and a dialog of its own closes first.
  await window.keyboard.press('c')
  await expect(window.getByRole('dialog', { name: 'Log contact' })).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(card(window)).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(card(window)).toHaveCount(0)
  // Escape means “back” on a case, and was the tour's alone.
  await untilReady(window, 'Marie Keller')

  await window.keyboard.press('F1')
  await begin.click()
  await card(window).getByRole('button', { name: 'Leave the tour' }).click()
  await expect(card(window)).toHaveCount(0)
  await expect(window.getByRole('main')).toBeFocused()
})

test('who wants motion sees the ring move, who does not sees it jump', async ({ start }) => {
  const { window } = await start(firstStart)
  await expect(offer(window)).toBeVisible()
  await window.keyboard.press('Shift+F1')
  const ring = window.locator('[class*="ring"][aria-hidden]')
  await expect(ring).toBeVisible()
  const seconds = () =>
    ring.evaluate((element) => Number.parseFloat(getComputedStyle(element).transitionDuration))
  await window.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await seconds()).toBeGreaterThan(0)
  await window.emulateMedia({ reducedMotion: 'reduce' })
  expect(await seconds()).toBe(0)
})

test('from a practice of one’s own, the first page and Help open the demo practice beside it', async ({
  start,
}) => {
  const app = await start()
  const { window } = app
  await inMain(app, () => {
    const child = process.getBuiltinModule('node:child_process')
    const started: string[][] = []
    Object.assign(globalThis, { started })
    child.spawn = ((_command: string, args: string[]) => {
      started.push(args)
      return { once: () => undefined, unref: () => undefined }
    }) as unknown as typeof child.spawn
  })
  const started = () => inMain(app, () => (globalThis as unknown as { started: string[][] }).started)
  await window.getByRole('button', { name: 'Open the demo practice' }).click()
  await expect.poll(async () => (await started()).length).toBe(1)
  await window.keyboard.press('F1')
  await window.getByRole('button', { name: 'Open the demo practice' }).click()
  await expect.poll(async () => (await started()).length).toBe(2)
  for (const args of await started()) expect(args.filter((arg) => arg === '--demo')).toHaveLength(1)
})
