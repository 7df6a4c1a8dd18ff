import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, powerMonitor } from 'electron'
import { spokenState } from './backup/backup-state'
import { startDailyBackups } from './backup/daily-backups'
import { guardClosing } from './closing'
import type { AppOptions } from './command-line'
import { dataFolderAt } from './data-folder'
import { prepareDemo } from './demo/open-demo'
import { answerCall } from './door'
import { createElectronContext } from './electron-context'
import { handlers } from './handlers'
import type { Answerer } from './ipc'
import { fileLog } from './log'
import { setMenu } from './menu'
import { dayOfInstant } from './practice-day'
import { sweepOpenedCopies } from './records/opened-copies'
import { mergeSearchIndex } from './search/search-index-repository'
import { type Outbox, startOutbox } from './sending/outbox'
import { ensurePractice } from './settings/settings-service'
import { showStartupProblem } from './startup-problem'
import { startDayWatch } from './today/day-watch'
import { startQuietSweeps } from './trash/quiet-sweeps'
import { openVault, type Vault } from './vault/vault'
import { openMainWindow } from './window'

/** Long after the first rows are painted. */
const SWEEP_AFTER_MS = 15_000

export type SessionStart = {
  /** The data folder. */
  readonly root: string
  readonly options: AppOptions
  readonly now: () => Date
  /** A window whose page is already loading, or null where there is none yet. */
  readonly window: BrowserWindow | null
  /** Hands over who answers what comes through the door. */
  readonly tellAnswerer: (answerer: Answerer) => void
}

/** Opens the practice and serves its window until the app quits. Quits at once when the coach gives up opening it. */
export async function runPractice(start: SessionStart): Promise<void> {
  const vault = await openPractice(start)
  if (vault === null) {
    app.quit()
    return
  }
  serveWindow(vault, start)
}

/** Opens the practice; a failure is shown with ways out, and what cannot be opened is left as it is. */
async function openPractice({ root: firstRoot, options, now, window }: SessionStart): Promise<Vault | null> {
  let root = firstRoot
  for (;;) {
    try {
      const folder = dataFolderAt(root)
      if (options.isDemo) await prepareDemo(folder, { reset: options.resetDemo, now })
      return openVault(folder, now)
    } catch (error) {
      fileLog(dataFolderAt(root).log, now).error('start', error)
      if (window && !window.isDestroyed()) dropWindow(window)
      const way = await showStartupProblem(error, root)
      if (way.kind === 'quit') return null
      if (way.kind === 'folder') root = way.root
    }
  }
}

/** Takes a window away without ending the app, which Electron does with the last window unless somebody listens. */
function dropWindow(window: BrowserWindow): void {
  app.once('window-all-closed', () => undefined)
  window.destroy()
}

function serveWindow(vault: Vault, { options, now, window, tellAnswerer }: SessionStart): void {
  let closing: ReturnType<typeof guardClosing> | null = null
  let mainWindow: BrowserWindow | null = null
  let outbox: Outbox | null = null
  let afterClose: (() => void) | null = null
  const context = createElectronContext({
    vault,
    isDemo: options.isDemo,
    log: fileLog(vault.folder.log, now),
    now,
    mainWindow: () => mainWindow,
    readyToClose: (saved) => closing?.ready(saved),
    wakeOutbox: () => void outbox?.look(),
    reopen: (replace) => {
      afterClose = replace
      app.relaunch()
      app.quit()
    },
  })
  const practice = ensurePractice(vault.db, now, context.newId)
  const sweeps = startQuietSweeps({
    db: vault.db,
    now,
    today: context.today,
    log: context.log,
    onErased: () => context.emit('app.dataChanged', null),
    tidy: () => mergeSearchIndex(vault.db),
  })
  const dayWatch = startDayWatch(context)
  const daily = options.isDemo
    ? null
    : startDailyBackups({
        backups: context.backups,
        now,
        dayOf: dayOfInstant(vault.db),
        onDone: (state, error) => {
          if (error !== null) context.log.error('backups.daily', error)
          context.emit('backups.changed', spokenState(state, context.language()))
        },
      })
  powerMonitor.on('resume', dayWatch.look)
  powerMonitor.on('suspend', context.liveSessions.standStill)
  const ownOutbox = startOutbox(context)
  outbox = ownOutbox
  powerMonitor.on('resume', () => void ownOutbox.look())
  tellAnswerer((request) => {
    sweeps.heard()
    daily?.heard()
    return answerCall(handlers, context, request)
  })
  const opened =
    window && !window.isDestroyed() ? window : openMainWindow(join(vault.folder.root, 'window.json'))
  mainWindow = opened
  opened.on('focus', dayWatch.look)
  opened.on('closed', () => {
    mainWindow = null
    context.clientWindow.setShown(false)
  })
  closing = guardClosing(opened, context.language)
  setMenu(practice.interfaceLanguage)
  app.on('window-all-closed', () => {
    context.printer.close()
    void ownOutbox.finish().finally(() => app.quit())
  })
  setTimeout(() => sweepOpenedCopies(tmpdir()), SWEEP_AFTER_MS).unref()
  app.on('will-quit', () => {
    sweeps.stop()
    daily?.stop()
    dayWatch.stop()
    context.liveSessions.stop()
    ownOutbox.stop()
    context.openedCopies.removeAll()
    vault.close()
    afterClose?.()
  })
}
