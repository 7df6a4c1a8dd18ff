import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { InterfaceLanguage } from '@shared/settings'
import { translatorOf } from '@shared/translate'
import { app, type BrowserWindow, ClipboardItem, clipboard, dialog, shell } from 'electron'
import { v7 } from 'uuid'
import { backUpInWorker, backupsOf } from './backup/backup-service'
import { clientWindow } from './client-window'
import { clipboardClearing } from './clipboard-clearing'
import type { Context } from './context'
import { startDemo } from './demo/start-demo'
import { emitEvent } from './emit-event'
import { figuresInWorker } from './figures/figures-service'
import { workerRunner } from './import-export/exchange-runner'
import { createElectronPrinter, type ElectronPrinter } from './letters/electron-printer'
import type { Log } from './log'
import { setMenu } from './menu'
import { askSystemForMicrophone } from './microphone-gate'
import { createLiveSessions } from './mock-sessions/live-sessions'
import { printOnPaper } from './paper-printer'
import { dayOfInstant } from './practice-day'
import { pdfWordsInWorker } from './publishing/pdf-words'
import { createRecordingDesk } from './recordings/recording-desk'
import { keepDocument } from './records/keep-document'
import { openedCopies } from './records/opened-copies'
import { findPractice } from './settings/settings-repository'
import { showNotice } from './show-notice'
import { pendingSaves } from './support/pending-saves'
import { updates } from './updates/updates-service'
import type { Keychain } from './vault/keychain'
import type { LockHolds } from './vault/lock-holds'
import { getLocking } from './vault/locking-repository'
import { typedText } from './vault/typed-text'
import type { Vault } from './vault/vault'
import { followTheme } from './window'

/** Whose signature a version for Windows carries; the build says so, where there is one. */
const signedBy = import.meta.env.VITE_PUBLISHER || null

export type ContextParts = {
  readonly vault: Vault
  readonly isDemo: boolean
  readonly log: Log
  readonly now: () => Date
  readonly mainWindow: () => BrowserWindow | null
  readonly answersClosing: () => void
  readonly readyToClose: (saved: boolean) => void
  readonly wakeOutbox: () => void
  readonly keychain: Keychain
  readonly holds: LockHolds
  readonly readyToLock: Context['readyToLock']
  readonly lock: Context['lock']
  readonly reopen: Context['reopen']
}

/** The real outside world: Electron's dialogs, shell and printer around an open practice. */
export function createElectronContext(parts: ContextParts): Context & {
  readonly printer: ElectronPrinter
  /** Takes what was copied off the clipboard at once, if it is still ours. */
  readonly clearClipboard: () => Promise<void>
} {
  const { vault, now } = parts
  const language = (): InterfaceLanguage => findPractice(vault.db)?.interfaceLanguage ?? 'en'
  const text = () => translatorOf(language(), 'startup')
  const clearing = clipboardClearing({
    read: () => clipboard.readText(),
    clear: () => clipboard.clear(),
    isWanted: () => getLocking(vault.db).clearsClipboard,
  })
  const liveSessions = createLiveSessions({
    db: vault.db,
    log: parts.log,
    now,
    monotonicMs: () => performance.now(),
    newId: () => v7(),
    emit: emitEvent,
    holdIdleLock: () => parts.holds.holdIdleLock('mock session'),
  })
  const today = (): string => dayOfInstant(vault.db)(now())
  return {
    db: vault.db,
    folder: vault.folder,
    isDemo: parts.isDemo,
    isReadOnly: vault.isReadOnly,
    skipsSetUp: !app.isPackaged && process.env.GREENROOM_SETUP === 'later',
    log: parts.log,
    now,
    today,
    newId: () => v7(),
    language,
    dialogs: {
      chooseSaveFile: async (suggestedName) => {
        const ending = extname(suggestedName).slice(1)
        const options = {
          title: text()('saveTitle', { ending: ending.toUpperCase() || 'none' }),
          defaultPath: join(app.getPath('documents'), suggestedName),
          filters: ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }],
          properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
        }
        const window = parts.mainWindow()
        const { canceled, filePath } = await (window
          ? dialog.showSaveDialog(window, options)
          : dialog.showSaveDialog(options))
        return canceled || filePath === '' ? null : filePath
      },
      chooseOpenFiles: async ({ title, isMany, kinds = [] }) => {
        const options = {
          title,
          defaultPath: app.getPath('documents'),
          filters: kinds.map(({ name, endings }) => ({ name, extensions: [...endings] })),
          properties: ['openFile' as const, ...(isMany ? ['multiSelections' as const] : [])],
        }
        const window = parts.mainWindow()
        const { canceled, filePaths } = await (window
          ? dialog.showOpenDialog(window, options)
          : dialog.showOpenDialog(options))
        return canceled ? [] : filePaths
      },
      chooseFolder: async (title) => {
        const options = { title, properties: ['openDirectory' as const, 'createDirectory' as const] }
        const window = parts.mainWindow()
        const { canceled, filePaths } = await (window
          ? dialog.showOpenDialog(window, options)
          : dialog.showOpenDialog(options))
        return canceled ? null : (filePaths[0] ?? null)
      },
      confirmLink: async (url) => {
        const options = {
          type: 'question' as const,
          message: text()('linkTitle'),
          detail: text()('link', { url }),
          buttons: [text()('linkOpen'), text()('cancel')],
          defaultId: 1,
          cancelId: 1,
          noLink: true,
        }
        const window = parts.mainWindow()
        const { response } = await (window
          ? dialog.showMessageBox(window, options)
          : dialog.showMessageBox(options))
        return response === 0
      },
    },
    shell: {
      openDemo: () => startDemo(process, (error) => parts.log.error('app.openDemo', error)),
      showInFolder: (file) => shell.showItemInFolder(file),
      openFolder: async (folder) => {
        await shell.openPath(folder)
      },
      // The system answers with a reason when it could not; an empty one means that it could.
      openFile: async (file) => (await shell.openPath(file)) === '',
      openLink: (url) => shell.openExternal(url),
      // A promise in newer Electrons, nothing in older ones: awaiting serves both.
      copyText: async (value) => {
        await clipboard.writeText(value)
        clearing.copied(value)
      },
      copyRich: async ({ text: plain, html }) => {
        // Newer Electrons take items, older ones an object; both put the two forms on the clipboard at once.
        const content =
          typeof ClipboardItem === 'function'
            ? [new ClipboardItem({ 'text/plain': plain, 'text/html': html })]
            : { text: plain, html }
        await clipboard.write(content as ClipboardItem[])
        clearing.copied(plain)
      },
    },
    printer: createElectronPrinter(now),
    clearClipboard: clearing.clearNow,
    exportedFiles: new Map(),
    keepDocument: (document, at) => keepDocument(vault, document, at),
    openedCopies: openedCopies(tmpdir(), now),
    exchange: workerRunner({ file: vault.folder.database, key: vault.key }),
    backups: backupsOf({ db: vault.db, key: vault.key, folder: vault.folder, now, run: backUpInWorker }),
    reopen: parts.reopen,
    practiceFigures: (period) =>
      figuresInWorker({
        what: 'practice',
        file: vault.folder.database,
        key: vault.key,
        period,
        today: dayOfInstant(vault.db)(now()),
      }),
    pdfWords: pdfWordsInWorker,
    wakeOutbox: parts.wakeOutbox,
    adviceLedger: (days) =>
      figuresInWorker({
        what: 'ledger',
        file: vault.folder.database,
        key: vault.key,
        days,
        today: dayOfInstant(vault.db)(now()),
      }),
    liveSessions,
    recordings: createRecordingDesk({
      db: vault.db,
      now,
      today,
      newId: () => v7(),
      liveSessions,
      askSystem: askSystemForMicrophone,
    }),
    clientWindow: clientWindow(join(vault.folder.root, 'client-window.json'), (isShown) =>
      emitEvent('mockSessions.clientWindow', { isShown }),
    ),
    notify: (notice) => showNotice(notice, parts.mainWindow),
    emit: (name, payload) => {
      if (name === 'settings.changed') {
        setMenu(language())
        followTheme(findPractice(vault.db)?.theme ?? 'system')
      }
      emitEvent(name, payload)
    },
    answersClosing: parts.answersClosing,
    readyToClose: parts.readyToClose,
    readyToLock: parts.readyToLock,
    updates: updates({
      version: app.getVersion(),
      isPackaged: app.isPackaged,
      folder: join(vault.folder.root, 'updates'),
      platform: process.platform,
      isAppImage: process.env.APPIMAGE !== undefined,
      publisher: signedBy,
      quit: (last) => {
        app.once('will-quit', last)
        app.quit()
      },
      showFile: (file) => shell.showItemInFolder(file),
    }),
    typedText: typedText({
      folder: vault.folder,
      key: vault.key,
      isReadOnly: vault.isReadOnly,
      onError: (error) => parts.log.error('typed text', error),
    }),
    pendingSaves: pendingSaves(),
    lock: parts.lock,
    holdIdleLock: parts.holds.holdIdleLock,
    beforeLock: parts.holds.beforeLock,
    key: vault.key,
    keychain: parts.keychain,
    printOnPaper,
    version: app.getVersion(),
  }
}
