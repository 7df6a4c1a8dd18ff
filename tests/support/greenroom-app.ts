import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

/** The folder of the built app: this checkout, or another build of it. */
export const appFolder = process.env.GREENROOM_E2E_APP ?? resolve(__dirname, '../..')

/** The day on which the app's clock stands in every journey. */
export const TODAY = '2026-05-15'

export type AppOptions = {
  /** Where the practice lies. */
  readonly dataFolder: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The folder Electron starts, when it is not the app itself. */
  readonly startFolder?: string
  /** What starts Electron, when it is watched by another program. */
  readonly executable?: string
}

/** A running app: its window and a way to end it, kindly or not. */
export type RunningApp = {
  readonly electron: ElectronApplication
  readonly process: ChildProcess
  readonly window: Page
  readonly dataFolder: string
  /** Quits as a coach does: text is saved first. */
  readonly close: () => Promise<void>
  /** kill -9 of the main process. */
  readonly kill: () => Promise<void>
  /** Requests that left the app's own addresses; must stay empty. */
  readonly strangers: readonly string[]
  /** What the pages complained of: CSP violations, uncaught errors. */
  readonly complaints: readonly string[]
}

/** The environment of an app that is tested: its own folder, a frozen day, one time zone and language. */
export function appEnvironment(
  dataFolder: string,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _asNode, ELECTRON_RENDERER_URL: _url, ...env } = process.env
  return {
    ...(env as Record<string, string>),
    GREENROOM_DATA_DIR: dataFolder,
    GREENROOM_TODAY: TODAY,
    GREENROOM_SETUP: 'later',
    TZ: 'Europe/London',
    LANG: 'en_GB.UTF-8',
    ...extra,
  }
}

/** The Electron that the set-up chose. */
export function electronPath(): string {
  const path = process.env.GREENROOM_ELECTRON
  if (!path) throw new Error('GREENROOM_ELECTRON is not set: run the tests with npm test')
  return path
}

/**
 * Chromium leaves changes of the place out after 200 in ten seconds, so that no page can hang it. No coach is as quick; a journey
 * through thirty clients and all their tabs is, and would be left where it was.
 */
const unhurried = '--disable-ipc-flooding-protection'

/** Chromium's sandbox refuses to run as root, as which containers mostly run. */
export const sandboxArgs: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** A fresh folder for one practice. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'greenroom-e2e-'))

/** Removes a practice's folder, though an ending Chromium may still write into it. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })

/** A start takes about a second; the first answer of the debugger that does not come in this time never comes. */
const launchLimitMs = 15_000

/**
 * Does something again that failed because the debugger of Electron's Node lost an answer, which it does now and then.
 * Answers are lost one after the other while Node collects garbage, hence the pause.
 */
async function withMoreTries<T>(
  tries: number,
  work: () => Promise<T>,
  isLost: (message: string) => boolean,
): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (left === 0 || !(error instanceof Error && isLost(error.message))) throw error
      await setTimeout(50)
    }
  }
}

/** Starts Electron on the built app without waiting for a window. */
export function startElectron(options: AppOptions): Promise<ElectronApplication> {
  return withMoreTries(
    4,
    () => launch(options),
    (message) => message.includes(`${launchLimitMs}ms exceeded`),
  )
}

function launch(options: AppOptions): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: options.executable ?? electronPath(),
    args: [...sandboxArgs, unhurried, options.startFolder ?? appFolder, ...(options.args ?? [])],
    env: appEnvironment(options.dataFolder, options.env),
    timeout: launchLimitMs,
  })
}

/** Runs a function in the app's main process, with Electron's modules as its first argument. */
export function inMain<Answer, Argument = null>(
  { electron }: Pick<RunningApp, 'electron'>,
  work: (modules: typeof import('electron'), argument: Argument) => Answer | Promise<Answer>,
  argument = null as Argument,
): Promise<Answer> {
  return withMoreTries(
    40,
    () =>
      electron.evaluate<Answer, Argument>(
        work as Parameters<typeof electron.evaluate<Answer, Argument>>[0],
        argument,
      ),
    (message) => message.includes('garbage collected'),
  )
}

/** Starts the built app; answers when its first window is there. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const electron = await startElectron(options)
  const child = electron.process()
  const strangers: string[] = []
  const complaints: string[] = []
  electron.context().on('request', (request) => {
    if (!/^(app|data|blob):/.test(request.url())) strangers.push(request.url())
  })
  electron.context().on('weberror', (error) => complaints.push(error.error().message))
  electron.context().on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      complaints.push(message.text())
  })
  const window = await usableWindow(electron)
  return {
    electron,
    process: child,
    window,
    dataFolder: options.dataFolder,
    strangers,
    complaints,
    close: () => electron.close(),
    kill: async () => {
      child.kill('SIGKILL')
      await exitOf(child)
    },
  }
}

/** The window that stays: the first one goes away again when its practice cannot be opened. */
async function usableWindow(electron: ElectronApplication): Promise<Page> {
  const first = await electron.firstWindow({ timeout: 20_000 })
  try {
    await untilReady(first)
    return first
  } catch (error) {
    if (!first.isClosed()) throw error
    const next = electron.windows()[0] ?? (await electron.waitForEvent('window', { timeout: 10_000 }))
    await untilReady(next)
    return next
  }
}

/** Waits until a page is drawn and hears its keys, which is when it has given the window its title. */
export async function untilReady(window: Page, place?: string): Promise<void> {
  await base.expect(window).toHaveTitle(place === undefined ? /^.+ – Greenroom$/ : `${place} – Greenroom`)
}

/** Ends an app and what belongs to it, whatever became of it. */
export async function endApp({ process: child }: RunningApp): Promise<void> {
  if (child.pid !== undefined) killGroup(child.pid)
  await exitOf(child)
}

/** Playwright starts Electron as the head of a process group, so that its helpers can be ended with it. */
function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // The whole group has ended already.
  }
}

/** Waits until a process has ended, which it may have already. */
export async function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

type Fixtures = {
  /** A fresh folder of this test, removed after its apps have ended. */
  readonly folder: string
  /** Starts an app, on the test's folder if no other is said. */
  readonly start: (options?: Partial<AppOptions>) => Promise<RunningApp>
}

/** Playwright's test with apps that are ended and cleaned up after each test. */
export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = freshFolder()
    await use(folder)
    removeFolder(folder)
  },
  start: async ({ folder }, use) => {
    const running: RunningApp[] = []
    await use(async (options) => {
      const app = await startApp({ dataFolder: folder, ...options })
      running.push(app)
      return app
    })
    for (const app of running) await endApp(app)
  },
})

/**
 * One app for all tests of a file that need no fresh start; call it at the top of the file. The tests run in order, in
 * one worker, and get the app by calling what is returned. `serial` is for tests that are steps of one journey: after a
 * failure the rest is skipped.
 */
export function sharedApp(
  mode: 'default' | 'serial',
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): () => RunningApp {
  let app: RunningApp | undefined
  test.describe.configure({ mode })
  test.beforeAll(async () => {
    app = await startApp({ dataFolder: freshFolder(), args, env })
  })
  test.afterAll(async () => {
    if (!app) return
    await endApp(app)
    removeFolder(app.dataFolder)
  })
  return () => {
    if (!app) throw new Error('The shared app is not running')
    return app
  }
}

export { expect } from '@playwright/test'
