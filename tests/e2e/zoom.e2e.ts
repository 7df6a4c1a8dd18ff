import { cutWhenLarge } from '../support/fits-large'
import { expect, sharedApp, test } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'
import { everyScreen, type KnownScreen, untilSettled } from '../support/screens'
import { prepareSession } from '../support/session-calls'
import { showAt } from '../support/window-size'

// Text twice as large in a window of 1280 by 800: the page has 640 by 400 pixels for all there is.
test.describe.configure({ timeout: 300_000 })
const app = sharedApp('default', ['--demo'])
let screens: readonly KnownScreen[] = []

test.beforeAll(async () => {
  screens = await everyScreen(app().window)
  await showAt(app(), { width: 1280, height: 800, zoom: 2 })
})

test('at 200 % every word of every screen can be read without scrolling sideways', async () => {
  const { window } = app()
  const found: string[] = []
  for (const { name, hash } of screens) {
    await openPlace(window, hash)
    await untilSettled(window)
    for (const line of await cutWhenLarge(window)) found.push(`${name}: ${line}`)
  }
  expect(found).toEqual([])
})

test('at 200 % every word of a dialog, of the palette and of a live session can be read too', async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'clients.list', { filter: 'Marie Keller' })
  const clientId = rows[0]?.id ?? ''
  const found: string[] = []
  const look = async (name: string) => {
    await expect(window.getByRole('dialog').last()).toBeVisible()
    for (const line of await cutWhenLarge(window)) found.push(`${name}: ${line}`)
  }
  for (const [hash, keys] of [
    ['#/clients', ['n', 'Control+k', '?']],
    [`#/clients/${clientId}/timeline`, ['r', 'p', 'q', 'c', 'm', 'i', 'l']],
    [`#/clients/${clientId}/mockSessions`, ['s']],
  ] as const)
    for (const key of keys) {
      await openPlace(window, hash)
      await untilSettled(window)
      await window.keyboard.press(key)
      await look(`${key} on ${hash.split('/').at(-1)}`)
    }

  await openPlace(window, `#/mock-sessions/${await prepareSession(window, clientId, { questions: 6 })}`)
  await window.getByRole('button', { name: 'Begin' }).press('Enter')
  await expect(window.getByRole('button', { name: 'Pause' })).toBeVisible()
  for (const [key, words] of [
    ['t', 'perfectionist'],
    ['w', 'Looks away when the deputy comes up'],
  ] as const) {
    await window.keyboard.press(key)
    await window.keyboard.type(words)
    await window.keyboard.press('Enter')
    await expect(window.getByText(words)).toBeVisible()
  }
  await window.keyboard.press('4')
  for (const line of await cutWhenLarge(window)) found.push(`live session: ${line}`)
  expect(found).toEqual([])
})
