import { expectAccessible } from '../support/axe'
import { expect, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace, seedWaitingClient } from '../support/practice-calls'

const app = sharedApp('serial')
let clientId = ''

test.beforeAll(async () => {
  const { client } = await seedWaitingClient(app().window, 'Marie Keller')
  clientId = client.id
})

test('an answer is worked on in two versions by keyboard, flagged, timed, ticked and scored', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${clientId}/mockSessions`)
  await window.getByRole('button', { name: 'Answer workshop' }).press('Enter')
  await untilReady(window, 'Marie Keller')
  await expect(window.getByText('There is no answer in the workshop yet.')).toBeVisible()
  await expectAccessible(window, 'answers, none')

  await window.keyboard.press('n')
  const dialog = window.getByRole('dialog', { name: 'New answer' })
  await dialog.getByRole('combobox', { name: 'Question of the bank' }).fill('greatest weakness')
  await window.getByRole('option', { name: 'What is your greatest weakness?' }).click()
  await expect(dialog.getByLabel('The question in words')).toHaveValue('What is your greatest weakness?')
  await expectAccessible(window, 'answers, new')
  await dialog.getByRole('button', { name: 'Add' }).press('Enter')
  await expect(window.getByRole('heading', { name: 'What is your greatest weakness?' })).toBeVisible()

  await window.keyboard.press('v')
  const first = window.getByRole('region', { name: 'Version 1', exact: true })
  await first.getByLabel('Words of version 1').fill('Well, I am a perfectionist and I plan too late.')
  await expect(first.getByRole('list', { name: 'Worn-out phrases' })).toContainText('“perfectionist”')
  await expect(first.getByText('10 words, 0:05 min')).toBeVisible()
  await first.getByLabel('Situation').check()
  await first.getByLabel('Client’s score').selectOption('4')
  await first.getByLabel('Coach’s score').selectOption('2')
  await expect(first.getByText('The client sees it 2 higher.')).toBeVisible()

  await window.keyboard.press('Alt+v')
  const second = window.getByRole('region', { name: 'Version 2', exact: true })
  await expect(second.getByLabel('Words of version 2')).toHaveValue(/perfectionist/)
  await second.getByLabel('Words of version 2').fill('I plan too late, so I ask a colleague on Mondays.')
  await expect(second.getByRole('list', { name: 'Worn-out phrases' })).toHaveCount(0)
  await window.keyboard.press('Alt+c')
  const changes = window.getByRole('region', { name: 'What changed' })
  await expect(changes.locator('del').first()).toBeVisible()
  await expect(changes.locator('ins').first()).toBeVisible()
  await expectAccessible(window, 'answers, two versions')

  // Leaving the place at once loses no word.
  await second.getByLabel('Words of version 2').press('End')
  await window.keyboard.type(' It works.')
  await window.keyboard.press('Control+1')
  await expect(second).toHaveCount(0)
  await expect(async () => {
    const [answer] = await callApp(window, 'answers.list', { clientId })
    expect(answer?.versions).toHaveLength(2)
    expect(answer?.versions[0]).toMatchObject({ hasSituation: true, selfScore: 4, coachScore: 2 })
    expect(answer?.versions[1]?.body).toBe('I plan too late, so I ask a colleague on Mondays. It works.')
  }).toPass()
})

test('the pace of a timed reading turns words into seconds; a version is removed and brought back', async () => {
  const { window } = app()
  await openPlace(window, `#/answers/${clientId}`)
  await expect(window.getByText('130 words a minute, not measured')).toBeVisible()
  await window.keyboard.press('m')
  const dialog = window.getByRole('dialog', { name: 'Timed reading' })
  await expect(dialog.getByRole('button', { name: 'Start' })).toBeFocused()
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await dialog.getByLabel('Seconds').fill('120')
  await expectAccessible(window, 'answers, timed reading')
  await dialog.getByRole('button', { name: 'Keep the pace' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  const [pace] = await callApp(window, 'answers.paces', { clientId })
  expect(pace).toMatchObject({ seconds: 120, measuredOn: '2026-05-15' })
  expect(pace?.wordsPerMinute).toBe(Math.round((pace?.words ?? 0) * 5) / 10)
  await expect(window.getByText(`${Math.round(pace?.wordsPerMinute ?? 0)} words a minute`)).toBeVisible()
  const seconds = Math.round(600 / (pace?.wordsPerMinute ?? 1))
  await expect(window.getByText(`10 words, 0:${String(seconds).padStart(2, '0')} min`)).toBeVisible()

  await window.getByRole('button', { name: 'Remove version 2' }).press('Enter')
  await expect(window.getByRole('region', { name: 'Version 2', exact: true })).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(window.getByRole('region', { name: 'Version 2', exact: true })).toBeVisible()
  await window.keyboard.press('Delete')
  await expect(window.getByText('There is no answer in the workshop yet.')).toBeVisible()
  await window.keyboard.press('z')
  await expect(window.getByRole('heading', { name: 'What is your greatest weakness?' })).toBeVisible()
})
