import { consentToPublish, draftAnswer, fillOutbox, moodyServer } from '../support/answers'
import { expect, test } from '../support/greenroom-app'
import { sharedStill, take } from '../support/pictures'
import { openPlace } from '../support/practice-calls'
import { trusting } from '../support/real-mail-server'

const app = sharedStill(trusting.env)

test('the checks', async () => {
  const { window } = app()
  const { letterId } = await draftAnswer(window, 'Marie Keller', ['promised-date-passed'])
  await openPlace(window, `#/letters/${letterId}`)
  await window.getByRole('textbox', { name: 'Text of the letter' }).click()
  await window.keyboard.press('Control+End')
  await window.keyboard.type(' Please wait another week, as Leila Haddad did.')
  const findings = window.getByRole('region', { name: 'What the checks found' })
  await expect(findings).toContainText('Leila Haddad is another client of yours.')
  await expect(findings).toContainText('This letter says to wait')
  await take(app(), 'checks', () =>
    expect(window.getByRole('article', { name: /^Page 1/ }).locator('canvas')).toBeVisible(),
  )
})

test('the anonymous copy', async () => {
  const { window } = app()
  const { letterId, clientId } = await draftAnswer(window, 'Marie Keller', ['promised-date-passed'])
  await consentToPublish(window, clientId)
  await openPlace(window, `#/letters/${letterId}/publish`)
  await take(app(), 'anonymous-copy', () =>
    expect(window.getByRole('region', { name: 'Before it leaves' })).toContainText('consented on'),
  )
})

test('the outbox', async () => {
  const { window } = app()
  const server = await moodyServer()
  await fillOutbox(window, server)
  await openPlace(window, '#/outbox')
  await window.locator('[data-line]').filter({ hasText: 'May have been sent' }).focus()
  await take(app(), 'outbox', () =>
    expect(window.getByRole('region', { name: 'The chosen line' })).toContainText('The connection broke'),
  )
  await server.close()
})
