import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { expectAccessible } from '../support/axe'
import { expect, inMain, type RunningApp, test, untilReady } from '../support/greenroom-app'
import { callApp, openPlace } from '../support/practice-calls'

/** Longer than a word takes to be told to main, and shorter than it takes to be saved. */
const TOLD_MS = 250

/** kill -9 of the process of the window's page, as when the system has no memory left. */
async function killPage(app: RunningApp): Promise<void> {
  await app.window.waitForTimeout(TOLD_MS)
  const pid = await inMain(app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().startsWith('app://greenroom/'))
      ?.webContents.getOSProcessId(),
  )
  process.kill(pid ?? 0, 'SIGKILL')
}

/** Waits until main has heard of what stands in an open form, which a busy machine does later than a coach would notice. */
const untilTold = (folder: string): Promise<void> =>
  expect
    .poll(() => statSync(join(folder, 'vault', 'half-typed'), { throwIfNoEntry: false })?.size ?? 0)
    .toBeGreaterThan(0)

const afterCrash = (app: RunningApp): Promise<void> => untilReady(app.window, 'The window stopped working')

async function goOn(app: RunningApp, title: string) {
  await app.window.getByRole('button', { name: 'Go on where I was' }).press('Enter')
  await untilReady(app.window, title)
}

const clientAt = async (app: RunningApp, tab: string): Promise<string> => {
  const { id } = await callApp(app.window, 'clients.save', { fullName: 'Marie Keller' })
  await openPlace(app.window, `#/clients/${id}/${tab}`)
  return id
}

test('a page that dies while a note is typed leaves the note whole, and ways back', async ({ start }) => {
  const app = await start()
  const { window } = app
  await clientAt(app, 'notes')
  await window.keyboard.press('w')
  await expect(window.getByRole('textbox', { name: 'Note' })).toBeFocused()
  await window.keyboard.type('She asked twice about the salary and')
  await killPage(app)
  await afterCrash(app)
  await expect(window.getByText('What you were typing was kept too')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Go on where I was' })).toBeFocused()
  await expect(window.getByText(/Keller|salary/)).toHaveCount(0)
  await expectAccessible(window, 'the page after a crash')
  await goOn(app, 'Marie Keller')
  await expect(window.getByRole('textbox', { name: 'Note' })).toHaveText(
    'She asked twice about the salary and',
  )
  await expect(window.getByRole('dialog')).toHaveCount(0)
})

test('a letter, a question of the bank and a piece of advice are whole after a crash', async ({ start }) => {
  const app = await start()
  const { window } = app
  const clientId = await clientAt(app, 'letters')
  const letterId = '01890000-0000-7000-8000-000000000901'
  await callApp(window, 'letters.create', { id: letterId, clientId, opportunityId: null, questionId: null })
  await openPlace(window, `#/letters/${letterId}`)
  await window.getByRole('textbox', { name: 'Text of the letter' }).click()
  await window.keyboard.press('Control+End')
  await window.keyboard.type('Half a sentence that nobody has saved')
  await killPage(app)
  await afterCrash(app)
  await window.getByRole('button', { name: 'Go on where I was' }).click()
  await expect(window.getByRole('textbox', { name: 'Text of the letter' })).toContainText(
    'Half a sentence that nobody has saved',
  )

  await openPlace(window, '#/question-bank/questions/new')
  await window.getByRole('textbox', { name: 'Question', exact: true }).fill('Which bridge would you burn?')
  await window.getByLabel('What it probes').pressSequentially('Courage, and wha')
  await killPage(app)
  await afterCrash(app)
  await goOn(app, 'Mock sessions')
  await expect(window.getByRole('textbox', { name: 'Question', exact: true })).toHaveValue(
    'Which bridge would you burn?',
  )
  await expect(window.getByLabel('What it probes')).toHaveValue('Courage, and wha')

  await openPlace(window, '#/advice')
  await window.keyboard.press('n')
  await window.getByLabel('Title', { exact: true }).fill('Never burn a bridg')
  await killPage(app)
  await afterCrash(app)
  await window.getByRole('button', { name: 'Go on where I was' }).click()
  await expect(window.getByLabel('Title', { exact: true })).toHaveValue('Never burn a bridg')
})

test('what stood in an open form is shown after a crash of the page, and of the whole app', async ({
  folder,
  start,
}) => {
  const app = await start()
  const { window } = app
  await clientAt(app, 'timeline')
  await window.keyboard.press('o')
  await window.getByRole('textbox', { name: 'Role' }).pressSequentially('Kanarienvogelzuchtleit')
  await untilTold(folder)
  await killPage(app)
  await afterCrash(app)
  await goOn(app, 'Marie Keller')
  const dialog = window.getByRole('dialog', { name: 'This was not saved when the window stopped' })
  await expect(dialog.getByText('Kanarienvogelzuchtleit')).toBeVisible()
  await expectAccessible(window, 'what was typed before a crash')
  await dialog.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(dialog).toHaveCount(0)

  await window.keyboard.press('o')
  await window.getByRole('textbox', { name: 'Role' }).pressSequentially('Zirkusdirektorvertret')
  const sealed = join(folder, 'vault', 'half-typed')
  await expect.poll(() => statSync(sealed, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(0)
  await app.kill()
  expect(plainIn(folder, ['Zirkusdirektorvertret', 'Kanarienvogelzuchtleit'])).toEqual([])
  const again = await start()
  await expect(
    again.window
      .getByRole('dialog', { name: 'This was not saved when the window stopped' })
      .getByText('Zirkusdirektorvertret'),
  ).toBeVisible()
  await again.window.getByRole('button', { name: 'Done' }).click()
  await expect.poll(() => statSync(sealed, { throwIfNoEntry: false })).toBeUndefined()
})

test('a form that is saved or given up leaves nothing to be shown', async ({ folder, start }) => {
  const app = await start()
  const { window } = app
  await clientAt(app, 'timeline')
  await window.keyboard.press('o')
  await window.getByRole('combobox', { name: 'Employer' }).fill('Contoso')
  await window.getByRole('textbox', { name: 'Role' }).fill('Analyst')
  await window.keyboard.press('Control+Enter')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await window.keyboard.press('Control+2')
  await window.keyboard.press('/')
  await window.keyboard.type('Keller')
  await window.waitForTimeout(2_500)
  await killPage(app)
  await afterCrash(app)
  await goOn(app, 'Clients')
  await window.waitForTimeout(500)
  await expect(window.getByRole('dialog')).toHaveCount(0)
  expect(statSync(join(folder, 'vault', 'half-typed'), { throwIfNoEntry: false })).toBeUndefined()
})

test('a screen that breaks shows what was typed in it, and the rest goes on', async ({ start }) => {
  const app = await start()
  const { window } = app
  await clientAt(app, 'timeline')
  await window.keyboard.press('o')
  await window.getByRole('textbox', { name: 'Role' }).pressSequentially('Lighthouse keep')
  await untilTold(app.dataFolder)
  await answerWrongly(app, 'clients.get')
  await inMain(app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('greenroom:event', 'app.dataChanged', null),
  )
  await untilReady(window, 'This part of the window stopped working')
  await expect(window.getByRole('region', { name: 'What you were typing' })).toContainText('Lighthouse keep')
  await expect(window.getByRole('button', { name: 'Reload this window' })).toBeFocused()
  await expectAccessible(window, 'a broken screen')
  await window.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(window.getByRole('button', { name: 'Copied' })).toBeVisible()
  await window.getByRole('button', { name: 'Go to Today' }).click()
  await untilReady(window, 'Friday 15 May 2026')
  const log = readFileSync(join(app.dataFolder, 'log.txt'), 'utf8')
  expect(log).toMatch(/error window part TypeError .*\.js:\d+:\d+/)
})

/** From now on a call is answered by nothing that its screen could draw. */
function answerWrongly(app: RunningApp, name: string): Promise<void> {
  return inMain(
    app,
    ({ ipcMain }, wrong) => {
      const { _invokeHandlers } = ipcMain as unknown as {
        _invokeHandlers: Map<string, (event: unknown, call: string, input: unknown) => Promise<unknown>>
      }
      const usual = _invokeHandlers.get('greenroom:call')
      ipcMain.removeHandler('greenroom:call')
      ipcMain.handle('greenroom:call', (event, call: string, input: unknown) =>
        call === wrong ? { ok: true, value: {} } : usual?.(event, call, input),
      )
    },
    name,
  )
}

/** Files below a folder in which one of the words stands as it is. */
const plainIn = (folder: string, words: readonly string[]): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => words.some((word) => readFileSync(file).includes(word)))
