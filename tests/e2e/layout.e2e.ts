import type { Page } from '@playwright/test'
import { expect, inMain, sharedApp, test } from '../support/greenroom-app'
import { callApp, openPlace, saveSettings } from '../support/practice-calls'

const app = sharedApp('default', ['--demo'])
const letterId = '01890000-0000-7000-8000-00000000aaaa'
const places: Record<string, string> = {}

test.beforeAll(async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  const clientId = rows[0]?.id ?? ''
  const { timeline, opportunities } = await callApp(window, 'interviews.history', { clientId })
  await callApp(window, 'letters.create', {
    id: letterId,
    clientId,
    opportunityId: opportunities[0]?.id ?? null,
    questionId: timeline.find(({ type }) => type === 'question')?.id ?? null,
    topics: ['promised-date-passed'],
  })
  Object.assign(places, {
    clients: '#/clients',
    timeline: `#/clients/${clientId}/timeline`,
    notes: `#/clients/${clientId}/notes`,
    letter: `#/letters/${letterId}`,
    letters: '#/letters',
    board: '#/board',
    calendar: '#/calendar',
    figures: '#/figures',
    advice: '#/advice/promised-date-passed',
    settings: '#/settings',
  })
})

async function resize(width: number, height: number): Promise<void> {
  await inMain(
    app(),
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await expect.poll(() => app().window.evaluate(() => globalThis.innerWidth)).toBe(width)
}

/** Controls, labels and headings whose words are wider than the room they have, and a page that scrolls sideways. */
async function cutOff(window: Page): Promise<string[]> {
  return window.evaluate(() => {
    const selector = 'button, label, h1, h2, h3, a, legend, [role="tab"], [role="radio"] + label, .group-head'
    const found = [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => element.checkVisibility() && element.clientWidth > 0)
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(
        (element) =>
          `${element.tagName} “${element.textContent}” ${element.scrollWidth} > ${element.clientWidth}`,
      )
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [...found, `page ${scrollWidth} > ${clientWidth}`] : found
  })
}

test('texts a third longer are nowhere cut off at 1280 pixels', async () => {
  const { window } = app()
  await saveSettings(window, { interfaceLanguage: 'en-XA' })
  await resize(1280, 800)
  for (const [name, hash] of Object.entries(places)) {
    await openPlace(window, hash)
    await expect(window.getByRole('main')).toContainText(/[áéíóú]/)
    expect.soft(await cutOff(window), name).toEqual([])
  }
  await saveSettings(window, { interfaceLanguage: 'en' })
})

test('who wants less motion gets none', async () => {
  const { window } = app()
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await openPlace(window, '#/clients')
  await window.keyboard.press('n')
  await expect(window.getByRole('dialog', { name: 'New client' })).toBeVisible()
  const moving = await window.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element)
      const seconds = `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat)
      return Math.max(...seconds) > 0.001
        ? [`${element.tagName} ${element.className} ${Math.max(...seconds)} s`]
        : []
    }),
  )
  expect(moving).toEqual([])
})
