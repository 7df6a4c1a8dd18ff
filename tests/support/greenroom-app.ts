import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

const root = resolve(import.meta.dirname, '../..')

/** The day on which the app's clock stands in every journey. */
export const TODAY = '2026-05-15'

export type AppOptions = {
  /** Where the practice lies; a fresh folder of this test when absent. */
  readonly dataFolder?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A running app: its window and a way to end it, kindly or not. */
export type RunningApp = {
  readonly electron: ElectronApplication
  readonly window: Page
  readonly dataFolder: string
  readonly close: () => Promise<void>
  /** kill -9 of the main process. */
  readonly kill: () => Promise<void>
  /** Requests that left the app's own address; must stay empty. */
  readonly strangers: readonly string[]
  /** What the page complained of: CSP violations, uncaught errors. */
  readonly complaints: readonly string[]
}

function environment(
  dataFolder: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ELECTRON_RENDERER_URL: _url, ...env } = process.env
  return {
    ...(env as Record<string, string>),
    GREENROOM_DATA_DIR: dataFolder,
    GREENROOM_TODAY: TODAY,
    TZ: 'Europe/London',
    LANG: 'en_GB.UTF-8',
    ...extra,
  }
}

/** Starts the built app; answers when its first window is there. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'greenroom-e2e-'))
  const electron = await startElectron(dataFolder, options)
  const window = await electron.firstWindow()
  const strangers: string[] = []
  const complaints: string[] = []
  window.on('request', (request) => {
    if (!/^(app|data|blob):/.test(request.url())) strangers.push(request.url())
  })
  window.on('pageerror', (error) => complaints.push(error.message))
  window.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/.test(message.text()))
      complaints.push(message.text())
  })
  return {
    electron,
    window,
    dataFolder,
    strangers,
    complaints,
    close: () => electron.close(),
    kill: async () => {
      const ended = new Promise((done) => electron.process().once('exit', done))
      electron.process().kill('SIGKILL')
      await ended
    },
  }
}

/** Starts Electron on the built app without waiting for a window. */
export function startElectron(dataFolder: string, options: AppOptions = {}): Promise<ElectronApplication> {
  const executablePath = process.env.GREENROOM_ELECTRON
  if (!executablePath) throw new Error('GREENROOM_ELECTRON is not set: run the tests with npm test')
  const isRoot = process.getuid?.() === 0
  return _electron.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), root, ...(options.args ?? [])],
    env: environment(dataFolder, options.env),
  })
}

/** Playwright's test with an app that is closed and cleaned up after each test, whatever became of it. */
export const test = base.extend<{ start: (options?: AppOptions) => Promise<RunningApp> }>({
  start: async ({}, use) => {
    const running: RunningApp[] = []
    await use(async (options) => {
      const app = await startApp(options)
      running.push(app)
      return app
    })
    for (const app of running) {
      const child = app.electron.process()
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      rmSync(app.dataFolder, { recursive: true, force: true, maxRetries: 5 })
    }
  },
})

export { expect } from '@playwright/test'
