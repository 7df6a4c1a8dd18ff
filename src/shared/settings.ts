import { z } from 'zod'
import { call, event } from './call'
import { line, longText, type RecordTimes } from './ids'
import type { LogoAnswer, PracticeLogo } from './logo'

export const pageSizes = ['A4', 'Letter'] as const
export type PageSize = (typeof pageSizes)[number]
export const letterFonts = ['serif', 'sans'] as const
/** The typeface of letters: Source Serif 4 or Inter. */
export type LetterFont = (typeof letterFonts)[number]
export const addressWindows = ['none', 'din', 'us'] as const
/** Where the client's address stands: in the flow, or in the window of an envelope (DIN 5008 form B, US no. 10). */
export type AddressWindow = (typeof addressWindows)[number]
export const themes = ['system', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const
/** How much the app moves: as the system says, or less even where the system does not ask for it. */
export const motions = ['system', 'reduced'] as const
export const interfaceLanguages = ['en', 'de', 'en-XA'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]

/**
 * How days, numbers and plurals are written. English is that where a day comes before its month; the German texts are a sample of a
 * second language, so most of what they stand among is English still.
 */
export const localeOf: Readonly<Record<InterfaceLanguage, string>> = {
  en: 'en-GB',
  de: 'de',
  'en-XA': 'en-GB',
}

/** The coach: the letterhead and how the app looks. One record. */
export const practiceDraft = z.strictObject({
  coachName: line(),
  practiceName: line(),
  addressText: longText(1_000),
  email: z.union([z.literal(''), z.email().max(254)]),
  phone: line(60),
  website: line(),
  accentColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  pageSize: z.enum(pageSizes),
  letterFont: z.enum(letterFonts),
  addressWindow: z.enum(addressWindows),
  closing: line(),
  signature: line(),
  letterLanguage: z.enum(['en']),
  timeZone: line(60),
  anxietyLink: line(500),
  overqualifiedLink: line(500),
  theme: z.enum(themes),
  density: z.enum(densities),
  motion: z.enum(motions),
  interfaceLanguage: z.enum(interfaceLanguages),
  /** Whether single letters act as keys outside text fields (WCAG 2.1.4). */
  bareKeys: z.boolean(),
})
export type PracticeDraft = z.infer<typeof practiceDraft>
export type Practice = PracticeDraft & Omit<RecordTimes, 'deletedAt'> & { readonly id: string }

/** What Settings says about the file, in facts that the app read back itself. */
export type VaultFacts = {
  readonly folder: string
  readonly isDemo: boolean
  readonly sqlite: string
  readonly cipher: string
  readonly synchronous: number
  readonly schema: number
  readonly electron: string
  readonly version: string
}

export const settingsCalls = {
  'settings.logo': call<PracticeLogo | null>()(z.strictObject({})),
  /** Lets the coach choose a picture; `chosen` is false when they cancelled. */
  'settings.chooseLogo': call<LogoAnswer>()(z.strictObject({})),
  'settings.removeLogo': call<LogoAnswer>()(z.strictObject({})),
  'settings.get': call<Practice>()(z.strictObject({})),
  'settings.save': call<Practice>()(practiceDraft),
  'settings.vault': call<VaultFacts>()(z.strictObject({})),
  'settings.openFolder': call<null>()(z.strictObject({})),
}

export const settingsEvents = { 'settings.changed': event<Practice>() }
