import type { LedgerSpan, LedgerTopic } from '@shared/advice-ledger'
import type { EventName, EventPayload } from '@shared/contract'
import type { ClientDocument } from '@shared/documents'
import type { FigurePeriod, PracticeFigures } from '@shared/figures'
import type { InterfaceLanguage } from '@shared/settings'
import type { HalfTyped, LockReason } from '@shared/vault'
import type { Database } from 'better-sqlite3'
import type { Backups } from './backup/backup-service'
import type { DataFolder } from './data-folder'
import type { DataKey } from './db/data-key'
import type { ExchangeRunner } from './import-export/exchange-runner'
import type { LetterPrinter } from './letters/letter-printer'
import type { Log } from './log'
import type { LiveSessions } from './mock-sessions/live-sessions'
import type { PdfWords } from './publishing/pdf-words'
import type { RecordingDesk } from './recordings/recording-desk'
import type { NewDocument } from './records/documents-repository'
import type { OpenedCopies } from './records/opened-copies'
import type { PendingSaves } from './support/pending-saves'
import type { Updates } from './updates/updates-service'
import type { Keychain } from './vault/keychain'
import type { TypedText } from './vault/typed-text'

/** The outside world, so that everything else runs in a test: clock, dialogs, printer, shell, windows. */
export type Context = {
  readonly db: Database
  readonly folder: DataFolder
  readonly isDemo: boolean
  /** Opened from a folder that cannot be written. */
  readonly isReadOnly: boolean
  /** Tests and pictures begin behind the set-up of the protection; a packaged app never does. */
  readonly skipsSetUp: boolean
  readonly log: Log
  readonly now: () => Date
  /** Today in the practice's time zone. */
  readonly today: () => string
  readonly newId: () => string
  readonly language: () => InterfaceLanguage
  readonly dialogs: Dialogs
  readonly shell: Shell
  readonly printer: LetterPrinter
  /** Letter id -> where it was exported to since the app was started, for "Show in folder". */
  readonly exportedFiles: Map<string, string>
  /** Writes a document into the practice, a large one off the main thread. */
  readonly keepDocument: (document: NewDocument, at: string) => Promise<ClientDocument>
  /** Copies of documents that other programs show. */
  readonly openedCopies: OpenedCopies
  /** Reads and writes files of imports and exports, off the main thread. */
  readonly exchange: ExchangeRunner
  /** Makes, lists and prepares backups, off the main thread. */
  readonly backups: Backups
  /** Closes the practice, lets `replace` put another one in its place, and begins anew with that. */
  readonly reopen: (replace: () => void) => void
  /** Counts the practice's figures, off the main thread. */
  readonly practiceFigures: (period: FigurePeriod) => Promise<PracticeFigures>
  /** Counts what followed the advice within so many days, off the main thread. */
  readonly adviceLedger: (days: LedgerSpan) => Promise<readonly LedgerTopic[]>
  /** Reads a PDF back from its bytes, off the main thread. */
  readonly pdfWords: (pdf: Uint8Array) => Promise<PdfWords>
  /** Shows a notice of the operating system; a click on it opens Today. Others may read it over the coach's shoulder. */
  readonly notify: (notice: { readonly title: string; readonly body: string }) => void
  /** Something was put into the outbox, or taken out: it looks what is due. */
  readonly wakeOutbox: () => void
  /** The mock sessions that are open, and the clock of the live one. */
  readonly liveSessions: LiveSessions
  /** What is being recorded of them. */
  readonly recordings: RecordingDesk
  /** The window that shows the client the question and its clock. */
  readonly clientWindow: { readonly setShown: (isShown: boolean) => void; readonly isShown: () => boolean }
  readonly emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
  /** The page can hold text from now on, and is asked before its window closes. */
  readonly answersClosing: () => void
  readonly readyToClose: (saved: boolean) => void
  /** The page has saved what it could and may go; `halfTyped` is what only the coach could have saved. */
  readonly readyToLock: (halfTyped: HalfTyped | null) => void
  /** New versions of the app. */
  readonly updates: Updates
  /** What stands in open forms and is in no record yet. */
  readonly typedText: TypedText
  /** Saves that the window is about to ask for; if its process dies, they are made without it. */
  readonly pendingSaves: PendingSaves
  /** Begins to lock the practice; false where no passphrase could open it again. */
  readonly lock: (because: LockReason) => boolean
  /** Keeps the practice from locking by itself while something goes on; call the answer to let go. */
  readonly holdIdleLock: (reason: string) => () => void
  /** Runs before the practice locks or closes; call the answer to take it back. */
  readonly beforeLock: (save: () => Promise<unknown> | undefined) => () => void
  /** The key of the open practice, wiped when it closes, and the keychain that may keep it. */
  readonly key: DataKey
  readonly keychain: Keychain
  /** Prints a page on paper through the system's dialog; false when nothing was printed. */
  readonly printOnPaper: (html: string) => Promise<boolean>
  readonly version: string
}

export type Dialogs = {
  /** A place and name chosen by the coach, or null when they cancelled. The kind of file follows the name's ending. */
  readonly chooseSaveFile: (suggestedName: string) => Promise<string | null>
  /** Files to read, chosen by the coach; none when they cancelled. */
  readonly chooseOpenFiles: (choice: OpenFilesChoice) => Promise<readonly string[]>
  /** A folder chosen by the coach, or null when they cancelled. */
  readonly chooseFolder: (title: string) => Promise<string | null>
  readonly confirmLink: (url: string) => Promise<boolean>
}

export type OpenFilesChoice = {
  /** What the files are chosen for, as the title of the dialog. */
  readonly title: string
  readonly isMany: boolean
  /** Kinds that are offered first, by their endings without a dot; left out, every file is. */
  readonly kinds?: readonly { readonly name: string; readonly endings: readonly string[] }[]
}

export type Shell = {
  /** Starts the app a second time, with the demo practice. */
  readonly openDemo: () => void
  readonly showInFolder: (file: string) => void
  readonly openFolder: (folder: string) => Promise<void>
  /** Shows a file in the program the system has for it; false when none took it. Only for copies that may not run. */
  readonly openFile: (file: string) => Promise<boolean>
  readonly openLink: (url: string) => Promise<void>
  readonly copyText: (text: string) => Promise<void>
  /** Puts a text with its marks, as HTML, and without them on the clipboard; programs take what they can. */
  readonly copyRich: (content: { readonly text: string; readonly html: string }) => Promise<void>
}
