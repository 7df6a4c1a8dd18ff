import { cpSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  expect,
  freshFolder,
  inMain,
  type RunningApp,
  removeFolder,
  test,
  untilReady,
} from '../support/greenroom-app'
import { beginSmall, sharedStill, stillArgs, stillEnvironment, stopClocks, take } from '../support/pictures'
import { callApp, openPlace } from '../support/practice-calls'
import { prepareSession } from '../support/session-calls'
import { protect } from '../support/vault-steps'

// Screens and dialogs of which no picture is kept: they are made to be looked at, and compared between two runs like the others.
const app = sharedStill()

const isOfClient = (page: Page): boolean => page.url().endsWith('/client.html')

const idOf = async (name: string): Promise<string> => {
  const { rows } = await callApp(app().window, 'clients.list', { filter: name })
  return rows[0]?.id ?? ''
}

const more = (name: string, settled: (window: Page) => Promise<void>, running: RunningApp = app()) =>
  take(running, name, settled, { folder: 'more' })

const seen = (text: string | RegExp) => async (window: Page) => {
  await expect(window.getByText(text).first()).toBeVisible()
}

for (const tab of ['opportunities', 'notes', 'letters'] as const)
  test(`the tab of ${tab}`, async () => {
    await openPlace(app().window, `#/clients/${await idOf('Marie Keller')}/${tab}`)
    await more(`case-${tab}`, (window) => expect(window.getByRole('tabpanel')).toBeVisible())
  })

test('lists that are short or empty', async () => {
  const { window } = app()
  await openPlace(window, '#/letters')
  await more('letters-empty', seen('Letters'))
  await openPlace(window, '#/outbox')
  await more('outbox-empty', seen('Nothing has gone out yet.'))
  await openPlace(window, '#/trash')
  await more('trash-empty', seen('Trash'))
  await openPlace(window, '#/clients')
  await window.getByLabel('Filter this list').fill('nobody is called so')
  await more('clients-none', seen('No client matches'))
  await openPlace(window, '#/mock-sessions')
  await more('mock-sessions', seen('Mock sessions'))
  await openPlace(window, '#/import')
  await more('import-start', seen('Choose a file'))
})

test('a letter and its list', async () => {
  const { window } = app()
  await openPlace(window, `#/clients/${await idOf('Marie Keller')}/timeline`)
  await window.keyboard.press('d')
  await expect(window.getByRole('button', { name: 'Add to the letter' })).toBeVisible()
  await window.keyboard.press('Alt+1')
  await expect(window.getByText('In the letter')).toHaveCount(1)
  await openPlace(window, '#/letters')
  await more('letters', seen('Marie Keller'))
})

for (const tab of ['questions', 'criteria', 'sets', 'phrases'] as const)
  test(`the bank of ${tab}`, async () => {
    await openPlace(app().window, `#/question-bank/${tab}`)
    await more(`bank-${tab}`, (window) => expect(window.getByRole('main')).toBeVisible())
  })

test('the answer workshop', async () => {
  const { window } = app()
  const clientId = await idOf('Marie Keller')
  await openPlace(window, `#/answers/${clientId}`)
  await more('answers', (shown) => expect(shown.getByRole('main')).toBeVisible())
})

test('the client’s window', async () => {
  const { window, electron } = app()
  const id = await prepareSession(window, await idOf('Marie Keller'), {
    questions: 3,
    at: 'greatest-weakness',
  })
  await openPlace(window, `#/mock-sessions/${id}`)
  await expect(window.getByRole('button', { name: 'Begin' })).toBeFocused()
  await more('mock-session-ready', seen('Begin'))
  await window.keyboard.press('Enter')
  await window.keyboard.press('p')
  await window.keyboard.press('c')
  await expect.poll(() => electron.windows().some(isOfClient)).toBe(true)
  const page = electron.windows().find(isOfClient)
  if (!page) throw new Error('the client’s window is gone')
  await take(app(), 'client-window', (shown) => expect(shown.getByText(/weakness/)).toBeVisible(), {
    folder: 'more',
    page,
  })
  await callApp(window, 'mockSessions.end', { id })
})

test('the guide', async () => {
  await openPlace(app().window, '#/help/keys')
  await more('help', seen('Keys'))
})

for (const part of [
  'mail-account',
  'follow-up-clock',
  'own-fields',
  'appearance',
  'protection',
  'backups',
  'retention',
  'data',
] as const)
  test(`the settings, ${part}`, async () => {
    await openPlace(app().window, `#/settings/${part}`)
    await more(`settings-${part}`, async (window) => {
      await expect(window.locator(`#${part}`)).toBeInViewport()
      await expect(window.getByText(/greenroom-e2e|Greenroom Demo/).first()).toBeAttached()
      // The practice of a picture lies in another folder each time.
      await window.evaluate(() => {
        for (const line of document.querySelectorAll('dd'))
          if (line.textContent.includes('greenroom-e2e'))
            line.textContent = '/home/ellen/.config/Greenroom Demo'
      })
    })
  })

for (const [key, name] of [
  ['p', 'Add a promise'],
  ['r', 'Add a round'],
  ['i', 'Edit Marie Keller'],
  ['?', 'Keys'],
] as const)
  test(`the dialog ${name}`, async () => {
    const { window } = app()
    await openPlace(window, `#/clients/${await idOf('Marie Keller')}/timeline`)
    await window.keyboard.press(key)
    await more(`dialog-${name.toLowerCase().replaceAll(' ', '-')}`, (shown) =>
      expect(shown.getByRole('dialog', { name })).toBeVisible(),
    )
    await window.keyboard.press('Escape')
  })

test('the tour', async () => {
  const { window } = app()
  await openPlace(window, '#/today')
  await window.keyboard.press('Shift+F1')
  await expect(window.getByRole('button', { name: 'Next', exact: true })).toBeFocused()
  await window.keyboard.press('Enter')
  await more('tour', seen('A promise that has passed'))
  await window.keyboard.press('Escape')
})

test('a case that is presented', async () => {
  const { window } = app()
  const id = await idOf('Marie Keller')
  await openPlace(window, `#/clients/${id}/timeline`)
  await window.keyboard.press('Control+Shift+l')
  await more('presented', (shown) => expect(shown.getByRole('heading', { level: 1 })).toHaveText(/M/))
  await window.keyboard.press('Control+Shift+l')
})

const own = { args: stillArgs, env: stillEnvironment }

test('the page after a crash', async ({ start }) => {
  const running = await start(own)
  await stopClocks(running)
  await beginSmall(running)
  const page = await inMain(running, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  process.kill(page ?? 0, 'SIGKILL')
  await untilReady(running.window, 'The window stopped working')
  await more('crashed', seen('Go on where I was'), running)
})

test('the set-up, the page before the practice, and what cannot be opened', async ({ start, folder }) => {
  const first = await start({ args: stillArgs, env: { ...stillEnvironment, GREENROOM_SETUP: 'now' } })
  await stopClocks(first)
  await beginSmall(first)
  await more('set-up', seen('Passphrase'), first)
  await first.close()

  const second = await start(own)
  await stopClocks(second)
  await beginSmall(second)
  await openPlace(second.window, '#/today')
  await more('today-empty', (window) => expect(window.getByRole('main')).toBeVisible(), second)
  await callApp(second.window, 'clients.save', { fullName: 'Marie Keller' })
  await second.close()
  const spoilt = freshFolder()
  cpSync(folder, spoilt, { recursive: true, filter: (file) => !file.endsWith('chromium') })
  truncateSync(join(spoilt, 'vault/practice.db'), 3_000)
  const problem = await start({ ...own, dataFolder: spoilt })
  await stopClocks(problem)
  await beginSmall(problem)
  await problem.window.evaluate((path) => {
    for (const line of document.querySelectorAll('p'))
      if (line.textContent?.includes(path))
        line.textContent = line.textContent.replace(path, '/home/ellen/Greenroom')
  }, spoilt)
  await more('problem', (window) => expect(window.getByRole('heading', { level: 1 })).toBeVisible(), problem)
  await problem.close()
  removeFolder(spoilt)

  const third = await start(own)
  await stopClocks(third)
  await beginSmall(third)
  await protect(third.window)
  await third.window.keyboard.press('Control+l')
  await untilReady(third.window, 'Unlock')
  await more('unlock', seen('You locked the practice'), third)
})
