import { expect, inMain, sharedApp, test } from '../support/greenroom-app'
import { callApp, seedWaitingClient } from '../support/practice-calls'

const app = sharedApp('default')
test('a page has the one bridge and nothing of Node or Electron', async () => {
  const { window } = app()
  const found = await window.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'electron',
      'ipcRenderer',
    ]
    const bridge = (globalThis as unknown as { greenroom: Record<string, unknown> }).greenroom
    return {
      present: names.filter((name) => name in globalThis),
      bridge: Object.fromEntries(Object.entries(bridge).map(([name, value]) => [name, typeof value])),
      inherited: Object.keys(Object.getPrototypeOf(bridge) as object),
    }
  })
  expect(found).toEqual({ present: [], bridge: { call: 'function', on: 'function' }, inherited: [] })
})

test('every window is sandboxed and isolated, also the one that prints', async () => {
  const { window } = app()
  const { client, opportunity } = await seedWaitingClient(window, 'Marie Keller')
  const id = '01890000-0000-7000-8000-00000000aaaa'
  await callApp(window, 'letters.create', {
    id,
    clientId: client.id,
    opportunityId: opportunity.id,
    questionId: null,
  })
  await window.evaluate(async (letterId) => {
    const { greenroom } = globalThis as unknown as {
      greenroom: { call: (name: string, input: unknown) => Promise<unknown> }
    }
    await greenroom.call('letters.preview', { id: letterId })
  }, id)
  const windows = await inMain(app(), ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // Electron's types leave this one out.
      const preferences = (
        webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
      ).getLastWebPreferences()
      return {
        sandbox: preferences.sandbox,
        contextIsolation: preferences.contextIsolation,
        nodeIntegration: preferences.nodeIntegration ?? false,
        nodeIntegrationInSubFrames: preferences.nodeIntegrationInSubFrames ?? false,
        nodeIntegrationInWorker: preferences.nodeIntegrationInWorker ?? false,
        webSecurity: preferences.webSecurity ?? true,
        webviewTag: preferences.webviewTag ?? false,
        allowRunningInsecureContent: preferences.allowRunningInsecureContent ?? false,
        experimentalFeatures: preferences.experimentalFeatures ?? false,
        blinkFeatures: preferences.enableBlinkFeatures ?? '',
      }
    }),
  )
  const locked = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    blinkFeatures: '',
  }
  expect(windows).toEqual([locked, locked])
})

test('a page stays where it is: no navigation, no new window, no embedded page', async () => {
  const { window } = app()
  const hosts = [
    'http://127.0.0.1',
    'https://example.test',
    'app://other',
    'app://greenroom.evil',
    'app://greenroom@evil',
  ]
  const schemes = [
    'file:///etc/hostname',
    'file://server/share',
    'data:text/html,<script>1</script>',
    'javascript:globalThis.wasReached=true',
    'JaVaScRiPt:globalThis.wasReached=true//',
    'blob:app://greenroom/1',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop/x.html',
    'intent://x#Intent;end',
    'chrome://version',
    'chrome://gpu',
    'devtools://devtools/bundled/inspector.html',
    'view-source:app://greenroom/index.html',
    'filesystem:app://greenroom/temporary/x',
    'ftp://127.0.0.1/x',
    'smb://server/share',
    'mailto:a@b.example',
    'tel:123',
    'ms-settings:',
    'search-ms:query=x',
    'vscode://file/etc/passwd',
  ]
  const urls = [
    ...schemes,
    ...hosts.flatMap((host) => ['', '/', '/index.html', '/%2e%2e/x'].map((path) => `${host}${path}`)),
  ]
  expect(urls).toHaveLength(40)
  await inMain(app(), ({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    shell.openExternal = async (url) => {
      opened.push(url)
    }
  })
  const before = window.url()
  const outcome = await window.evaluate(
    async ([targets, newWindows]) => {
      Object.assign(globalThis, { isSamePage: true })
      const { greenroom } = globalThis as unknown as {
        greenroom: { call: (name: string, input: unknown) => Promise<unknown> }
      }
      // Main hears of each navigation before it answers the call that follows.
      for (const url of targets) {
        const link = Object.assign(document.createElement('a'), { href: url })
        document.body.append(link)
        link.click()
        link.remove()
        try {
          globalThis.location.assign(url)
        } catch {
          // Refused by the page itself, before main is asked.
        }
        await greenroom.call('settings.get', {})
      }
      const opened = newWindows.filter((url) => globalThis.open(url) !== null)
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const framed = frame.contentWindow as unknown as { greenroom?: unknown } | null
      const webview = document.createElement('webview')
      webview.setAttribute('src', 'https://example.test')
      document.body.append(webview)
      await greenroom.call('settings.get', {})
      const hasBridge = framed?.greenroom !== undefined
      frame.remove()
      webview.remove()
      return {
        opened,
        hasBridge,
        isWebview: 'getWebContentsId' in webview,
        wasReached: 'wasReached' in globalThis,
      }
    },
    [urls, schemes] as const,
  )
  expect(outcome).toEqual({ opened: [], hasBridge: false, isWebview: false, wasReached: false })
  expect(window.url()).toBe(before)
  expect(await window.evaluate(() => 'isSamePage' in globalThis)).toBe(true)
  const outside = await inMain(app(), ({ webContents }) => ({
    openedOutside: (globalThis as unknown as { openedOutside: string[] }).openedOutside,
    urls: webContents.getAllWebContents().map((contents) => contents.getURL().slice(0, 15)),
  }))
  expect(outside.openedOutside).toEqual([])
  expect(outside.urls.toSorted()).toEqual(['app://greenroom', 'data:text/html;'])
})
