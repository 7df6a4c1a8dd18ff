import type { Page } from '@playwright/test'
import { v7 as newId } from 'uuid'
import { expect, inMain, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace, type SeededCase, seedWaitingClient } from '../support/practice-calls'

const app = sharedApp('serial')
let seeded: SeededCase
let letterId = ''

const text = (window: Page) => window.getByRole('textbox', { name: 'Text of the letter' })

test.beforeAll(async () => {
  const { window } = app()
  seeded = await seedWaitingClient(window, 'Marie Keller')
  letterId = newId()
  await callApp(window, 'letters.create', {
    id: letterId,
    clientId: seeded.client.id,
    opportunityId: seeded.opportunity.id,
    questionId: null,
    topics: ['salary-asked-early'],
  })
  await openPlace(window, `#/letters/${letterId}`)
  await untilReady(window, 'Letter to Marie Keller')
})

test('which interview the letter speaks of is asked, since there were several', async () => {
  const { window } = app()
  const question = window.getByText('This letter speaks of panel interview of 28 Apr at Contoso')
  await expect(question).toBeVisible()
  await window.getByRole('button', { name: 'Another', exact: true }).click()
  const choice = window.getByRole('combobox', { name: 'What the letter speaks of' })
  await expect(choice).toBeFocused()
  await choice.selectOption('Round 2, first interview, 14 Apr')
  await expect(question).toBeHidden()
  await expect(text(window)).toContainText('our conversation on 14 April')
})

test('as a short reply it has a text of its own, and each text keeps what was written into it', async () => {
  const { window } = app()
  const kind = (name: string) => window.getByRole('radiogroup', { name: 'Kind of letter' }).getByText(name)
  await text(window).press('Control+End')
  await window.keyboard.type(' Written into the letter.')
  await kind('Short reply').click()
  await untilReady(window, 'Short reply to Marie Keller')
  await expect(text(window)).toContainText('Hello Marie,')
  await expect(text(window)).not.toContainText('Written into the letter.')
  await text(window).press('Control+End')
  await window.keyboard.type(' Written into the reply.')
  await kind('E-mail').click()
  await untilReady(window, 'E-mail to Marie Keller')
  await expect(text(window)).toContainText('Dear Marie,')
  await expect(text(window)).toContainText('Written into the letter.')
  await kind('Short reply').click()
  await expect(text(window)).toContainText('Written into the reply.')
  await kind('Letter').click()
  await untilReady(window, 'Letter to Marie Keller')
})

test('the wording is copied by itself with one key', async () => {
  const { window } = app()
  await text(window).focus()
  await window.keyboard.press('F7')
  await expect(window.getByText('The wording is copied.')).toBeVisible()
  const copied = await inMain(app(), ({ clipboard }) => clipboard.readText())
  expect(copied).toMatch(/^Thank you again for our conversation on 14 April\..* whenever it suits you\.$/)
})

test('a fact that changed since is marked, and the coach takes the new value or keeps the old', async () => {
  const { window } = app()
  const rename = (employerName: string) =>
    callApp(window, 'interviews.saveOpportunity', {
      id: seeded.opportunity.id,
      clientId: seeded.client.id,
      employerName,
      role: 'Financial analyst',
    })
  const reopen = async () => {
    await openPlace(window, '#/letters')
    await openPlace(window, `#/letters/${letterId}`)
    await untilReady(window, 'Letter to Marie Keller')
  }
  await expect(window.getByText('fact has changed')).toHaveCount(0)
  await rename('Contoso Group')
  await reopen()
  await expect(window.getByText('One fact has changed since this was written.')).toBeVisible()
  await expect(window.getByText('employer: Contoso became Contoso Group.')).toBeVisible()
  await expect(text(window).locator('.fact-chip[data-state=stale]').first()).toHaveText('Contoso Group')
  await window.getByRole('button', { name: 'Take the new' }).click()
  await expect(window.getByText('One fact has changed')).toBeHidden()
  await expect(text(window).locator('.fact-chip[data-state=stale]')).toHaveCount(0)

  await rename('Fabrikam')
  await reopen()
  await window.getByRole('button', { name: 'Keep the old' }).click()
  await expect(window.getByText('One fact has changed')).toBeHidden()
  await expect(text(window)).toContainText('Contoso Group')
  await expect(text(window)).not.toContainText('Fabrikam')
  expect(app().complaints).toEqual([])
})
