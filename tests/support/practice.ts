import { AppError } from '@shared/errors'
import type { Practice } from '@shared/settings'
import { ledgerTopics } from '../../src/main/advice-ledger/advice-ledger-service'
import type { Backups } from '../../src/main/backup/backup-service'
import type { Context } from '../../src/main/context'
import { dataFolderAt } from '../../src/main/data-folder'
import { newDataKey } from '../../src/main/db/data-key'
import { migrate } from '../../src/main/db/migrate'
import { openDatabase } from '../../src/main/db/open-database'
import { practiceFigures } from '../../src/main/figures/figures-service'
import { doJob } from '../../src/main/import-export/exchange-jobs'
import type { ExchangeRunner } from '../../src/main/import-export/exchange-runner'
import { createLiveSessions } from '../../src/main/mock-sessions/live-sessions'
import { pdfWords } from '../../src/main/publishing/pdf-words'
import { createRecordingDesk } from '../../src/main/recordings/recording-desk'
import { createDocument } from '../../src/main/records/documents-repository'
import { savePractice } from '../../src/main/settings/settings-repository'
import { ensurePractice } from '../../src/main/settings/settings-service'
import { pendingSaves } from '../../src/main/support/pending-saves'
import { noKeychain } from '../../src/main/vault/keychain'
import { typedText } from '../../src/main/vault/typed-text'

export const TODAY = '2026-05-15'
export const NOW = new Date(`${TODAY}T12:00:00Z`)

/** Ids that count up in the form of UUIDv7, the same in every run. */
export function countingIds(): () => string {
  let count = 0
  return () => {
    count += 1
    return `01890000-0000-7000-8000-${String(count).padStart(12, '0')}`
  }
}

/** A real database in memory, in the newest format, with a practice whose letterhead is filled in. */
export function memoryPractice() {
  const db = openDatabase(':memory:', newDataKey(), { create: true })
  migrate(db)
  const newId = countingIds()
  const empty = ensurePractice(db, () => NOW, newId)
  const { id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...draft } = empty
  const practice: Practice = savePractice(
    db,
    {
      ...draft,
      coachName: 'Ellen Marsh',
      practiceName: 'Ellen Marsh Coaching',
      addressText: '14 Mill Lane\nBristol',
      email: 'ellen@marsh.example',
      signature: 'Ellen Marsh',
      timeZone: 'Europe/London',
      pageSize: 'A4',
    },
    NOW.toISOString(),
    newId,
  )
  return { db, newId, practice, writing: { at: NOW.toISOString(), newId } }
}

/** Does the jobs of the exchange on this database, in this thread: a database in memory has no second connection. */
const exchangeHere =
  (db: ReturnType<typeof openDatabase>): ExchangeRunner =>
  (job, tell) => ({
    answer: Promise.resolve().then(() => doJob(db, job, tell)),
    cancel: () => undefined,
  })

/** A database in memory has no file to back up: a backup of it is a moment and no rows. */
const noState = { last: { at: NOW.toISOString(), rows: 0 }, problem: null, second: null, restored: null }
const noBackups: Backups = {
  state: () => noState,
  backUp: async () => noState,
  list: () => [],
  chooseSecond: async () => noState,
  dropSecond: () => noState,
  fileOf: () => {
    throw new AppError('not-found')
  },
  prepare: () => Promise.reject(new AppError('not-found')),
}

/** A context around a database in memory; what reaches the outside world is kept in `outside`. */
export function memoryContext(overrides: Partial<Context> = {}) {
  const practice = memoryPractice()
  const outside = {
    logged: [] as string[],
    emitted: [] as string[],
    /** What live sessions told the windows. */
    told: [] as { readonly name: string; readonly payload: unknown }[],
    copied: [] as string[],
    opened: [] as string[],
    closed: [] as boolean[],
    clientShown: false,
    /** The monotonic clock of live sessions, in milliseconds. */
    monotonicMs: 0,
    idleLocksHeld: 0,
    /** What the operating system says about the microphone. */
    systemLetsHear: true,
    reopened: [] as boolean[],
    notices: [] as { readonly title: string; readonly body: string }[],
  }
  const liveSessions = createLiveSessions({
    db: practice.db,
    log: { info: (line) => outside.logged.push(line), error: (line) => outside.logged.push(line) },
    now: overrides.now ?? (() => NOW),
    monotonicMs: () => outside.monotonicMs,
    newId: practice.newId,
    emit: (name, payload) => outside.told.push({ name, payload }),
    holdIdleLock: () => {
      outside.idleLocksHeld += 1
      return () => {
        outside.idleLocksHeld -= 1
      }
    },
  })
  const context: Context = {
    db: practice.db,
    folder: dataFolderAt('/nowhere'),
    updates: {
      way: 'show',
      ready: () => null,
      addressOf: (text) => text,
      check: async () => null,
      download: async () => undefined,
      install: async () => undefined,
    },
    // Nothing is sealed where no folder is.
    typedText: typedText({
      folder: dataFolderAt('/nowhere'),
      key: newDataKey(),
      isReadOnly: true,
      onError: (error) => {
        throw error
      },
    }),
    pendingSaves: pendingSaves(),
    isDemo: false,
    isReadOnly: false,
    skipsSetUp: true,
    log: {
      info: (line) => outside.logged.push(line),
      error: (line) => outside.logged.push(line),
    },
    now: () => NOW,
    today: () => TODAY,
    newId: practice.newId,
    language: () => 'en',
    dialogs: {
      chooseSaveFile: async () => null,
      chooseOpenFiles: async () => [],
      chooseFolder: async () => null,
      confirmLink: async () => false,
    },
    shell: {
      openDemo: () => undefined,
      showInFolder: () => undefined,
      openFolder: async () => undefined,
      openFile: async (file) => {
        outside.opened.push(file)
        return true
      },
      openLink: async () => undefined,
      copyText: async (text) => {
        outside.copied.push(text)
      },
      copyRich: async ({ text, html }) => {
        outside.copied.push(text, html)
      },
    },
    printer: { print: async () => new Uint8Array([1]) },
    exportedFiles: new Map(),
    keepDocument: async (document, at) => createDocument(practice.db, document, at),
    openedCopies: {
      put: (fileName) => fileName,
      removeAll: () => undefined,
    },
    exchange: exchangeHere(practice.db),
    backups: noBackups,
    reopen: () => outside.reopened.push(true),
    practiceFigures: async (period) => practiceFigures(practice.db, period, TODAY),
    wakeOutbox: () => undefined,
    adviceLedger: async (days) => ledgerTopics(practice.db, { days, today: TODAY }),
    liveSessions,
    recordings: createRecordingDesk({
      db: practice.db,
      now: overrides.now ?? (() => NOW),
      today: overrides.today ?? (() => TODAY),
      newId: practice.newId,
      liveSessions,
      askSystem: async () => outside.systemLetsHear,
    }),
    clientWindow: {
      setShown: (isShown) => {
        outside.clientShown = isShown
      },
      isShown: () => outside.clientShown,
    },
    pdfWords,
    notify: (notice) => outside.notices.push(notice),
    emit: (name) => outside.emitted.push(name),
    answersClosing: () => undefined,
    readyToClose: (saved) => outside.closed.push(saved),
    readyToLock: () => undefined,
    lock: () => false,
    holdIdleLock: () => () => undefined,
    beforeLock: () => () => undefined,
    key: newDataKey(),
    keychain: noKeychain,
    printOnPaper: async () => true,
    version: '0.0.0',
    ...overrides,
  }
  return { ...practice, context, outside }
}
