import { ledgerSpans } from '@shared/advice-ledger'
import type { CallInput, CallName } from '@shared/contract'
import type { Database, Statement } from 'better-sqlite3'
import { test } from 'vitest'
import { refreshClientKeys } from '../src/main/clients/client-keys-repository'
import { openBenchPractice, share, writeBenchFigures } from './bench-practice'

// Run by bench/run.mjs inside Electron's own Node.

type Run = { readonly sql: string; readonly method: 'all' | 'get' | 'run'; readonly values: unknown[] }

/** A database that tells of each statement it runs. */
function watched(db: Database, tell: (run: Run) => void): Database {
  const watchStatement = (statement: Statement, sql: string) =>
    new Proxy(statement, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return (...values: unknown[]) => {
          if (key === 'all' || key === 'get' || key === 'run') tell({ sql, method: key, values })
          return (value as (...args: unknown[]) => unknown).apply(target, values)
        }
      },
    })
  return new Proxy(db, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (key === 'prepare') return (sql: string) => watchStatement(target.prepare(sql), sql)
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value
    },
  })
}

const WARM = 15
const TURNS = 100
/** Calls whose work a worker does, which may take its time: fewer turns say enough. */
const inWorkers: ReadonlySet<CallName> = new Set(['adviceLedger.topics'])
const WORKER_TURNS = 5

/** Calls that only read; the input is made anew for each turn. */
type Reading = { readonly [Name in CallName]?: (turn: number) => CallInput<Name> }

test('each call beside its bare SQL', { timeout: 600_000 }, async () => {
  let log: Run[] | null = null
  const { db, timeOf, close } = openBenchPractice((real) => watched(real, (run) => log?.push(run)))
  // What the app makes in quiet moments is made already.
  while (refreshClientKeys(db, 1_000));
  const ids = db
    .prepare('SELECT id FROM client WHERE deletedAt IS NULL ORDER BY random() LIMIT 200')
    .pluck()
    .all() as string[]
  const letterIds = db
    .prepare('SELECT id FROM letter WHERE deletedAt IS NULL ORDER BY random() LIMIT 200')
    .pluck()
    .all() as string[]
  const topicIds = db.prepare('SELECT DISTINCT topicId FROM letterTopic').pluck().all() as string[]
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
    'adviceLedger.topics': (turn) => ({ days: ledgerSpans[turn % ledgerSpans.length] ?? 30 }),
    'adviceLedger.letters': (turn) => ({ topicId: topicIds[turn % topicIds.length] ?? '', days: 30 }),
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
    const isInWorker = inWorkers.has(name)
    const [warmUp, turns] = isInWorker ? [1, WORKER_TURNS] : [WARM, TURNS]
    for (let turn = 0; turn < warmUp + turns; turn += 1) {
      const runs: Run[] = []
      log = runs
      const firstMs = await timeOf(name, inputOf(turn))
      log = null
      // The same statements with the same values, prepared beforehand, and nothing else.
      const prepared = runs.map((run) => ({ ...run, statement: db.prepare(run.sql) }))
      const bareStarted = performance.now()
      for (const { statement, method, values } of prepared) statement[method](...values)
      const bareMs = performance.now() - bareStarted
      // The first call reads pages that the bare statements then find read; the ratio is of two that find them.
      const warmMs = await timeOf(name, inputOf(turn))
      // The first turns compile code and fill the page cache.
      if (turn < warmUp) continue
      first.push(firstMs)
      warm.push(warmMs)
      bare.push(bareMs)
    }
    const [p50Ms, p95Ms, bareMs] = [share(warm, 0.5), share(first, 0.95), share(bare, 0.5)]
    figures.push({ name, isInWorker, p50Ms, p95Ms, bareMs })
  }
  close()
  writeBenchFigures(figures)
})
