import { join } from 'node:path'
import type { Call } from '@shared/call'
import { contract } from '@shared/contract'
import { appFolder, expect, inMain, sharedApp, test } from '../support/greenroom-app'
import { askApp, callApp } from '../support/practice-calls'

const app = sharedApp('default')
const preloadFile = join(appFolder, 'out/preload/preload.js')

/** How many records each list has; a refused call must leave them as they are. */
async function counts() {
  const { window } = app()
  const { total } = await callApp(window, 'clients.list', {})
  const letters = await callApp(window, 'letters.listAll', {})
  const changed = (await callApp(window, 'advice.list', {})).filter(({ isChanged }) => isChanged)
  return { clients: total, letters: letters.length, changed: changed.length }
}

const codeOf = async (name: unknown, input: unknown): Promise<string> => {
  const result = await askApp(app().window, name as string, input)
  return result.ok ? 'ok' : result.error.code
}

test('a call with a wrong shape is refused, whatever its name, and writes nothing', async () => {
  const before = await counts()
  const wrong: readonly unknown[] = [null, 5, 'text', [], { isUnknown: true }, { id: '1; DROP TABLE note' }]
  for (const [name, { windows }] of Object.entries<Call>(contract)) {
    // A call that is another window's is refused before anybody looks at what came with it.
    const code = windows.includes('main') ? 'bad-input' : 'not-allowed'
    for (const input of wrong)
      expect(await codeOf(name, input), `${name} ${JSON.stringify(input)}`).toBe(code)
  }
  const tooLong = { fullName: 'x'.repeat(10_000) }
  expect(await codeOf('clients.save', tooLong)).toBe('bad-input')
  expect(await codeOf('clients.save', { fullName: 'Ann', isAdmin: true })).toBe('bad-input')
  expect(await codeOf('clients.save', { fullName: 'Ann', id: '../../etc' })).toBe('bad-input')
  expect(await counts()).toEqual(before)
})

test('a call nobody declared is refused', async () => {
  const names = [
    'clients.erase',
    '',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'clients',
    'app.START',
  ]
  for (const name of names) expect(await codeOf(name, {}), name).toBe('unknown-call')
  for (const name of [null, 5, {}, ['app.start']]) expect(await codeOf(name, {})).toBe('unknown-call')
})

test('a page the app did not open as its own gets no answer to any call', async () => {
  const { window } = app()
  const before = await counts()
  const answers = await inMain(
    app(),
    async ({ BrowserWindow }, [preload, names]) => {
      const codes = new Set<string>()
      for (const url of ['app://greenroom/index.html', 'data:text/html,<p>stranger</p>']) {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await stranger.loadURL(url)
        for (const name of names) {
          const script = `greenroom.call(${JSON.stringify(name)}, {}).then((answer) => answer.error?.code ?? 'ok')`
          codes.add(await (stranger.webContents.executeJavaScript(script) as Promise<string>))
        }
        stranger.destroy()
      }
      return [...codes]
    },
    [preloadFile, Object.keys(contract)] as const,
  )
  expect(answers).toEqual(['not-allowed'])

  const framed = await inMain(
    app(),
    async ({ BrowserWindow }, preload) => {
      // A window that would let frames have the bridge; the app never opens one.
      const webPreferences = { preload, sandbox: true, nodeIntegrationInSubFrames: true }
      const stranger = new BrowserWindow({ show: false, webPreferences })
      await stranger.loadURL('data:text/html,<iframe srcdoc="<p>inner"></iframe>')
      const [inner] = stranger.webContents.mainFrame.frames
      const code = await inner?.executeJavaScript(
        `greenroom.call('settings.get', {}).then((answer) => answer.error?.code ?? 'ok')`,
      )
      stranger.destroy()
      return code
    },
    preloadFile,
  )
  expect(framed).toBe('not-allowed')
  expect(await counts()).toEqual(before)
  await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a window that went to an empty page of its own gets no answers there', async () => {
  const { window } = app()
  // Electron asks nobody about addresses of the scheme about:, so the window goes there.
  await window.goto('about:blank')
  expect(await codeOf('settings.get', {})).toBe('not-allowed')
  expect(await codeOf('clients.save', { fullName: 'Ann' })).toBe('not-allowed')
})
