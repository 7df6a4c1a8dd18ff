import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const app = sharedApp('serial', ['--demo'])
const grid = () => app().window.getByRole('grid')
const chosen = () => grid().locator('[aria-selected="true"]')
const day = (on: string) => grid().locator(`[data-day="${on}"]`)

test.beforeAll(async () => {
  const { window } = app()
  const { id: clientId } = await callApp(window, 'clients.save', { fullName: 'Aila Virtanen' })
  const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
    clientId,
    employerName: 'Contoso',
  })
  await callApp(window, 'interviews.saveRound', {
    clientId,
    opportunityId,
    stage: 'panel',
    heldOn: '2026-06-04',
  })
  for (const [startTime, topic] of [
    ['09:30', 'The panel'],
    ['16:00', 'After the panel'],
  ] as const)
    await callApp(window, 'records.saveAppointment', {
      clientId,
      heldOn: '2026-06-04',
      startTime,
      minutes: 45,
      topic,
    })
  await openPlace(window, '#/calendar')
})

test('the month begins on a Monday and today is chosen', async () => {
  const { window } = app()
  await untilReady(window, 'Calendar')
  await expect(window.getByRole('columnheader').first()).toHaveText('Mon')
  await expect(chosen()).toHaveAttribute('data-day', '2026-05-15')
  await expect(chosen()).toHaveAttribute('aria-current', 'date')
})

test('arrows, Page keys and T walk the days', async () => {
  const { window } = app()
  await window.keyboard.press('ArrowRight')
  await expect(day('2026-05-15')).toBeFocused()
  await window.keyboard.press('ArrowRight')
  await expect(day('2026-05-16')).toBeFocused()
  await window.keyboard.press('ArrowDown')
  await expect(day('2026-05-23')).toBeFocused()
  await window.keyboard.press('Home')
  await expect(day('2026-05-18')).toBeFocused()
  await window.keyboard.press('PageUp')
  await expect(day('2026-04-18')).toBeFocused()
  await expect(window.getByRole('status').filter({ hasText: 'April 2026' })).toBeVisible()
  await window.keyboard.press('t')
  await expect(day('2026-05-15')).toBeFocused()
  await window.keyboard.press('PageDown')
  await expect(day('2026-06-15')).toBeFocused()
})

test('Enter opens the list of a day, and Enter on an entry opens its case', async () => {
  const { window } = app()
  await day('2026-06-04').click({ position: { x: 8, y: 8 } })
  const list = window.getByRole('list', { name: 'Thursday 4 June 2026' })
  const hers = list.getByRole('link', { name: /Aila Virtanen/ })
  await expect(hers).toHaveText([/09:30.*Coaching, 45 minutes/, /16:00/, /panel interview, Contoso/])
  await window.keyboard.press('Enter')
  await expect(list.getByRole('link').first()).toBeFocused()
  await window.keyboard.press('j')
  await expect(list.getByRole('link').nth(1)).toBeFocused()
  await window.keyboard.press('Escape')
  await expect(day('2026-06-04')).toBeFocused()
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await untilReady(window, 'Aila Virtanen')
  await window.keyboard.press('Escape')
  await untilReady(window, 'Calendar')
  await expect(chosen()).toHaveAttribute('data-day', '2026-06-04')
})

test('kinds can be hidden, and a week shows the same day', async () => {
  const { window } = app()
  await expect(day('2026-06-04')).toContainText('09:30 Aila Virtanen')
  await window.getByLabel('Coaching').uncheck()
  await expect(day('2026-06-04')).not.toContainText('09:30')
  await window.getByLabel('Coaching').check()
  await day('2026-06-04').focus()
  await window.keyboard.press('w')
  await expect(grid().getByRole('row')).toHaveCount(2)
  await expect(day('2026-06-04')).toBeFocused()
  await window.keyboard.press('PageDown')
  await expect(day('2026-06-11')).toBeFocused()
  await expectAccessible(window, 'week')
  await window.keyboard.press('w')
  await window.keyboard.press('t')
  await expect(chosen()).toHaveAttribute('data-day', '2026-05-15')
  await expectAccessible(window, 'month')
  expect(app().complaints).toEqual([])
})
