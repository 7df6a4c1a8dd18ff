import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, freshFolder, removeFolder, sharedApp, test } from '../support/greenroom-app'
import { pdfFonts, pdfInfo, pdfObjects, pdfText, pdfWrittenText } from '../support/pdf-tools'
import { callApp, letterhead, openPlace, saveSettings } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const app = sharedApp('serial')
const count = 25
let folder = ''

test.beforeAll(async () => {
  const { window } = app()
  folder = freshFolder()
  await saveSettings(window, letterhead)
  for (let index = 1; index <= count; index += 1) {
    const { id: clientId } = await callApp(window, 'clients.save', {
      fullName: `Person ${String(index).padStart(2, '0')}`,
    })
    const { id: opportunityId } = await callApp(window, 'interviews.saveOpportunity', {
      clientId,
      employerName: `Works ${index}`,
      contactName: index <= count - 2 ? `Ruth Adler` : '',
    })
    const round = { clientId, opportunityId, stage: 'second' as const, heldOn: '2026-05-10' }
    await callApp(window, 'interviews.saveRound', round)
  }
  await openPlace(window, '#/clients')
})
test.afterAll(() => removeFolder(folder))

test('a batch of 25 names the two with missing fields and saves the others as single files', async () => {
  const { window } = app()
  await window.getByLabel('Select all in the list').check()
  await window.keyboard.press('l')
  const dialog = window.getByRole('dialog', { name: 'Letters for 25 clients' })
  await dialog.getByRole('combobox', { name: 'About' }).fill('Call the manager')
  await window.getByRole('option', { name: 'Call the manager' }).click()
  await dialog.getByRole('button', { name: 'Draft the letters' }).click()
  await expect(dialog.getByText('25 letters are drafted.')).toBeVisible()
  await expect(dialog.getByText('23 can leave.')).toBeVisible()
  await expect(dialog.getByText('These 2 wait for something:')).toBeVisible()
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Person 24 no value for interviewer’s name',
    'Person 25 no value for interviewer’s name',
  ])

  await answerSaveDialog(app(), null)
  await dialog.getByRole('button', { name: 'Save as single files…' }).click()
  await expect(dialog.getByRole('button', { name: 'Save as single files…' })).toBeVisible()
  expect(readdirSync(folder)).toEqual([])

  await answerSaveDialog(app(), join(folder, 'Letters'))
  await dialog.getByRole('button', { name: 'Save as single files…' }).click()
  await expect(dialog.getByText('23 letters are saved in Letters.')).toBeVisible()
  expect(readdirSync(folder)).toEqual(['Letters'])
  const files = readdirSync(join(folder, 'Letters')).toSorted()
  expect(files).toHaveLength(23)
  expect(files[0]).toBe('Why I would call (Works 1) - Person 01 - 2026-05-15.pdf')
  expect(pdfText(join(folder, 'Letters', files[4] ?? ''))).toContain('Dear Person, Thank you for telling me')
  await window.keyboard.press('Escape')
})

test('letters joined in one file keep their tags, their order, their fonts and their page numbers', async () => {
  const { window } = app()
  const letters = await callApp(window, 'letters.listAll', {})
  const ids = letters
    .filter(({ state }) => state === 'exported')
    .toSorted((a, b) => (a.clientName < b.clientName ? -1 : 1))
    .slice(0, 5)
    .map(({ id }) => id)
  for (const topicId of ['stay-positive', 'talk-shop', 'offer-or-interview'])
    await callApp(window, 'letters.addTopic', { id: ids[1] ?? '', topicId })
  const file = join(folder, 'all.pdf')
  await answerSaveDialog(app(), file)
  const answer = await callApp(window, 'letters.exportMany', {
    runId: '01890000-0000-7000-8000-00000000aaaa',
    ids,
    as: 'one',
  })
  expect(answer).toMatchObject({ saved: true, count: 5, place: 'all.pdf', blocked: [] })
  const info = pdfInfo(file)
  expect(info.get('Tagged')).toBe('yes')
  expect(info.get('Title')).toBe('Letters, 2026-05-15')
  expect(info.get('Author')).toBe('Ellen Marsh')
  expect(Number(info.get('Pages'))).toBeGreaterThan(5)
  expect(pdfFonts(file).filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
  const text = pdfWrittenText(file)
  const employers = [1, 2, 3, 4, 5].map((index) => text.indexOf(`Works ${index}`))
  expect(
    employers.every((place) => place >= 0),
    text,
  ).toBe(true)
  expect(employers).toEqual(employers.toSorted((a, b) => a - b))
  expect(text).toMatch(/Page 1 of \d/)
  const objects = pdfObjects(file)
  expect(objects.match(/\/S \/Document/g)?.length).toBe(5)
  expect(objects).toMatch(/\/Lang \(en/)
  expect(app().strangers).toEqual([])
  expect(app().complaints).toEqual([])
})
