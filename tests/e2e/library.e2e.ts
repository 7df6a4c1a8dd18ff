import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe'
import { expect, freshFolder, removeFolder, sharedApp, test, untilReady } from '../support/greenroom-app'
import { callApp, letterhead, openPlace, saveSettings, seedWaitingClient } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

const app = sharedApp('serial')
let folder = ''

test.beforeAll(async () => {
  folder = freshFolder()
  await saveSettings(app().window, letterhead)
})
test.afterAll(() => removeFolder(folder))

const heading = (window: Page, name: string) => window.getByRole('heading', { name, level: 2 })
const topics = (window: Page) => window.getByRole('navigation', { name: 'Topics' })

test('a piece of one’s own is written, tagged, found, retired and brought back by keyboard', async () => {
  const { window } = app()
  await openPlace(window, '#/advice')
  await untilReady(window, 'Advice')
  await window.keyboard.press('n')
  await expect(heading(window, 'New piece of advice')).toBeVisible()
  await expectAccessible(window, 'advice, new')
  await window.getByLabel('Title', { exact: true }).fill('Moving house for a job')
  await window.getByLabel('Fits when').fill('The client would have to relocate.')
  await window
    .getByLabel('Questions this answers')
    .fill('Would you move to another town for a job?\nIs relocating worth it?')
  const text = window.getByLabel('Text for a letter or an e-mail')
  await text.fill('{{employer.nam}} asks you to move, {{client.firstName}}.')
  await expect(window.getByText('There is no field called')).toBeVisible()
  await window.getByRole('button', { name: 'Use employer.name' }).click()
  await window.getByLabel('Text for a short reply').fill('Ask them to pay for the move.')
  await text.press('Control+s')
  await expect(heading(window, 'Moving house for a job')).toBeVisible()
  await expect(topics(window).getByText('own', { exact: true })).toBeVisible()

  await window.keyboard.press('t')
  await window.getByRole('dialog').getByLabel('Tags').fill('moving')
  await expectAccessible(window, 'advice, tags')
  await window.keyboard.press('Enter')
  await window.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(window.getByLabel('Tag', { exact: true })).toBeVisible()
  await window.getByLabel('Tag', { exact: true }).selectOption('moving')
  await expect(topics(window).getByRole('button')).toHaveCount(1)
  await window.getByLabel('Tag', { exact: true }).selectOption('')
  await expect(topics(window).getByRole('button')).not.toHaveCount(1)

  await window.keyboard.press('p')
  const samples = window.getByRole('dialog', { name: 'As it would read' })
  await expect(samples.getByRole('region', { name: 'Marie Keller' })).toContainText(
    'Halden Moor asks you to move, Marie.',
  )
  await expect(samples.getByRole('region', { name: 'Amina Osei' })).toContainText('Amina')
  await expectAccessible(window, 'advice, samples')
  await window.keyboard.press('Escape')

  await topics(window)
    .getByRole('button', { name: /Moving house/ })
    .focus()
  await window.keyboard.press('r')
  await expect(topics(window).getByRole('button', { name: /Moving house/ })).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(topics(window).getByRole('button', { name: /Moving house/ })).toBeVisible()
})

test('a copy of a built-in piece is changed, compared with its earlier wording, and removed', async () => {
  const { window } = app()
  await openPlace(window, '#/advice/keep-searching')
  await expect(window.getByRole('heading', { name: 'Keep searching' })).toBeVisible()
  await window.keyboard.press('d')
  await expect(window.getByRole('heading', { name: /^Copy of / })).toBeVisible()
  await window.keyboard.press('e')
  await window.getByLabel('Text for a short reply').fill('Go on looking.')
  await window.keyboard.press('Control+s')
  await expect(window.getByText('Go on looking.')).toBeVisible()
  await window.keyboard.press('v')
  const versions = window.getByRole('dialog', { name: 'Earlier wordings' })
  await expect(versions.locator('ins').first()).toBeVisible()
  await expectAccessible(window, 'advice, versions')
  await versions.getByRole('button', { name: 'Bring this back' }).click()
  await expect(window.getByText('Go on looking.')).toHaveCount(0)
  await window.keyboard.press('Delete')
  await expect(window.getByRole('heading', { name: /^Copy of / })).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(topics(window).getByRole('button', { name: /^Copy of / })).toBeVisible()
})

test('synonyms are kept and read, and what is built in can be looked up', async () => {
  const { window } = app()
  await openPlace(window, '#/advice')
  await window.getByRole('button', { name: 'More for the whole library' }).click()
  await window.getByRole('menuitem', { name: 'How questions are read' }).click()
  const dialog = window.getByRole('dialog', { name: 'How questions are read' })
  await dialog.getByLabel('The client writes').fill('gone walkabout')
  await dialog.getByLabel('Read it as').fill('not heard back')
  await window.keyboard.press('Enter')
  await expect(dialog.getByText('“gone walkabout” is read as “not heard back”')).toBeVisible()
  await dialog.getByLabel('Find words').fill('heard back')
  await expect(dialog.getByRole('list', { name: 'Built in' })).toContainText('silence')
  await expectAccessible(window, 'advice, synonyms')
  await dialog.getByRole('button', { name: 'Remove “gone walkabout”' }).click()
  await expect(dialog.getByText('is read as')).toHaveCount(0)
  await window.keyboard.press('Escape')
  await window.keyboard.press('z')
  expect(await callApp(window, 'advice.synonyms', {})).toMatchObject([{ words: 'gone walkabout' }])
})

test('what the picks taught can be forgotten in Advice and in Settings alike', async () => {
  const { window } = app()
  const { client, opportunity } = await seedWaitingClient(window, 'Ines Moreau')
  const question = await callApp(window, 'interviews.saveQuestion', {
    clientId: client.id,
    opportunityId: opportunity.id,
    body: 'They were to answer by 5 May and have not. Is it a no?',
    askedOn: '2026-05-14',
  })
  const id = '01890000-0000-7000-8000-00000000eeee'
  await callApp(window, 'letters.create', {
    id,
    clientId: client.id,
    opportunityId: opportunity.id,
    questionId: question.id,
  })
  const pick = (topicId: string) => callApp(window, 'letters.addTopic', { id, topicId })
  await pick('promised-date-passed')
  await openPlace(window, '#/settings')
  const part = window.getByRole('region', { name: 'What your picks taught' })
  await expect(part.getByText('Learned from 1 pick.')).toBeVisible()
  await part.getByRole('button', { name: 'Forget it all' }).press('Enter')
  await expect(part.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await expectAccessible(window, 'settings, forget the picks')
  await window.keyboard.press('Enter')
  await expect(part.getByText('Learned from 1 pick.')).toBeVisible()
  await expect(part.getByRole('button', { name: 'Forget it all' })).toBeFocused()
  await part.getByRole('button', { name: 'Forget it all' }).click()
  await part.getByRole('button', { name: 'Forget it', exact: true }).click()
  await expect(part.getByText('Nothing learned yet.')).toBeVisible()
  expect(await callApp(window, 'advice.learned', {})).toEqual({ pickCount: 0 })

  await pick('keep-searching')
  await openPlace(window, '#/advice')
  await window.getByRole('button', { name: 'More for the whole library' }).click()
  await window.getByRole('menuitem', { name: 'How questions are read' }).click()
  const dialog = window.getByRole('dialog', { name: 'How questions are read' })
  await dialog.getByRole('button', { name: 'Forget it all' }).click()
  await dialog.getByRole('button', { name: 'Forget it', exact: true }).click()
  await expect(dialog.getByText('Nothing learned yet.')).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('pieces go into a file and come in again after a look at it', async () => {
  const { window } = app()
  await openPlace(window, '#/advice')
  const file = join(folder, 'set.md')
  await answerSaveDialog(app(), file)
  await window.getByRole('button', { name: 'More for the whole library' }).click()
  await window.getByRole('menuitem', { name: 'Save own and changed pieces' }).click()
  await expect(window.getByText(/saved as set\.md/)).toBeVisible()
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('Moving house for a job')

  const own = /id: "?(own-[0-9a-f-]+)"?/.exec(text)?.[1] ?? ''
  writeFileSync(
    file,
    `${text.replaceAll(own, 'a-new-name')}\n---\nid: broken\ntitle: Broken\nkind: reply\nwhen: Never\n---\n{{nobody}}\n\n=== short ===\nShort\n=== end ===\n`,
  )
  await window.locator('input[type=file]').setInputFiles(file)
  const dialog = window.getByRole('dialog', { name: 'Take in set.md' })
  await expect(dialog.getByText('1 new')).toBeVisible()
  await expect(dialog.getByText('1 refused')).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'What is wrong in the file' })).toContainText('nobody')
  await expectAccessible(window, 'advice, a file')
  await dialog.getByRole('button', { name: 'Take in 1 piece' }).click()
  await expect(window.getByText('1 piece is new, none changed.')).toBeVisible()
  const has = async () =>
    (await callApp(window, 'advice.list', {})).some(({ topicId }) => topicId === 'a-new-name')
  expect(await has()).toBe(true)
  await window.keyboard.press('z')
  await expect.poll(has).toBe(false)
})

test('a letter becomes a template without its client, and is looked through before it is saved', async () => {
  const { window } = app()
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  const id = crypto.randomUUID()
  await callApp(window, 'letters.create', {
    id: id.replace(/^(.{14})./, '$17'),
    clientId: client.id,
    opportunityId: null,
    questionId: null,
    topics: ['promised-date-passed'],
  })
  await openPlace(window, `#/letters/${id.replace(/^(.{14})./, '$17')}`)
  await expect(window.getByRole('textbox', { name: 'Text of the letter' })).toContainText('Marie')
  await window.keyboard.press('Control+Shift+M')
  await expect(heading(window, 'New piece of advice')).toBeVisible()
  await expect(window.getByRole('region', { name: 'Made of a letter' })).toBeVisible()
  const text = window.getByLabel('Text for a letter or an e-mail')
  await expect(text).toHaveValue(/\{\{employer\.name/)
  await expect(text).not.toHaveValue(/Marie|Keller/)
  await expectAccessible(window, 'advice, made of a letter')
  await window.getByRole('button', { name: 'Cancel' }).click()
})
