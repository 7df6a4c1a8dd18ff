import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { english } from '@shared/messages'
import { sentenceOf } from '@shared/translate'
import { v7 } from 'uuid'
import type { DataFolder } from '../data-folder'
import type { LetterPrinter } from '../letters/letter-printer'
import { dayOfInstant } from '../practice-day'
import { ensurePractice } from '../settings/settings-service'
import type { Vault } from '../vault/vault'

/** The world around a command, so that every command runs in a test. */
export type CliOutside = {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** Relative paths count from here. */
  readonly cwd: string
  readonly now: () => Date
  readonly printer: LetterPrinter
  /** The command's answer, to stdout. */
  readonly print: (text: string) => void
  /** A line of progress or an error, to stderr. */
  readonly tell: (line: string) => void
}

/** The options as they were read; a repeatable one is a list. */
export type CliValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** One command with its options read. */
export type CliRequest = {
  readonly outside: CliOutside
  readonly folder: DataFolder
  /** True when --data or GREENROOM_DATA_DIR names the folder. */
  readonly isFolderNamed: boolean
  /** The frozen day of --today, else null. */
  readonly frozenDay: string | null
  /** The clock, which stands at noon UTC of a frozen day. */
  readonly now: () => Date
  readonly asJson: boolean
  readonly values: CliValues
  readonly words: readonly string[]
}

const newId = (): string => v7()

type CliKey = keyof (typeof english)['cli']
type CliMessageValues = Readonly<Record<string, string | number>>

/** A sentence of the command line. */
export const cliText = (
  key: CliKey | `usage.${string}` | `about.${string}` | `columns.${string}`,
  values: CliMessageValues = {},
): string => sentenceOf('en', 'cli', key, values)

/** The command was not understood: exit 2, with its usage. */
export class UsageError extends Error {
  constructor(key: CliKey, values: CliMessageValues = {}) {
    super(cliText(key, values))
    this.name = 'UsageError'
  }
}

/** The command failed for a reason that only the command line has: exit 1. */
export class CliFailure extends Error {
  constructor(key: CliKey, values: CliMessageValues = {}) {
    super(cliText(key, values))
    this.name = 'CliFailure'
  }
}

/** The text of an option. Throws UsageError when it is missing or blank. */
export function neededOption({ values }: CliRequest, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value.trim() === '')
    throw new UsageError('missingOption', { option: `--${name}` })
  return value
}

/** A whole number among the options. Throws UsageError when it is none or out of bounds. */
export function numberOption({ values }: CliRequest, name: string, least: number, most: number): number {
  const value = String(values[name] ?? '')
  const number = Number(value)
  if (!/^\d{1,12}$/.test(value) || number < least || number > most)
    throw new UsageError('notANumber', { value, least, most })
  return number
}

/** A file named on the command line, as a whole path. */
export const pathOf = ({ outside }: CliRequest, file: string): string => resolve(outside.cwd, file)

/** Refuses a folder that nobody named: a command that fills a folder must not fill the coach's own by a slip. */
export function needNamedFolder({ isFolderNamed }: CliRequest): void {
  if (!isFolderNamed) throw new UsageError('needsFolder')
}

/** Refuses a folder in which no practice was ever kept, instead of making one there. */
export function needPractice({ folder }: CliRequest): void {
  const isKept =
    existsSync(folder.marker) || (statSync(folder.database, { throwIfNoEntry: false })?.size ?? 0) > 0
  if (!isKept) throw new CliFailure('noPractice', { folder: folder.root })
}

/**
 * Opens the folder's practice for `work` and closes it whatever happens. `today` is the practice's calendar day.
 * Throws CliFailure without a practice, and what openVault throws.
 */
export async function withPractice<T>(
  request: CliRequest,
  work: (practice: {
    readonly vault: Vault
    readonly today: string
    readonly newId: () => string
  }) => T | Promise<T>,
): Promise<T> {
  needPractice(request)
  const [{ openVault }, { openFor }] = await Promise.all([import('../vault/vault'), import('./cli-key')])
  const vault = await openFor(request, (keys) => openVault(request.folder, request.now, keys))
  try {
    ensurePractice(vault.db, request.now, newId)
    return await work({ vault, today: request.frozenDay ?? dayOfInstant(vault.db)(request.now()), newId })
  } finally {
    vault.close()
  }
}
