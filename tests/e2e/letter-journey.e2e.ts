import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, untilReady } from '../support/greenroom-app'
import { parseMails, partText } from '../support/parse-mail'
import { pdfInfo, pdfText } from '../support/pdf-tools'
import { callApp, letterhead, openPlace, saveSettings, seedWaitingClient } from '../support/practice-calls'
import { mailAccount, realServer, trusting } from '../support/real-mail-server'
import { answerSaveDialog } from '../support/save-dialog'

test.describe.configure({ timeout: 120_000 })

const findings = (window: Page) => window.getByRole('region', { name: 'What the checks found' })
const leaveButton = (window: Page) => window.getByRole('button', { name: 'Copy and save PDF' })

test('a pasted question becomes a letter that is checked, filled in, printed and e-mailed, and the timeline shows it', async ({
  start,
  folder,
}) => {
  const server = await realServer()
  const app = await start(trusting)
  const { window } = app
  await saveSettings(window, letterhead)
  await callApp(window, 'sending.saveAccount', mailAccount(server.port))
  const { client } = await seedWaitingClient(window, 'Marie Keller', 'marie@client.example')
  await seedWaitingClient(window, 'Tomasz Oduya', 'tomasz@client.example')

  // The question.
  await openPlace(window, `#/clients/${client.id}/timeline`)
  await window.keyboard.press('d')
  await untilReady(window, 'Letter to Marie Keller')
  await window
    .getByLabel('What the client asked')
    .fill('They said I would hear within a week. It has been over two and nobody calls. What should I do?')
  await window.getByRole('button', { name: 'Keep the question' }).click()

  // Suggestions, with what they rest on.
  const advice = window.getByRole('list', { name: 'Advice that fits' }).locator('> li')
  await expect(advice.first()).toContainText('Promised date has passed')
  await expect(advice.first()).toContainText('Their date passed 10 days ago')
  await expect(advice.first()).toContainText('“nobody calls”')

  // The letter: the first piece of advice, one that needs a value nobody has yet, and words of the coach's own.
  await window.keyboard.press('Alt+1')
  await expect(advice.first()).toContainText('In the letter')
  await window.getByLabel('Search all advice').fill('Call the manager')
  await window.keyboard.press('Enter')
  await expect(window.getByText('One open field: interviewer’s name.')).toBeVisible()
  const text = window.getByRole('textbox', { name: 'Text of the letter' })
  await text.focus()
  await window.keyboard.press('Control+End')
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await window.keyboard.type('Please wait another week. Tomasz Oduya did so too.')

  // The warnings: one against the timeline, one that holds the letter until it is mended.
  await expect(
    findings(window).getByText(/This letter says to wait, and Contoso is 10 days late\./),
  ).toBeVisible()
  await expect(findings(window).getByText('Tomasz Oduya is another client of yours.')).toBeVisible()
  await expect(leaveButton(window)).toHaveAttribute('aria-disabled', 'true')
  for (let left = ' Tomasz Oduya did so too.'.length; left > 0; left -= 1)
    await window.keyboard.press('Backspace')
  await expect(findings(window).getByText('Tomasz Oduya is another client of yours.')).toBeHidden()
  await expect(findings(window).getByText(/This letter says to wait/)).toBeVisible()

  // The missing field still keeps it, until it is filled in.
  await expect(window.getByText('Fill one field first')).toBeVisible()
  await expect(leaveButton(window)).toHaveAttribute('aria-disabled', 'true')
  await window.keyboard.press('F8')
  const fill = window.getByRole('dialog', { name: 'Fill in the letter' })
  await fill.getByRole('textbox', { name: 'interviewer’s name' }).fill('Ruth Adler')
  await fill.getByRole('button', { name: 'Fill in' }).click()
  await expect(fill).toBeHidden()
  await expect(leaveButton(window)).toHaveAttribute('aria-disabled', 'false')

  // The PDF, read back.
  const file = join(folder, 'letter.pdf')
  await answerSaveDialog(app, file)
  await leaveButton(window).click()
  await expect(window.getByText(/^Saved as a PDF 15 May 2026/)).toBeVisible()
  const printed = pdfText(file)
  for (const words of ['Dear Marie,', 'Contoso', 'Do call Ruth Adler', 'Please wait another week.'])
    expect(printed).toContain(words)
  expect(printed).not.toMatch(/\{\{|\}\}|Tomasz/)
  expect(pdfInfo(file).get('Tagged')).toBe('yes')

  // The e-mail: exactly what was confirmed arrives, with those pages.
  await window.keyboard.press('Control+Shift+E')
  const confirm = window.getByRole('dialog', { name: 'Send this e-mail' })
  await expect(confirm.getByLabel('Address')).toHaveValue('marie@client.example')
  const subject = await confirm.getByLabel('Subject').inputValue()
  await confirm.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(confirm).toBeHidden()
  await expect.poll(() => server.mailbox.length).toBe(1)
  const [mail] = server.mailbox
  expect(mail).toMatchObject({ from: 'ellen@marsh.example', to: ['marie@client.example'] })
  const [parsed] = parseMails([mail?.content ?? Buffer.alloc(0)])
  expect(parsed?.subject).toBe(subject)
  expect(partText(parsed?.parts[0])).toContain('Do call Ruth Adler')
  const attached = join(folder, 'attached.pdf')
  writeFileSync(attached, Buffer.from(parsed?.parts[2]?.content ?? '', 'base64'))
  expect(readFileSync(attached).subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdfText(attached)).toBe(printed)

  // The timeline shows question, answer and sending.
  await expect(window.getByText(/^E-mailed .* to marie@client\.example$/)).toBeVisible()
  await openPlace(window, `#/clients/${client.id}/timeline`)
  const timeline = window.getByRole('list', { name: 'Timeline' })
  await expect(timeline.getByRole('button', { name: /^Letter/ })).toContainText(
    'E-mailed to marie@client.example',
  )
  await expect(timeline.getByRole('button', { name: /Marie asks/ })).not.toContainText('Not answered yet')
  expect(server.mailbox).toHaveLength(1)
  expect(app.strangers).toEqual([])
  expect(app.complaints).toEqual([])
  await server.close()
})
