import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, freshFolder, inMain, removeFolder, sharedApp, test } from '../support/greenroom-app'
import { pdfInfo, pdfText } from '../support/pdf-tools'
import { callApp, letterhead, openPlace, saveSettings, seedWaitingClient } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const app = sharedApp('serial')
const letterId = '01890000-0000-7000-8000-00000000bbbb'
let folder = ''
let marieId = ''

test.beforeAll(async () => {
  folder = freshFolder()
  const { window } = app()
  await saveSettings(window, letterhead)
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  marieId = client.id
  await seedWaitingClient(window, 'Tomasz Oduya')
  const question = await callApp(window, 'interviews.saveQuestion', {
    clientId: marieId,
    opportunityId: opportunity.id,
    body: 'Dear Ellen,\nContoso was to answer by 5 May and has not. Is it a no?\nMarie',
    askedOn: '2026-05-14',
  })
  await callApp(window, 'letters.create', {
    id: letterId,
    clientId: marieId,
    opportunityId: opportunity.id,
    questionId: question.id,
    topics: ['promised-date-passed'],
  })
})
test.afterAll(() => removeFolder(folder))

const findings = (window: Page) => window.getByRole('region', { name: 'What the checks found' })
const exportButton = (window: Page) => window.getByRole('button', { name: 'Copy and save PDF' })

test('a letter that is right is left in peace', async () => {
  const { window } = app()
  await openPlace(window, `#/letters/${letterId}`)
  await expect(exportButton(window)).toHaveAttribute('aria-disabled', 'false')
  await expect(findings(window)).toHaveCount(0)
})

test('what contradicts the record is said, what belongs to another client holds the letter until there is a reason', async () => {
  const { window } = app()
  await window.getByRole('textbox', { name: 'Text of the letter' }).click()
  // The letter ends with wording for the client to send; the coach's own words come after it.
  await window.keyboard.press('Control+End')
  await window.keyboard.press('Enter')
  await window.keyboard.press('Enter')
  await window.keyboard.type('Please wait another week. Tomasz Oduya did so too.')
  const list = findings(window)
  await expect(list.getByText('Tomasz Oduya is another client of yours.')).toBeVisible()
  await expect(list.getByText(/This letter says to wait, and Contoso is \d+ days late\./)).toBeVisible()
  await expect(window.getByText('One finding to settle first')).toBeVisible()
  await expect(exportButton(window)).toHaveAttribute('aria-disabled', 'true')

  const held = await window.evaluate(
    ([id]) =>
      (
        globalThis as unknown as { greenroom: { call: (name: string, input: unknown) => Promise<unknown> } }
      ).greenroom.call('letters.exportPdf', { id }),
    [letterId],
  )
  expect(held).toMatchObject({ ok: false, error: { code: 'letter-held' } })

  await window.keyboard.press('F9')
  await window.keyboard.press('Enter')
  await expect(list.getByLabel('Why it is right')).toBeFocused()
  await window.keyboard.type('They are cousins and know')
  await expectAccessible(window, 'a finding and its reason')
  await window.keyboard.press('Enter')
  await expect(list.getByText('Tomasz Oduya is another client of yours.')).toBeHidden()
  await expect(exportButton(window)).toHaveAttribute('aria-disabled', 'false')
})

test('a reason is kept, can be taken back, and again with the key', async () => {
  const { window } = app()
  await openPlace(window, `#/letters/${letterId}`)
  const list = findings(window)
  await list.getByRole('button', { name: 'One finding set aside' }).click()
  await expect(list.getByText('Set aside: They are cousins and know')).toBeVisible()
  await list.getByRole('button', { name: 'Take back' }).click()
  await expect(exportButton(window)).toHaveAttribute('aria-disabled', 'true')
  await window.keyboard.press('Alt+z')
  await expect(exportButton(window)).toHaveAttribute('aria-disabled', 'false')
})

test('the letter leaves, and the same advice is remembered', async () => {
  const running = app()
  const { window } = running
  const pdf = join(folder, 'letter.pdf')
  await answerSaveDialog(running, pdf)
  await exportButton(window).click()
  await expect(window.getByText('The PDF is written')).toBeVisible()
  expect(pdfText(pdf)).toContain('Please wait another week.')

  const second = '01890000-0000-7000-8000-00000000cccc'
  await callApp(window, 'letters.create', {
    id: second,
    clientId: marieId,
    opportunityId: null,
    questionId: null,
    topics: ['promised-date-passed'],
  })
  await openPlace(window, `#/letters/${second}`)
  await expect(
    findings(window).getByText(/You already told them on .*: “Promised date has passed”\./),
  ).toBeVisible()
  await expect(findings(window).getByRole('link', { name: 'Read that letter' })).toHaveAttribute(
    'href',
    `#/letters/${letterId}`,
  )
})

test('an anonymous copy waits for the consent', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${marieId}/letters`)
  await expect(window.getByRole('link', { name: 'Anonymous copy' })).toHaveAttribute(
    'href',
    `#/letters/${letterId}/publish`,
  )
  await openPlace(window, `#/letters/${letterId}`)
  await expect(exportButton(window)).toBeVisible()
  await window.keyboard.press('Control+Shift+P')
  await expect(window.getByRole('heading', { name: 'Anonymous copy', level: 1 })).toBeVisible()
  const copy = window.getByRole('region', { name: 'Text of the copy' })
  await expect(copy).toContainText('Company A was to answer by a day in the spring')
  await expect(copy).not.toContainText('Contoso')
  await expect(copy).not.toContainText('Marie')
  const side = window.getByRole('region', { name: 'Before it leaves' })
  await expect(side.getByText('Marie Keller was not asked')).toBeVisible()
  await expect(side.getByRole('button', { name: 'PDF' })).toHaveAttribute('aria-disabled', 'true')
  await expect(side.getByText('No consent')).toBeVisible()
  await expectAccessible(window, 'anonymous copy')
  await side.getByRole('button', { name: 'Given today' }).click()
  await expect(side.getByText('Marie Keller consented on')).toBeVisible()
})

test('what still points to the client and what is not decided holds the copy', async () => {
  const { window } = app()
  const side = window.getByRole('region', { name: 'Before it leaves' })
  await expect(side.getByText('“Tomasz Oduya” ')).toHaveCount(0)
  await window.getByText('Write', { exact: true }).click()
  const text = window.getByRole('textbox', { name: 'Text of the copy' })
  await text.click()
  await window.keyboard.press('Control+End')
  await window.keyboard.type(' Keller knows. They sit near Roundhay.')
  await expect(side.getByText('Keller', { exact: true })).toBeVisible()
  await expect(side.getByRole('button', { name: 'PDF' })).toHaveAttribute('aria-disabled', 'true')
  await side.getByRole('button', { name: 'Take it all out' }).click()
  await expect(side.getByText('Nothing of the client’s record is in the copy.')).toBeVisible()
  await expect(text).toContainText('My client knows.')

  for (const words of ['Tomasz Oduya', 'Roundhay']) {
    await side.getByRole('button', { name: `Replace “${words}”` }).click()
    await expect(side.getByLabel(`Replace “${words}” with`)).toBeFocused()
    await window.keyboard.type(words === 'Roundhay' ? 'a park' : 'somebody I know')
    await window.keyboard.press('Enter')
    await expect(text).not.toContainText(words)
  }
  await expect(text).toContainText('They sit near a park.')
  await side.getByRole('button', { name: 'Keep “Financial”' }).click()
  await expect(side.getByText('All are decided.')).toBeVisible()
  await expectAccessible(window, 'anonymous copy being written')
})

test('the copy leaves as PDF and Markdown without a trace, and where it was used is kept', async () => {
  const running = app()
  const { window } = running
  const side = window.getByRole('region', { name: 'Before it leaves' })
  const pdf = join(folder, 'article.pdf')
  await answerSaveDialog(running, pdf)
  await side.getByRole('button', { name: 'PDF' }).click()
  await expect(side.getByText('Saved as article.pdf.')).toBeVisible()
  // The reader that looks for leaks in the PDF says so where it is loaded: not in the thread that everything waits for.
  expect(await inMain(running, () => 'pdfjsWorker' in globalThis)).toBe(false)
  const markdown = join(folder, 'article.md')
  await answerSaveDialog(running, markdown)
  await side.getByRole('button', { name: 'Markdown' }).click()
  await expect(side.getByText('Saved as article.md.')).toBeVisible()
  const info = pdfInfo(pdf)
  expect(info.get('Title')).toBe('Promised date has passed')
  expect(info.get('Author')).toBe('Ellen Marsh')
  for (const left of [pdfText(pdf), readFileSync(markdown, 'utf8'), [...info.values()].join(' ')])
    expect(left).not.toMatch(/marie|keller|contoso|orchard|\bbath\b|5 May|oduya/i)
  expect(pdfText(pdf)).toContain('Company A was to answer by a day in the spring')

  await side.getByRole('button', { name: 'Record where “Promised date has passed” was used' }).click()
  const dialog = window.getByRole('dialog', { name: 'Where was it used?' })
  await expect(dialog.getByLabel('Place')).toBeFocused()
  await window.keyboard.type('My blog')
  await dialog.getByLabel('Address').fill('https://blog.example/promised')
  await expectAccessible(window, 'where a copy was used')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(side.getByText('https://blog.example/promised')).toBeVisible()
})

test('a withdrawn consent closes the door and says where the text is', async () => {
  const { window } = app()
  const side = window.getByRole('region', { name: 'Before it leaves' })
  await side.getByRole('button', { name: 'Withdrawn today' }).click()
  await expect(side.getByText('Nothing may leave any more.')).toBeVisible()
  await expect(side.getByRole('button', { name: 'PDF' })).toHaveAttribute('aria-disabled', 'true')

  await openPlace(window, `#/clients/${marieId}/timeline`)
  const now = window.getByRole('region', { name: 'Now' })
  await expect(now.getByText('This copy is still out. Ask for it to be taken down:')).toBeVisible()
  await expect(now.getByText('https://blog.example/promised')).toBeVisible()
  await expectAccessible(window, 'case with a withdrawn consent')
  await now.getByRole('button', { name: '“Promised date has passed” was taken down today' }).click()
  await expect(now.getByText('This copy is still out.')).toBeHidden()
})
