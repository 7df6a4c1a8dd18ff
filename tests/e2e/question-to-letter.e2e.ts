import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, freshFolder, removeFolder, sharedApp, test, untilReady } from '../support/greenroom-app'
import { pdfFonts, pdfInfo, pdfObjects, pdfText, pdfWrittenText } from '../support/pdf-tools'
import { callApp, letterhead, openPlace, saveSettings } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const app = sharedApp('serial')
let letters = ''

test.beforeAll(async () => {
  letters = freshFolder()
  await saveSettings(app().window, letterhead)
  await openPlace(app().window, '#/clients')
})
test.afterAll(() => removeFolder(letters))

const advice = (window: Page) => window.getByRole('list', { name: 'Advice that fits' }).locator('> li')
const exportButton = (window: Page) => window.getByRole('button', { name: 'Copy and save PDF' })
const page = (window: Page) => window.getByRole('article', { name: 'Page 1 of' })

test('a client with an employer, a round and a promise that passed is set up by keyboard', async () => {
  const { window } = app()
  await window.keyboard.press('n')
  const client = window.getByRole('dialog', { name: 'New client' })
  await expect(client.getByLabel('Full name')).toBeFocused()
  await window.keyboard.type('Jonas Brandt')
  await client.getByLabel('Address').fill('8 Orchard Road\nBath BA2 3DT')
  await window.keyboard.press('Control+Enter')
  await untilReady(window, 'Jonas Brandt')

  await window.keyboard.press('o')
  const opportunity = window.getByRole('dialog', { name: 'Add an opportunity' })
  await expect(opportunity.getByLabel('Employer', { exact: true })).toBeFocused()
  await window.keyboard.type('Contoso')
  await opportunity.getByLabel('Role').fill('Controller')
  await window.keyboard.press('Control+Enter')
  await expect(opportunity).toBeHidden()

  await window.keyboard.press('r')
  const round = window.getByRole('dialog', { name: 'Add a round' })
  await round.getByLabel('Kind of interview').selectOption('Final interview')
  await round.getByLabel('Day', { exact: true }).fill('2026-04-28')
  await round.getByLabel('Who asked').fill('Ruth Adler, Tom Reed')
  await round.getByRole('button', { name: 'Save' }).click()
  await expect(round).toBeHidden()

  await window.keyboard.press('p')
  const promise = window.getByRole('dialog', { name: 'Add a promise' })
  await promise.getByLabel('Said on').fill('2026-04-28')
  await promise.getByLabel('An answer in').fill('a week')
  await promise.getByLabel('In their words').fill('You will hear within a week.')
  await promise.getByRole('button', { name: 'Save' }).click()
  await expect(promise).toBeHidden()

  await expect(window.getByRole('region', { name: 'Now' }).getByText('10 days late')).toBeVisible()
})

test('a pasted question brings advice with reasons, and two pieces are taken by keyboard', async () => {
  const { window } = app()
  await window.keyboard.press('d')
  await untilReady(window, 'Letter to Jonas Brandt')

  await window
    .getByLabel('What the client asked')
    .fill(
      'They told me I would hear within a week. That was over two weeks ago and nobody calls. What should I do?',
    )
  await window.getByRole('button', { name: 'Keep the question' }).click()
  await expect(
    window.getByRole('region', { name: 'Question and advice' }).getByRole('blockquote'),
  ).toContainText('That was over two weeks ago')
  await expect(advice(window).first()).toContainText('Promised date has passed')
  await expect(advice(window).first()).toContainText('Their date passed 10 days ago')
  await expect(advice(window).first()).toContainText('“nobody calls”')

  await window.keyboard.press('Alt+1')
  await expect(advice(window).nth(0)).toContainText('In the letter')
  await window.keyboard.press('Alt+2')
  await expect(advice(window).nth(1)).toContainText('In the letter')
  await expect(window.getByRole('textbox', { name: 'Text of the letter' })).toContainText('Contoso')
  await expect(page(window).locator('canvas')).toBeVisible()
  await expect(page(window)).toContainText('Jonas')
})

test('a missing value blocks the export and says so, until it is filled in', async () => {
  const { window } = app()
  await window.getByLabel('Search all advice').fill('Call the manager')
  await window.keyboard.press('Enter')
  await expect(window.getByText('One open field: interviewer’s name.')).toBeVisible()
  await expect(window.getByText('Fill one field first')).toBeVisible()
  await expect(exportButton(window)).toHaveAttribute('aria-disabled', 'true')
  await answerSaveDialog(app(), join(letters, 'too-early.pdf'))
  await exportButton(window).click({ force: true })
  await window.keyboard.press('Control+e')

  await window.getByRole('textbox', { name: 'Text of the letter' }).focus()
  await window.keyboard.press('F8')
  const dialog = window.getByRole('dialog', { name: 'Fill in the letter' })
  const value = dialog.getByRole('textbox', { name: 'interviewer’s name' })
  await expect(value).toBeFocused()
  await expect(dialog.getByRole('button', { name: 'Use “Tom Reed”' })).toBeVisible()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Space')
  await expect(value).toHaveValue('Ruth Adler')
  await dialog.getByRole('button', { name: 'Fill in' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('textbox', { name: 'Text of the letter' })).toBeFocused()

  await expect(window.getByText('Fill one field first')).toBeHidden()
  await expect(exportButton(window)).not.toHaveAttribute('aria-disabled', 'true')
  const printed = window.getByRole('region', { name: 'Pages as they will print' })
  await expect(printed).toContainText('Do call Ruth Adler')
  await expect(printed).toContainText('confident')
  expect(readdirSync(letters)).toEqual([])
})

test('cancelling the save dialog writes nothing and is no error', async () => {
  const { window } = app()
  await answerSaveDialog(app(), null)
  await window.keyboard.press('Control+e')
  await expect(exportButton(window)).toBeEnabled()
  await expect(window.getByRole('alert')).toHaveCount(0)
  expect(readdirSync(letters)).toEqual([])
})

test('the exported PDF is the page on screen: in order, embedded, tagged, with title, author and language', async () => {
  const { window } = app()
  const file = join(letters, 'letter.pdf')
  await answerSaveDialog(app(), file)
  await exportButton(window).click()
  await expect(window.getByText('The PDF is written')).toBeVisible()
  await expect(window.getByText(/^Saved as a PDF 15 May 2026/)).toBeVisible()

  const text = pdfWrittenText(file)
  const parts = [
    'Ellen Marsh',
    'Marsh Career Coaching',
    'Jonas Brandt',
    'Bath BA2 3DT',
    '15 May 2026',
    'Dear Jonas,',
    'Do call Ruth Adler',
    'With best wishes,',
  ]
  const places = parts.map((part) => text.indexOf(part))
  expect(places, text).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0], text).toBeGreaterThanOrEqual(0)
  expect(text.indexOf('Contoso')).toBeGreaterThan(text.indexOf('Dear Jonas,'))
  expect(text.lastIndexOf('Ellen Marsh')).toBeGreaterThan(text.indexOf('With best wishes,'))
  expect(text).not.toMatch(/\{\{|\}\}|undefined|null/)

  const fonts = pdfFonts(file)
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
  const info = pdfInfo(file)
  expect(info.get('Tagged')).toBe('yes')
  expect(info.get('Title')).toBeTruthy()
  expect(info.get('Author')).toBe('Ellen Marsh')
  expect(info.get('Page size')).toContain('A4')
  const objects = pdfObjects(file)
  expect(objects).toMatch(/\/Lang \(en/)
  expect(objects).not.toMatch(/\/(JS|JavaScript|Launch)\b/)

  expect(readdirSync(letters)).toEqual(['letter.pdf'])
  expect(statSync(file).mode & 0o777).toBe(0o644 & ~process.umask())

  const [letter] = await callApp(window, 'letters.listAll', {})
  const bytes = await window.evaluate(async (id) => {
    const { greenroom } = globalThis as unknown as {
      greenroom: { call: (name: string, input: unknown) => Promise<{ value: { pdf: Uint8Array } }> }
    }
    return [...(await greenroom.call('letters.preview', { id })).value.pdf]
  }, letter?.id ?? '')
  const preview = join(freshFolder(), 'preview.pdf')
  writeFileSync(preview, new Uint8Array(bytes))
  expect(pdfText(preview)).toBe(pdfText(file))
  removeFolder(join(preview, '..'))
})

test('a file that stands there already is replaced whole, and a folder that is gone is said', async () => {
  const { window } = app()
  const file = join(letters, 'letter.pdf')
  writeFileSync(file, 'an older letter')
  await answerSaveDialog(app(), file)
  await window.keyboard.press('Control+e')
  await expect.poll(() => readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')

  await answerSaveDialog(app(), join(letters, 'gone', 'letter.pdf'))
  await window.keyboard.press('Control+e')
  await expect(window.getByRole('region', { name: 'Printed page' }).getByRole('alert')).toContainText(
    'cannot be written',
  )
  expect(readdirSync(letters)).toEqual(['letter.pdf'])
})

test('the case shows the letter, and the question counts as answered', async () => {
  const { window } = app()
  await window.keyboard.press('Control+2')
  await window.getByRole('row', { name: /Jonas Brandt/ }).click()
  const timeline = window.getByRole('list', { name: 'Timeline' })
  // The newest of the ways it went: the last press copied the words, and no file could be written.
  await expect(timeline.getByRole('button', { name: /^Letter/ })).toContainText('Copied')
  await expect(timeline.getByRole('button', { name: /Jonas asks/ })).not.toContainText('Not answered yet')
  await timeline.getByRole('link', { name: 'Read the answer' }).click()
  await untilReady(window, 'Letter to Jonas Brandt')
  expect(app().strangers).toEqual([])
  expect(app().complaints).toEqual([])
})
