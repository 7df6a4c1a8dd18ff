import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const app = sharedApp('serial', ['--demo'])
let clientId = ''

test.beforeAll(async () => {
  const { window } = app()
  const client = await callApp(window, 'clients.save', { fullName: 'Aila Virtanen' })
  clientId = client.id
  const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
    clientId,
    employerName: 'Contoso',
  })
  for (const [stage, heldOn] of [
    ['phone', '2026-04-01'],
    ['first', '2026-04-10'],
  ] as const)
    await callApp(window, 'interviews.saveRound', { clientId, opportunityId, stage, heldOn })
  for (const [heldOn, minutes, state] of [
    ['2019-03-04', 50, 'booked'],
    ['2019-03-05', 45, 'booked'],
    ['2019-04-01', 60, 'cancelled'],
  ] as const)
    await callApp(window, 'records.saveAppointment', { clientId, heldOn, minutes, state })
  await openPlace(window, '#/figures')
})

test('figures of the practice, as drawings and as tables, by keyboard', async () => {
  const { window } = app()
  await untilReady(window, 'Figures')
  const figure = window.getByRole('region', { name: 'How far opportunities came', exact: true })
  await expect(figure).toContainText('that began in the period')
  const table = figure.getByRole('table')
  // The table is there for a screen reader while the drawing is seen.
  await expect(table.getByRole('row', { name: /^Began/ })).toHaveCount(1)
  const toggle = figure.getByRole('button', { name: /show as table/ })
  await toggle.focus()
  await window.keyboard.press('Enter')
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect(table.getByRole('columnheader', { name: 'Share' })).toBeInViewport()
  await expectAccessible(window, 'figures, one as a table')
})

test('a shorter period counts less, and says where that is too little', async () => {
  const { window } = app()
  await window.getByRole('radio', { name: '3 months' }).press('Space')
  await expect(window.getByRole('region', { name: 'How long employers take' })).toContainText(
    /too few to say|Half of/,
  )
  await expectAccessible(window, 'figures of three months')
})

test('the hours log sums what was held, by year, month and client, and is copied', async () => {
  const { window } = app()
  const hours = window.getByRole('region', { name: 'Coaching hours' })
  await expect(hours.getByRole('row', { name: /^2019/ })).toHaveText('201921:35')
  await hours.getByLabel('Year').selectOption('2019')
  await expect(hours.getByRole('row', { name: /^March/ })).toHaveText('March21:35')
  await expect(hours.getByRole('row', { name: /^April/ })).toHaveCount(0)
  await expect(hours.getByRole('row', { name: /^Aila Virtanen/ })).toHaveText('Aila Virtanen21:35')
  await hours.getByRole('button', { name: 'Copy 2019' }).press('Enter')
  await expect(hours.getByText('It pastes into a spreadsheet.')).toBeVisible()
})

test('a client’s own figures stand under their facts', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${clientId}/facts`)
  const figures = window.getByRole('region', { name: 'Figures', exact: true })
  await expect(figures).toContainText(
    '1 opportunity so far: 1 had a first round, 1 a second, none a third; no offer',
  )
  await expect(figures).toContainText('Fewer than 5 rounds were answered')
  await expect(figures).toContainText('1:35 hours of coaching in 2 meetings.')
  await expectAccessible(window, 'facts with figures')
  expect(app().complaints).toEqual([])
})
