import { AppError } from '@shared/errors'
import type { Database } from 'better-sqlite3'
import firstLight from './migrations/0010-first-light.sql?raw'
import caseload from './migrations/0020-caseload.sql?raw'
import search from './migrations/0030-search.sql?raw'
import trash from './migrations/0040-trash.sql?raw'
import table from './migrations/0060-table.sql?raw'
import employers from './migrations/0080-employers.sql?raw'
import board from './migrations/0090-board.sql?raw'
import today from './migrations/0100-today.sql?raw'
import sending from './migrations/0110-sending.sql?raw'
import checksAndPublishing from './migrations/0120-checks-and-publishing.sql?raw'
import library from './migrations/0130-library.sql?raw'
import composer from './migrations/0140-composer.sql?raw'
import searchMerging from './migrations/0145-search-merging.sql?raw'
import listingMany from './migrations/0148-listing-many.sql?raw'
import questionBank from './migrations/0150-question-bank.sql?raw'
import mockSessions from './migrations/0160-mock-sessions.sql?raw'
import answers from './migrations/0170-answers.sql?raw'
import sessionPlaces from './migrations/0190-session-places.sql?raw'
import vault from './migrations/0195-vault.sql?raw'
import retention from './migrations/0210-retention.sql?raw'
import manyAtOnce from './migrations/0220-many-at-once.sql?raw'
import recordings from './migrations/0230-recordings.sql?raw'
import packs from './migrations/0240-packs.sql?raw'
import bankDrafts from './migrations/0250-bank-drafts.sql?raw'
import updates from './migrations/0252-updates.sql?raw'
import motion from './migrations/0254-motion.sql?raw'

export type Migration = { readonly version: number; readonly sql: string }

/** In order, numbered by tens; never edited after a release, only added to. */
export const migrations: readonly Migration[] = [
  { version: 10, sql: firstLight },
  { version: 20, sql: caseload },
  { version: 30, sql: search },
  { version: 40, sql: trash },
  { version: 60, sql: table },
  { version: 80, sql: employers },
  { version: 90, sql: board },
  { version: 100, sql: today },
  { version: 110, sql: sending },
  { version: 120, sql: checksAndPublishing },
  { version: 130, sql: library },
  { version: 140, sql: composer },
  { version: 145, sql: searchMerging },
  { version: 148, sql: listingMany },
  { version: 150, sql: questionBank },
  { version: 160, sql: mockSessions },
  { version: 170, sql: answers },
  { version: 190, sql: sessionPlaces },
  { version: 195, sql: vault },
  { version: 210, sql: retention },
  { version: 220, sql: manyAtOnce },
  { version: 230, sql: recordings },
  { version: 240, sql: packs },
  { version: 250, sql: bankDrafts },
  { version: 252, sql: updates },
  { version: 254, sql: motion },
]

/** The format this version of the app writes. */
export const newestVersion = migrations.at(-1)?.version ?? 0

/** The format of an open database; 0 is a new, empty one. */
export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings a database to the newest format, all steps in one transaction: it is exactly old or new. `tell` hears of each step,
 * counted from 1, before it is done.
 * Throws AppError vault-newer (file untouched) or migration-failed (file as before).
 */
export function migrate(
  db: Database,
  steps: readonly Migration[] = migrations,
  tell: (at: number, of: number) => void = () => undefined,
): void {
  const known = steps.at(-1)?.version ?? 0
  const found = versionOf(db)
  if (found > known) throw new AppError('vault-newer', { found, known })
  const pending = steps.filter((step) => step.version > found)
  if (pending.length === 0) return
  try {
    db.transaction(() => {
      for (const [index, step] of pending.entries()) {
        tell(index + 1, pending.length)
        db.exec(step.sql)
        db.pragma(`user_version = ${step.version}`)
      }
    }).immediate()
  } catch (error) {
    throw new AppError('migration-failed', {}, { cause: error })
  }
}
