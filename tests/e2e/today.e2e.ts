import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const app = sharedApp('default', ['--demo'])
const TITLE = 'Friday 15 May 2026'

const line = (window: Page, name: RegExp) => window.locator('[data-line]').filter({ hasText: name }).first()
const group = (window: Page, name: string) => window.getByRole('region', { name })

test('the day begins with what is late, the longest late first, each line with its rule', async () => {
  const { window } = app()
  await openPlace(window, '#/today')
  await untilReady(window, TITLE)
  const late = group(window, 'Promises passed').locator('[data-line]')
  await expect(late).toHaveCount(3)
  await expect(late.nth(0)).toContainText('Marie Keller')
  await expect(late.nth(0)).toContainText('10 days late')
  await expect(late.nth(0)).toContainText('An answer was promised for 5 May by Ruth Adler.')
  await expect(late.nth(1)).toContainText('3 days late')
  const pane = window.getByRole('region', { name: 'The chosen line' })
  await expect(pane.getByRole('heading', { name: 'Marie Keller', exact: true })).toBeVisible()
  await expect(pane).toContainText('The announcement was taken down today.')
  await expect(pane.getByRole('heading', { name: 'Last note, message and letter' })).toBeVisible()
  await expectAccessible(window, 'today')
})

test('J and K move, Enter drafts that client’s letter, O opens the case', async () => {
  const { window } = app()
  await openPlace(window, '#/today')
  await window.keyboard.press('j')
  await expect(line(window, /Marie Keller/)).toBeFocused()
  await window.keyboard.press('j')
  await expect(line(window, /Nadia Vogt/)).toBeFocused()
  await window.keyboard.press('o')
  await untilReady(window, 'Nadia Vogt')
  await window.keyboard.press('Escape')
  await untilReady(window, TITLE)
  await window.keyboard.press('k')
  await expect(line(window, /Nadia Vogt/)).toBeFocused()
  await window.keyboard.press('Enter')
  await untilReady(window, 'Letter to Nadia Vogt')
  await expect(window.getByRole('region', { name: /Question/ })).toContainText(
    'Offer meeting or another interview?',
  )
})

test('a step is put off with L, set aside with X and a reason, done with E, and each comes back with Z', async () => {
  const { window } = app()
  await openPlace(window, '#/today')
  const due = group(window, 'Follow-ups due')
  await expect(due.locator('[data-line]').filter({ hasText: 'Jes Lindqvist' })).toBeVisible()

  await line(window, /Jes Lindqvist/).focus()
  await window.keyboard.press('l')
  const later = window.getByRole('dialog', { name: /Later: Jes Lindqvist/ })
  await expect(later.getByRole('radio', { name: /Tomorrow/ })).toBeFocused()
  await expectAccessible(window, 'put off')
  await window.keyboard.press('Enter')
  await expect(later).toHaveCount(0)
  await expect(due.locator('[data-line]').filter({ hasText: 'Jes Lindqvist' })).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(due.locator('[data-line]').filter({ hasText: 'Jes Lindqvist' })).toBeVisible()

  await line(window, /Jes Lindqvist/).focus()
  await window.keyboard.press('x')
  const aside = window.getByRole('dialog', { name: /Set aside: Jes Lindqvist/ })
  await aside.getByRole('button', { name: 'Set aside' }).click()
  await expect(aside).toContainText('Say in a few words why')
  await aside.getByLabel('Why').fill('They rang this morning.')
  await window.keyboard.press('Tab')
  await window.keyboard.press('Enter')
  await expect(due.locator('[data-line]').filter({ hasText: 'Jes Lindqvist' })).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(due.locator('[data-line]').filter({ hasText: 'Jes Lindqvist' })).toBeVisible()

  await line(window, /Mo Rahimi/).focus()
  await window.keyboard.press('e')
  await expect(due.locator('[data-line]').filter({ hasText: 'Mo Rahimi' })).toHaveCount(0)
  const { rows } = await callApp(window, 'clients.list', { filter: 'Mo Rahimi' })
  const clientId = rows[0]?.id ?? ''
  const sent = async () =>
    (await callApp(window, 'interviews.history', { clientId })).timeline.filter(
      (item) => item.type === 'message' && item.kind === 'thank_you',
    ).length
  expect(await sent()).toBe(1)
  await window.keyboard.press('z')
  await expect(due.locator('[data-line]').filter({ hasText: 'Mo Rahimi' })).toBeVisible()
  expect(await sent()).toBe(0)
})

test('a changed rule moves what is due, and can be set back', async () => {
  const { window } = app()
  await openPlace(window, '#/settings')
  const days = window.getByLabel('Days: Silence without a promised day')
  await days.fill('5')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: 'Set back: Silence without a promised day' })).toBeVisible()
  await window.keyboard.press('Control+1')
  await expect(
    group(window, 'Follow-ups due').locator('[data-line]').filter({ hasText: 'Nicole Abbott' }),
  ).toBeVisible()
  await openPlace(window, '#/settings')
  await window.getByRole('button', { name: 'Set back: Silence without a promised day' }).click()
  await expect(days).toHaveValue('21')
})

test('days off are added, changed and taken back in the settings', async () => {
  const { window } = app()
  await openPlace(window, '#/settings')
  await window.getByLabel('Name', { exact: true }).last().fill('Whitsun')
  await window.keyboard.press('Enter')
  const list = window.getByRole('list', { name: 'Days off' })
  await expect(list).toContainText('Whitsun')
  await window.getByRole('button', { name: 'Remove Whitsun' }).click()
  await expect(window.getByText('Whitsun is a working day again.')).toBeVisible()
  await window.keyboard.press('z')
  await expect(list).toContainText('Whitsun')
})
