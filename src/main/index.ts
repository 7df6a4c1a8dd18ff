import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, protocol, session } from 'electron'
import { serveApp } from './app-protocol'
import { allowDevServer } from './app-url'
import { clockOf } from './clock'
import { guardClosing } from './closing'
import { appOptions } from './command-line'
import { dataFolderAt, usualDataRoot } from './data-folder'
import { prepareDemo } from './demo/open-demo'
import { createElectronContext } from './electron-context'
import { handlers } from './handlers'
import { openDoor } from './ipc'
import { fileLog } from './log'
import { setMenu } from './menu'
import { ensurePractice } from './settings/settings-service'
import { showStartupProblem } from './startup-problem'
import { openVault, type Vault } from './vault/vault'
import { openMainWindow } from './window'
import { blockNetwork, denyPermissions, lockEveryPage } from './window-guard'

const options = appOptions(process.argv)
const env = process.env
const devServer = app.isPackaged ? null : (env.ELECTRON_RENDERER_URL ?? null)
if (devServer !== null) allowDevServer(devServer)

// Chromium keeps its own files beside the practice, never in the vault; two practices never share them.
let root = usualDataRoot(env, process.platform, options.isDemo)
const chromiumFolder = join(root, 'chromium')

// A developer who is root has no system sandbox to use and says --no-sandbox; a packaged app cannot be talked out of it.
if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.setName('Greenroom')
// Electron's spelling dictionaries come from a server; nothing is fetched, so there is nothing to check with.
app.commandLine.appendSwitch('disable-features', 'SpareRendererForSitePerProcess,MediaRouter')
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])

const now = clockOf(app.isPackaged ? undefined : env.GREENROOM_TODAY)
let mainWindow: BrowserWindow | null = null

function useChromiumFolder(): void {
  try {
    mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 })
    app.setPath('userData', chromiumFolder)
  } catch {
    // The folder cannot be written: opening the practice says so in words. Chromium gets a place that can.
    app.setPath('userData', join(app.getPath('temp'), `greenroom-${process.pid}`))
  }
}

/** Opens the practice; a failure is shown with ways out, and what cannot be opened is left as it is. */
async function openPractice(): Promise<Vault | null> {
  for (;;) {
    try {
      const folder = dataFolderAt(root)
      if (options.isDemo) await prepareDemo(folder, { reset: options.resetDemo, now })
      return openVault(folder, now)
    } catch (error) {
      fileLog(dataFolderAt(root).log, now).error('start', error)
      mainWindow?.destroy()
      const way = await showStartupProblem(error, root)
      if (way.kind === 'quit') return null
      if (way.kind === 'folder') root = way.root
    }
  }
}

async function start(): Promise<void> {
  const isSole = app.requestSingleInstanceLock()
  if (!isSole) {
    app.quit()
    return
  }
  app.on('second-instance', () => {
    if (mainWindow?.isMinimized()) mainWindow.restore()
    mainWindow?.focus()
  })
  await app.whenReady()
  lockEveryPage()
  denyPermissions(session.defaultSession)
  blockNetwork(session.defaultSession, devServer)
  serveApp(session.defaultSession, join(__dirname, '../renderer'))
  // The page loads in its own process while this one opens the practice; its first call waits until the door is open,
  // since both are steps of one turn of this process.
  const canStartEarly = !options.isDemo
  if (canStartEarly) openWindow()
  const vault = await openPractice()
  if (vault === null) {
    app.quit()
    return
  }
  run(vault)
}

function openWindow(): void {
  const window = openMainWindow(join(root, 'window.json'))
  window.on('closed', () => {
    mainWindow = null
  })
  mainWindow = window
}

function run(vault: Vault): void {
  const log = fileLog(vault.folder.log, now)
  let closing: ReturnType<typeof guardClosing> | null = null
  const context = createElectronContext({
    vault,
    isDemo: options.isDemo,
    log,
    now,
    mainWindow: () => mainWindow,
    readyToClose: (saved) => closing?.ready(saved),
  })
  const practice = ensurePractice(vault.db, now, context.newId)
  openDoor(handlers, context)
  if (mainWindow === null) openWindow()
  if (mainWindow !== null) closing = guardClosing(mainWindow, context.language)
  setMenu(practice.interfaceLanguage)
  app.on('window-all-closed', () => {
    context.printer.close()
    app.quit()
  })
  app.on('will-quit', () => vault.close())
}

useChromiumFolder()
// Top-level await is not to be had in a CommonJS bundle; a failure before the window is a bug and ends the app.
start().catch((error: unknown) => {
  fileLog(dataFolderAt(root).log, now).error('start', error)
  app.exit(1)
})
