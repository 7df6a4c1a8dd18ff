import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

const app = sharedApp('serial')
let clientId = ''

test.beforeAll(async () => {
  const { window } = app()
  const client = await callApp(window, 'clients.save', { fullName: 'Jes Adeyemi' })
  clientId = client.id
  const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
    clientId,
    employerName: 'Northwind',
    role: 'payroll lead',
  })
  await callApp(window, 'interviews.saveRound', {
    clientId,
    opportunityId,
    stage: 'panel',
    heldOn: '2026-05-13',
    questions: [{ body: 'Why payroll?' }],
  })
  await openPlace(window, '#/today')
})

test('Today leads from a past round to its debrief', async () => {
  const { window } = app()
  await untilReady(window, 'Friday 15 May 2026')
  const group = window.getByRole('region', { name: /^Rounds to go through/ })
  await expect(group.getByRole('listitem')).toHaveCount(1)
  await expectAccessible(window, 'today with a round to go through')
  await group.getByRole('button', { name: 'Debrief' }).click()
  await untilReady(window, 'Debrief of the panel interview at Northwind')
  await expectAccessible(window, 'debrief')
})

test('what was asked and how it went is kept as it is typed, by keyboard', async () => {
  const { window } = app()
  await expect(window.getByLabel('Question 1', { exact: true })).toHaveValue('Why payroll?')
  await window.getByLabel('How question 1 went').fill('well, with the audit story')
  await window.getByLabel('Question 2', { exact: true }).focus()
  await window.keyboard.type('What would your last manager say?')
  await window.keyboard.press('Enter')
  await expect(window.getByLabel('Question 3', { exact: true })).toBeFocused()
  await window.getByLabel('How it went', { exact: true }).fill('Friendly. Three of four wrote along.')
  await window.keyboard.press('Control+s')
  await expect(window.getByText(/^Saved \d\d:\d\d$/)).toBeVisible()
  const { rounds } = await callApp(window, 'interviews.history', { clientId })
  expect(rounds[0]).toMatchObject({
    debrief: 'Friendly. Three of four wrote along.',
    questions: [{ body: 'Why payroll?' }, { body: 'What would your last manager say?' }],
  })
})

test('a promise that was made goes to the clock and to Today, and thanks to the rule', async () => {
  const { window } = app()
  const promises = window.getByRole('region', { name: 'Promises made' })
  await promises.getByRole('button', { name: 'Add a promise' }).click()
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByLabel('Said on')).toHaveValue('2026-05-13')
  await dialog.getByLabel('From', { exact: true }).fill('2026-05-14')
  await window.keyboard.press('Control+Enter')
  await expect(promises.getByRole('button', { name: 'by Thu 14 May' })).toBeVisible()
  const thanks = window.getByRole('region', { name: 'Thank-you' })
  await thanks.getByRole('button', { name: 'Note that it is sent' }).click()
  await expect(thanks).toContainText('The thank-you went out on Fri 15 May.')
  await expectAccessible(window, 'debrief with a promise')
  await window.keyboard.press('Control+1')
  await untilReady(window, 'Friday 15 May 2026')
  await expect(window.getByRole('region', { name: /^Promises passed/ })).toContainText('Northwind')
  await expect(window.getByRole('region', { name: /^Rounds to go through/ })).toHaveCount(0)
})

test('the debrief stands on the timeline and opens again', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${clientId}/timeline`)
  await window.getByRole('button', { name: /^Debrief: panel interview at Northwind/ }).press('Enter')
  await untilReady(window, 'Debrief of the panel interview at Northwind')
  await expect(window.getByLabel('How question 1 went')).toHaveValue('well, with the audit story')
  expect(app().complaints).toEqual([])
})
