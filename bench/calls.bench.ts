import { writeFileSync } from 'node:fs'
import type { CallInput, CallName } from '@shared/contract'
import type { Database, Statement } from 'better-sqlite3'
import { v7 } from 'uuid'
import { test } from 'vitest'
import { dataFolderAt } from '../src/main/data-folder'
import { answerCall } from '../src/main/door'
import { handlers } from '../src/main/handlers'
import { openVault } from '../src/main/vault/vault'
import { memoryContext } from '../tests/support/practice'

// Run by bench/run.mjs inside Electron's own Node: GREENROOM_BENCH_DATA is a generated practice, GREENROOM_BENCH_OUT the file
// for the figures.

type Run = { readonly sql: string; readonly method: 'all' | 'get' | 'run'; readonly values: unknown[] }

/** A database that remembers the statements it runs while `log` is set. */
function watched(db: Database): { readonly db: Database; log: Run[] | null } {
  const box: { db: Database; log: Run[] | null } = { db, log: null }
  const watchStatement = (statement: Statement, sql: string) =>
    new Proxy(statement, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return (...values: unknown[]) => {
          if (key === 'all' || key === 'get' || key === 'run') box.log?.push({ sql, method: key, values })
          return (value as (...args: unknown[]) => unknown).apply(target, values)
        }
      },
    })
  box.db = new Proxy(db, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (key === 'prepare') return (sql: string) => watchStatement(target.prepare(sql), sql)
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value
    },
  })
  return box
}

const share = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN

const WARM = 15
const TURNS = 100

/** Calls that only read; the input is made anew for each turn. */
type Reading = { readonly [Name in CallName]?: (turn: number) => CallInput<Name> }

test('each call beside its bare SQL', { timeout: 600_000 }, async () => {
  const root = process.env.GREENROOM_BENCH_DATA ?? ''
  const vault = openVault(dataFolderAt(root), () => new Date())
  const box = watched(vault.db)
  const { context } = memoryContext({
    db: box.db,
    folder: vault.folder,
    now: () => new Date(),
    today: () => new Date().toISOString().slice(0, 10),
    newId: () => v7(),
  })
  const ask = async (name: CallName, input: unknown): Promise<unknown> => {
    const answer = await answerCall(handlers, context, { windowName: 'main', name, input })
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value
  }
  const ids = vault.db
    .prepare('SELECT id FROM client WHERE deletedAt IS NULL ORDER BY random() LIMIT 200')
    .pluck()
    .all() as string[]
  const letterIds = vault.db
    .prepare('SELECT id FROM letter WHERE deletedAt IS NULL ORDER BY random() LIMIT 200')
    .pluck()
    .all() as string[]
  // Frequent and rare words, beginnings of words, two words, a phrase, filters, and what is nowhere.
  const words = [
    'telephone',
    'practice round',
    'zzz',
    'ma',
    'b',
    '"the start date"',
    'stage:final team',
    'warehouse',
    'before:2026-06-01 money',
  ]
  const clientOf = (turn: number): string => ids[turn % ids.length] ?? ''
  const reading: Reading = {
    'clients.list': (turn) => ({ state: 'active', sort: [{ key: 'promise', descending: turn % 2 === 0 }] }),
    'today.list': () => ({}),
    'clients.neighbours': (turn) => ({
      id: clientOf(turn),
      query: { sort: [{ key: 'promise', descending: false }] },
    }),
    'clients.get': (turn) => ({ id: clientOf(turn) }),
    'interviews.history': (turn) => ({ clientId: clientOf(turn) }),
    'followUps.settings': () => ({}),
    'records.listConsents': (turn) => ({ clientId: clientOf(turn) }),
    'records.listFields': () => ({}),
    'notes.list': (turn) => ({ clientId: clientOf(turn) }),
    'checks.ofLetter': (turn) => ({ id: letterIds[turn % letterIds.length] ?? '' }),
    'letters.list': (turn) => ({ clientId: clientOf(turn) }),
    'board.list': () => ({}),
    'employers.list': () => ({}),
    'search.find': (turn) => ({ text: words[turn % words.length] ?? '' }),
  }
  const figures = []
  for (const [name, inputOf] of Object.entries(reading) as [CallName, (turn: number) => unknown][]) {
    const first: number[] = []
    const warm: number[] = []
    const bare: number[] = []
    for (let turn = 0; turn < WARM + TURNS; turn += 1) {
      box.log = []
      const started = performance.now()
      await ask(name, inputOf(turn))
      const firstMs = performance.now() - started
      const runs: readonly Run[] = box.log
      box.log = null
      // The same statements with the same values, prepared beforehand, and nothing else.
      const prepared = runs.map((run) => ({ ...run, statement: vault.db.prepare(run.sql) }))
      const bareStarted = performance.now()
      for (const { statement, method, values } of prepared) statement[method](...values)
      const bareMs = performance.now() - bareStarted
      // The first call reads pages that the bare statements then find read; the ratio is of two that find them.
      const warmStarted = performance.now()
      await ask(name, inputOf(turn))
      const warmMs = performance.now() - warmStarted
      // The first turns compile code and fill the page cache.
      if (turn < WARM) continue
      first.push(firstMs)
      warm.push(warmMs)
      bare.push(bareMs)
    }
    figures.push({ name, p50Ms: share(warm, 0.5), p95Ms: share(first, 0.95), bareMs: share(bare, 0.5) })
  }
  vault.close()
  writeFileSync(process.env.GREENROOM_BENCH_OUT ?? '', JSON.stringify(figures, null, 2))
})
