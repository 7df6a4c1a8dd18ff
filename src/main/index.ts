import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { app, BrowserWindow, protocol, session } from 'electron'
import { serveApp } from './app-protocol'
import { allowDevServer } from './app-url'
import { clockOf } from './clock'
import { appOptions } from './command-line'
import { dataFolderAt, usualDataRoot } from './data-folder'
import { deferred } from './deferred'
import { type Answerer, openDoor } from './ipc'
import { fileLog } from './log'
import { usePackagedDatabase } from './packaged-database'
import { openPackPath, packPathIn } from './packs/offered-pack'
import { openMainWindow } from './window'
import { blockNetwork, guardPermissions, lockEveryPage } from './window-guard'
import { nameOf } from './window-names'

// This file is all that runs before the window is on its way, so it imports nothing that takes time to load.

/** The practice is opened then whatever became of the page. */
const LONGEST_WAIT_MS = 1_000

if (app.isPackaged) usePackagedDatabase(process.resourcesPath)

const options = appOptions(process.argv)
const env = process.env
const devServer = app.isPackaged ? null : (env.ELECTRON_RENDERER_URL ?? null)
if (devServer !== null) allowDevServer(devServer)

// Chromium keeps its own files beside the practice, never in the vault; two practices never share them.
const root = usualDataRoot(env, process.platform, options.isDemo)
const chromiumFolder = join(root, 'chromium')

// A developer who is root has no system sandbox to use and says --no-sandbox; a packaged app cannot be talked out of it.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.setName('Greenroom')
// Chromium looks for spelling dictionaries of the system's language on a server of Google's as soon as it starts, before any
// page or session can be told not to. It is told that there are no names, so it asks nobody. Mail is sent by Node.
app.commandLine.appendSwitch(
  'host-resolver-rules',
  devServer === null ? 'MAP * ~NOTFOUND' : 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
)
app.commandLine.appendSwitch('disable-features', 'SpareRendererForSitePerProcess,MediaRouter')
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])

const now = clockOf(app.isPackaged ? undefined : env.GREENROOM_TODAY, env.GREENROOM_CLOCK === 'stands')

function useChromiumFolder(): void {
  try {
    mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 })
    app.setPath('userData', chromiumFolder)
  } catch {
    // The folder cannot be written: opening the practice says so in words. Chromium gets a place that can.
    app.setPath('userData', join(app.getPath('temp'), `greenroom-${process.pid}`))
  }
}

function offerPackIn(args: readonly string[], cwd: string): void {
  const file = packPathIn(args, cwd)
  if (file !== null) openPackPath(file)
}

// macOS says it so, and may before the app is ready.
app.on('open-file', (event, file) => {
  event.preventDefault()
  openPackPath(file)
})

async function start(): Promise<void> {
  const isSole = app.requestSingleInstanceLock()
  if (!isSole) {
    app.quit()
    return
  }
  offerPackIn(process.argv, process.cwd())
  app.on('second-instance', (_event, args, cwd) => {
    offerPackIn(args, cwd)
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => nameOf(webContents) === 'main')
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  await app.whenReady()
  lockEveryPage()
  guardPermissions(session.defaultSession)
  blockNetwork(session.defaultSession, devServer)
  const isServed = serveApp(session.defaultSession, join(__dirname, '../renderer'))
  const answerer = deferred<Answerer>()
  openDoor(answerer.promise)
  // The page starts in its own process and asks this one for its files; loading the rest here would keep them waiting. What
  // it asks of the practice waits at the door. A demo may have to be built first, and then its window would wait too long.
  const window = options.isDemo ? null : openMainWindow(join(root, 'window.json'))
  if (window !== null) await Promise.race([isServed, sleep(LONGEST_WAIT_MS)])
  const { runPractice } = await import('./practice-host')
  await runPractice({ root, options, now, window, tellAnswerer: answerer.resolve })
}

useChromiumFolder()
// Top-level await is not to be had in a CommonJS bundle; a failure before the window is a bug and ends the app.
start().catch((error: unknown) => {
  fileLog(dataFolderAt(root).log, now).error('start', error)
  app.exit(1)
})
