import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { exitOf, expect, inMain, type RunningApp, test } from '../support/greenroom-app'
import { callApp, openPlace, seedWaitingClient } from '../support/practice-calls'
import { answerSaveDialog } from '../support/save-dialog'

/** Answers the native dialog for opening files, which no test can press. */
const answerOpenDialog = (app: RunningApp, files: readonly string[]) =>
  inMain(
    app,
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths: [...filePaths] })
    },
    files,
  )

/** Keeps what the system is asked to open instead of opening it. */
const watchOpening = (app: RunningApp) =>
  inMain(app, ({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openPath = async (path) => {
      opened.push(path)
      return ''
    }
  })
const openedFiles = (app: RunningApp) =>
  inMain(app, () => (globalThis as unknown as { opened: string[] }).opened)

/** Drops files on the window, as a drag from the desktop does. */
const dropFiles = (window: Page, files: readonly { name: string; text: string }[]) =>
  window.evaluate((dropped) => {
    const data = new DataTransfer()
    for (const { name, text } of dropped) data.items.add(new File([text], name))
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
      )
  }, files)

const timeline = (window: Page) => window.getByRole('list', { name: 'Timeline' })

test('a meeting is booked, held and written about by keyboard', async ({ start }) => {
  const { window } = await start()
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, `#/clients/${client.id}/timeline`)
  await window.keyboard.press('m')
  const dialog = window.getByRole('dialog', { name: 'Add an appointment' })
  await dialog.getByLabel('Day').fill('2026-05-12')
  await dialog.getByLabel('Begins at').fill('14:30')
  await dialog.getByLabel('Minutes').fill('50')
  await dialog.getByLabel('Held').selectOption('By video')
  await dialog.getByLabel('About').fill('Two stories about people')
  await window.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  const entry = timeline(window).getByRole('listitem').filter({ hasText: 'Two stories about people' })
  await expect(entry).toContainText('Appointment. 14:30, 50 minutes, by video')
  await expect(entry.getByText('No note yet')).toBeVisible()

  await entry.getByRole('button', { name: 'Write the note' }).press('Enter')
  await expect(window.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await window.keyboard.type('The second story is the better one.')
  await expect(window.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  await expect(window.getByText('For the appointment on 12 May 2026.')).toBeVisible()

  await window.getByRole('tab', { name: 'Appointments 1' }).click()
  await expect(window.getByText('1 held, 50 minutes')).toBeVisible()
  await window.getByRole('button', { name: 'Read the note' }).click()
  await expect(window.getByRole('textbox', { name: 'Note' })).toHaveText(
    'The second story is the better one.',
  )

  await window.getByRole('tab', { name: 'Timeline' }).click()
  await expect(entry.getByText('The second story is the better one.')).toBeVisible()
  await expect(entry.getByText('No note yet')).toBeHidden()
  await entry.getByRole('button').first().press('Delete')
  await expect(window.getByText('The appointment is removed. Its note is kept.')).toBeVisible()
  await expect(timeline(window).getByText('Appointment.')).toHaveCount(0)
  await window.keyboard.press('z')
  await expect(entry).toBeVisible()
})

test('the client’s form opens from the case as often as it is asked for, and gives the focus back', async ({
  start,
}) => {
  const { window } = await start()
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, `#/clients/${client.id}/timeline`)
  const edit = window.getByRole('button', { name: 'Edit Marie Keller' })
  const dialog = window.getByRole('dialog')
  for (let turn = 0; turn < 2; turn += 1) {
    await edit.focus()
    await window.keyboard.press('Enter')
    await expect(dialog.getByLabel(/^Full name/)).toBeFocused()
    await expect(dialog.getByLabel(/^Full name/)).toHaveValue('Marie Keller')
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(edit).toBeFocused()
  }
})

test('one kind of entry is looked at by key', async ({ start }) => {
  const { window } = await start()
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, `#/clients/${client.id}/timeline`)
  await expect(timeline(window).getByRole('listitem').filter({ hasText: 'Round' })).toHaveCount(3)
  await window.keyboard.press('/')
  await window.getByRole('menuitem', { name: 'Messages' }).press('Enter')
  await expect(window.getByText('Nothing of this kind is recorded yet.')).toBeVisible()
  await window.getByRole('button', { name: 'Show everything' }).press('Enter')
  await expect(timeline(window).getByRole('listitem').filter({ hasText: 'Round' })).toHaveCount(3)
})

test('documents are chosen, dropped, opened as a copy that goes away, saved, and removed', async ({
  start,
  folder,
}) => {
  const temporary = join(folder, 'temporary')
  mkdirSync(temporary)
  const cv = join(folder, 'CV of May.pdf')
  writeFileSync(cv, 'the CV')
  const app = await start({ dataFolder: join(folder, 'practice'), env: { TMPDIR: temporary } })
  const { window } = app
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, `#/clients/${client.id}/documents`)
  await watchOpening(app)
  await answerOpenDialog(app, [cv, join(folder, 'gone.pdf')])
  await window.keyboard.press('f')
  const list = window.getByRole('list', { name: 'Documents of Marie' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(window.getByText('The file gone.pdf cannot be read.')).toBeVisible()

  await dropFiles(window, [
    { name: 'References.txt', text: 'three names' },
    { name: 'setup.exe', text: 'MZ' },
  ])
  await expect(list.getByRole('listitem')).toHaveCount(3)

  await list.getByRole('button', { name: 'Open References.txt' }).press('Enter')
  await expect.poll(() => openedFiles(app)).toHaveLength(1)
  const [copy = ''] = await openedFiles(app)
  expect(copy.startsWith(temporary)).toBe(true)
  expect(readFileSync(copy, 'utf8')).toBe('three names')
  expect(statSync(join(copy, '../..')).mode & 0o777).toBe(0o700)
  await list.getByRole('button', { name: 'Open setup.exe' }).press('Enter')
  await expect(window.getByText('The file setup.exe is a program or a script')).toBeVisible()
  expect(await openedFiles(app)).toHaveLength(1)

  const elsewhere = join(folder, 'elsewhere.txt')
  await answerSaveDialog(app, elsewhere)
  await list.getByRole('button', { name: 'Save a copy of References.txt elsewhere' }).press('Enter')
  await expect(window.getByText('Saved as elsewhere.txt.')).toBeVisible()
  expect(readFileSync(elsewhere, 'utf8')).toBe('three names')

  await list.getByRole('button', { name: 'Edit setup.exe' }).press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Document' })
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await window.keyboard.press('z')
  await expect(list.getByRole('listitem')).toHaveCount(3)

  // Large enough to be written beside the main thread.
  const large = join(folder, 'scan.pdf')
  writeFileSync(large, Buffer.alloc(3_000_000, 'scan'))
  await answerOpenDialog(app, [large])
  await window.keyboard.press('f')
  await list.getByRole('button', { name: 'Open scan.pdf' }).press('Enter')
  await expect.poll(() => openedFiles(app)).toHaveLength(2)
  const [, scan = ''] = await openedFiles(app)
  expect(readFileSync(scan).equals(readFileSync(large))).toBe(true)

  await app.close()
  await exitOf(app.process)
  expect(readdirSync(temporary).filter((name) => name.startsWith('greenroom-opened-'))).toEqual([])
})

test('a file above the limit is refused with a sentence before it is read', async ({ start }) => {
  const { window } = await start()
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, `#/clients/${client.id}/timeline`)
  await window.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(20_000_001)], 'film.mp4'))
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(window.getByText('The file film.mp4 is larger than 20 MB')).toBeVisible()
  expect((await callApp(window, 'interviews.history', { clientId: client.id })).timeline).not.toContainEqual(
    expect.objectContaining({ type: 'document' }),
  )
})

test('consent is asked for, given and withdrawn, and the newest line holds', async ({ start }) => {
  const { window } = await start()
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, `#/clients/${client.id}/timeline`)
  const now = window.getByRole('region', { name: 'Now' })
  await expect(now.getByText('Nothing has been asked yet.')).toBeVisible()
  await now.getByRole('button', { name: 'Record consent of Marie Keller' }).press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Record consent' })
  await dialog.getByLabel('State').selectOption('Given')
  await dialog.getByLabel('Day').fill('2026-01-12')
  await dialog.getByLabel('Remark').fill('on the form')
  await window.keyboard.press('Enter')
  await expect(now.getByText('given on 12 Jan 2026')).toBeVisible()

  await window.getByRole('tab', { name: 'Facts' }).click()
  await window.getByRole('button', { name: 'Record consent of Marie Keller' }).press('Enter')
  await dialog.getByLabel('About').selectOption('Being written to by e-mail')
  await dialog.getByLabel('State').selectOption('Withdrawn')
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText('withdrawn on 15 May 2026')).toBeVisible()
  const lines = window.getByRole('list', { name: 'All lines' })
  await expect(lines.getByRole('listitem')).toHaveText([
    '15 May 2026E-mail, withdrawn',
    '12 Jan 2026E-mail, givenon the form',
  ])
  await lines.getByRole('button').first().press('Enter')
  await window.getByRole('dialog', { name: 'Consent' }).getByRole('button', { name: 'Remove' }).click()
  await expect(window.getByText('given on 12 Jan 2026')).toBeVisible()
  await window.keyboard.press('z')
  await expect(window.getByText('withdrawn on 15 May 2026')).toBeVisible()
})

test('a field of the coach’s own is named, filled in, put in order and removed', async ({ start }) => {
  const { window } = await start()
  const { client } = await seedWaitingClient(window, 'Marie Keller')
  await openPlace(window, '#/settings')
  for (const name of ['Notice', 'Sent by']) {
    await window.getByLabel('New field').fill(name)
    await window.keyboard.press('Enter')
    await expect(window.getByRole('button', { name: `Remove the field ${name}` })).toBeVisible()
  }
  await window.getByLabel('New field').fill('notice')
  await window.keyboard.press('Enter')
  await expect(window.getByText('There is a field called “notice” already.')).toBeVisible()
  await window.getByLabel('Name of field 1').fill('Notice period')
  await window.keyboard.press('Enter')
  await window.getByRole('button', { name: 'Move Sent by up' }).press('Enter')
  await expect(window.getByLabel('Name of field 1')).toHaveValue('Sent by')

  await openPlace(window, `#/clients/${client.id}/facts`)
  await window.keyboard.press('i')
  await window.getByLabel('Notice period').fill('4 weeks')
  await window.keyboard.press('Control+Enter')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(window.getByRole('definition').filter({ hasText: '4 weeks' })).toBeVisible()

  await openPlace(window, '#/settings')
  await window.getByRole('button', { name: 'Remove the field Notice period' }).press('Enter')
  await expect(window.getByLabel('Name of field 2')).toBeHidden()
  await window.getByRole('button', { name: 'Undo' }).click()
  await expect(window.getByLabel('Name of field 2')).toHaveValue('Notice period')
})

test('an earlier text of a letter is compared and brought back', async ({ start }) => {
  const app = await start()
  const { client } = await seedWaitingClient(app.window, 'Marie Keller')
  const id = '01890000-0000-7000-8000-00000000bbbb'
  const about = { clientId: client.id, opportunityId: null, questionId: null }
  await callApp(app.window, 'letters.create', { id, ...about })
  await openPlace(app.window, `#/letters/${id}`)
  await app.window.getByRole('textbox', { name: 'Text of the letter' }).fill('Wait until Friday.')
  await expect(app.window.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  await app.close()

  const { window } = await start({ env: { GREENROOM_TODAY: '2026-05-16' } })
  await openPlace(window, `#/letters/${id}`)
  const text = window.getByRole('textbox', { name: 'Text of the letter' })
  await text.fill('Call on Friday.')
  await expect(window.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  await window.getByRole('button', { name: 'Earlier versions' }).click()
  const dialog = window.getByRole('dialog', { name: 'Earlier versions of this letter' })
  await expect(dialog.getByRole('deletion').first()).toHaveText('Wait until')
  await expect(dialog.getByRole('insertion').first()).toHaveText('Call on')
  await dialog.getByRole('button', { name: 'Bring this back' }).click()
  await expect(text).toHaveText('Wait until Friday.')
  await window.getByRole('button', { name: 'Earlier versions' }).click()
  await expect(dialog.getByRole('deletion').first()).toHaveText('Call on')
})
