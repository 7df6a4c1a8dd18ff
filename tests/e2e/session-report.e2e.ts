import { join } from 'node:path'
import { expectAccessible } from '../support/axe'
import { expect, freshFolder, removeFolder, sharedApp, test, untilReady } from '../support/greenroom-app'
import { pdfInfo, pdfText } from '../support/pdf-tools'
import { callApp, openPlace } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const app = sharedApp('serial', ['--demo'])
let clientId = ''

test.beforeAll(async () => {
  const { window } = app()
  const { rows } = await callApp(window, 'mockSessions.list', {})
  clientId = rows[0]?.clientId ?? ''
})

test('three sessions make a chart of progress, which has a table', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${clientId}/mockSessions`)
  const sessions = window.getByRole('list', { name: 'Mock sessions with Marie' })
  await expect(sessions.getByRole('listitem')).toHaveCount(3)
  const progress = window.getByRole('region', { name: 'Progress over sessions' })
  const rows = progress.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(4)
  await progress.getByRole('button', { name: /show as table/ }).press('Enter')
  await expect(rows.nth(1)).toHaveText(/^118 Mar 20262\.7–too few to say$/)
  await expect(rows.nth(3)).toHaveText(/^314 Apr 20264\.03\.5-0\.5$/)
  await expect(window.getByText(/^3\.3 of 5 on 14 Apr, due since 21 Apr$/)).toBeVisible()
  await expectAccessible(window, 'mock sessions of a client')
})

test('an ended session leads to its report, where whispers stay hidden until they are asked for', async () => {
  const { window } = app()
  await window.getByRole('button', { name: /^Before the panel Session 3/ }).press('Enter')
  await untilReady(window, 'Report of session 3')
  await expect(window.getByText('4.0 of 5 overall, 3.5 last time')).toBeVisible()
  const build = window.getByRole('region', { name: 'What to build on' })
  await expect(build.getByRole('listitem').first()).toHaveText(
    /^Positivity, 4\.5 \(\+0\.5 since last time\)“She said no to the director/,
  )
  await expect(window.getByRole('region', { name: 'What to practise' })).toContainText('Team evidence, 3.0')
  const marks = window.getByRole('region', { name: 'Marks along the clock' })
  await expect(marks).toContainText('3 marks, 3 remarks, 1 whisper')
  await expect(window.locator('body')).not.toContainText('her brother rang')
  await expectAccessible(window, 'report of a session')
  await marks.getByRole('switch', { name: 'Show whispers' }).press('Space')
  await expect(marks.getByRole('table')).toContainText('her brother rang')
})

test('the client scores an answer, by keyboard, and the figures follow', async () => {
  const { window } = app()
  await window.locator('body').press('s')
  const own = window.getByRole('region', { name: 'How Marie saw it' })
  const delivery = own.getByRole('radiogroup', { name: 'Marie’s own score for Delivery' })
  await expect(delivery.getByRole('radio', { name: '3' })).toBeChecked()
  await delivery.getByRole('radio', { name: '3' }).press('ArrowRight')
  await expect(delivery.getByRole('radio', { name: '4' })).toBeChecked()
  const criteria = window.getByRole('region', { name: 'Criteria now against last time' })
  await expect(criteria.getByRole('row', { name: /^Delivery/ })).toHaveText('Delivery4.03.0+1.04.0')
  await expectAccessible(window, 'own scores')
  await window.locator('body').press('s')
  await expect(own).toHaveCount(0)
})

test('the report for the client is a tagged PDF without a mark, a whisper or the note', async () => {
  const { window } = app()
  const folder = freshFolder()
  const file = join(folder, 'report.pdf')
  await answerSaveDialog(app(), file)
  await window.keyboard.press('Control+e')
  await expect(window.getByText('The report for the client is saved')).toBeVisible()
  const text = pdfText(file)
  expect(text).toContain('Marie Keller, 14 April 2026, session 3, 13:03')
  expect(text).toContain('She said no to the director and kept his regard')
  expect(text).toMatch(/Delivery 4\.0 3\.0 4\.0/)
  for (const hidden of ['her brother rang', 'second ending', 'one story about people'])
    expect(text).not.toContain(hidden)
  expect(pdfInfo(file).get('Tagged')).toBe('yes')
  expect(pdfInfo(file).get('Title')).toBe('Practice interview, Marie Keller')
  removeFolder(folder)
})

test('the feedback letter opens as a draft of the client', async () => {
  const { window } = app()
  await window.locator('body').press('d')
  await untilReady(window, 'Letter to Marie Keller')
  await expect(window.getByLabel('Title')).toHaveValue('After our practice interview for Halden Moor')
  const text = window.getByRole('textbox', { name: /letter/i }).last()
  await expect(text).toContainText(
    'Positivity was your strong side: 4.5 over all answers, up from 4.0 last time.',
  )
  await expect(text).not.toContainText('her brother rang')
  await expect(text).not.toContainText('second ending')
  await window.keyboard.press('Escape')
  await untilReady(window, 'Report of session 3')
  expect(app().complaints).toEqual([])
})
