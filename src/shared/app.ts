import { z } from 'zod'
import { call, event } from './call'
import type { Practice } from './settings'
import type { ClientListView } from './views'

/** What a window needs before its first paint. */
export type StartFacts = {
  readonly practice: Practice
  readonly isDemo: boolean
  /** The practice's calendar day. */
  readonly today: string
  readonly clientCount: number
  /** How the list of clients was left; null before the first change. */
  readonly clientsView: ClientListView | null
  /** `darwin`, `win32` or `linux`: decides how keys are printed. */
  readonly platform: string
  /** Records can be read and not changed. */
  readonly isReadOnly: boolean
  /** The cloud service whose folder the practice lies in, where that was not said yet; else null. */
  readonly cloudService: string | null
  /** Whether the coach was asked how the practice is to be protected. */
  readonly isSetUp: boolean
  /** A demo practice whose tour nobody has taken or declined yet. */
  readonly offersTour: boolean
}

/** Places a menu or a key can ask for. */
export const places = [
  'today',
  'clients',
  'board',
  'calendar',
  'employers',
  'letters',
  'mockSessions',
  'advice',
  'figures',
  'settings',
  'import',
  'trash',
  'help',
  'log',
] as const
export type PlaceName = (typeof places)[number]

export const appCalls = {
  'app.start': call<StartFacts>()(z.strictObject({})),
  /** Keeps that the tour was taken or declined, so that it is not offered again. */
  'app.tourSeen': call<null>()(z.strictObject({})),
  /** Opens the demo practice in a window of its own, beside this practice. */
  'app.openDemo': call<null>()(z.strictObject({})),
  /** From now on the page answers `app.closing`; before, it holds no text, and the window closes without asking it. */
  'app.answersClosing': call<null>()(z.strictObject({})),
  /** Says that text is saved and the window may close; `false` means that something could not be saved. */
  'app.readyToClose': call<null>()(z.strictObject({ saved: z.boolean() })),
  /** Puts a text on the clipboard. */
  'app.copyText': call<null>()(z.strictObject({ text: z.string().max(100_000) })),
  /** Opens a link that the coach stored, after a question; only https and mailto. */
  'app.openLink': call<{ readonly opened: boolean }>()(z.strictObject({ url: z.string().max(2_000) })),
}

export const appEvents = {
  /** Work in the background has changed what many screens show: whatever is on screen is asked again. */
  'app.dataChanged': event<null>(),
  /** The window wants to close: save what is unsaved, then answer with `app.readyToClose`. */
  'app.closing': event<null>(),
  'app.goTo': event<{ readonly place: PlaceName }>(),
  /** A menu item that the focused screen carries out. */
  'app.command': event<{ readonly command: 'newClient' | 'find' | 'showKeys' | 'lock' }>(),
}
