import { writeFileSync } from 'node:fs'
import type { CallName } from '@shared/contract'
import type { Database } from 'better-sqlite3'
import { v7 } from 'uuid'
import { ledgerTopics } from '../src/main/advice-ledger/advice-ledger-service'
import { dataFolderAt } from '../src/main/data-folder'
import { answerCall } from '../src/main/door'
import { handlers } from '../src/main/handlers'
import { openVault } from '../src/main/vault/vault'
import { memoryContext } from '../tests/support/practice'

const today = (): string => new Date().toISOString().slice(0, 10)

/** The value below which so great a part of the times lies; 0.5 is their median. */
export const share = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN

/**
 * Opens the generated practice of the bench (GREENROOM_BENCH_DATA), whose calls are asked through the door. `seen` may
 * stand between the calls and the database.
 */
export function openBenchPractice(seen: (db: Database) => Database = (db) => db) {
  const vault = openVault(dataFolderAt(process.env.GREENROOM_BENCH_DATA ?? ''), () => new Date())
  const db = seen(vault.db)
  const { context } = memoryContext({
    db,
    folder: vault.folder,
    now: () => new Date(),
    today,
    newId: () => v7(),
    // Its worker does the same on a connection of its own.
    adviceLedger: async (days) => ledgerTopics(db, { days, today: today() }),
  })
  /** Asks as a window does and answers after how many milliseconds the answer was there. */
  const timeOf = async (name: CallName, input: unknown): Promise<number> => {
    const started = performance.now()
    const answer = await answerCall(handlers, context, { windowName: 'main', name, input })
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return performance.now() - started
  }
  return { db: vault.db, timeOf, close: () => vault.close() }
}

/** Hands figures over to bench/run.mjs (GREENROOM_BENCH_OUT). */
export const writeBenchFigures = (figures: unknown): void =>
  writeFileSync(process.env.GREENROOM_BENCH_OUT ?? '', JSON.stringify(figures, null, 2))
