import type { EventName, EventPayload } from '@shared/contract'
import type { InterfaceLanguage } from '@shared/settings'
import type { Database } from 'better-sqlite3'
import type { DataFolder } from './data-folder'
import type { LetterPrinter } from './letters/letter-printer'
import type { Log } from './log'

/** The outside world, so that everything else runs in a test: clock, dialogs, printer, shell, windows. */
export type Context = {
  readonly db: Database
  readonly folder: DataFolder
  readonly isDemo: boolean
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
  /** Makes a verified backup now, off the main thread. */
  readonly backUp: () => Promise<{ readonly at: string; readonly rows: number }>
  readonly emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
  readonly readyToClose: (saved: boolean) => void
  readonly version: string
}

export type Dialogs = {
  /** A place and name chosen by the coach, or null when they cancelled. */
  readonly chooseSaveFile: (suggestedName: string) => Promise<string | null>
  readonly confirmLink: (url: string) => Promise<boolean>
}

export type Shell = {
  readonly showInFolder: (file: string) => void
  readonly openFolder: (folder: string) => Promise<void>
  readonly openLink: (url: string) => Promise<void>
  readonly copyText: (text: string) => Promise<void>
}
