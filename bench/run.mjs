import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { paintTimes, startElectron } from './electron-run.mjs'
import { measureLarge } from './large.mjs'
import { measureLetters } from './letters.mjs'
import { measurePackaged, spreadOf } from './packaged.mjs'
import { measureBarePaint, measurePaint } from './paint.mjs'
import { writeReadmeFigures } from './readme-figures.mjs'
import { measureScroll } from './scroll.mjs'
import { measureSearch, measureSearchPaint } from './search.mjs'
import { measureBareKeys, measureSessionKeys } from './session-keys.mjs'
import { measureUnlock } from './unlock.mjs'

const root = resolve(import.meta.dirname, '..')
const bare = join(import.meta.dirname, 'bare')
const RUNS = 5
const CLIENTS = 10_000

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const rounded = (/** @type {number} */ value) => Math.round(value * 100) / 100

/** @typedef {{ paintMs: number, rowsMs: number, memoryMb: number }} Start */

/**
 * One start of an app: paint times, and memory once the page is quiet.
 * @param {string} appFolder
 * @param {string} dataFolder
 * @param {boolean} hasRows
 * @returns {Promise<Start>}
 */
async function measureStart(appFolder, dataFolder, hasRows) {
  const run = await startElectron(appFolder, dataFolder)
  try {
    const times = await paintTimes(run, hasRows)
    await run.page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
    await new Promise((done) => setTimeout(done, 2_000))
    return { ...times, memoryMb: run.memoryMb() }
  } finally {
    await run.stop()
  }
}

/**
 * Calls inside the running app: a round trip, a note's save, the first letter and warm ones. Medians in milliseconds.
 * @param {string} dataFolder
 */
async function measureCalls(dataFolder) {
  const run = await startElectron(root, dataFolder)
  try {
    await paintTimes(run, true)
    return await run.page.evaluate(async () => {
      const bridge = /** @type {any} the page's own bridge */ (globalThis).greenroom
      const call = async (/** @type {string} */ name, /** @type {unknown} */ input) => {
        const answer = await bridge.call(name, input)
        if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
        return answer.value
      }
      const middle = (/** @type {number[]} */ list) =>
        list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
      const timed = async (/** @type {number} */ count, /** @type {() => Promise<unknown>} */ work) => {
        const times = []
        for (let turn = 0; turn < count; turn += 1) {
          const started = performance.now()
          await work()
          times.push(performance.now() - started)
        }
        return middle(times)
      }
      let counter = 0
      const newId = () => {
        counter += 1
        return `01990000-0000-7000-8000-${String(Date.now() * 100 + counter).slice(-12)}`
      }
      const { rows } = await call('clients.list', { limit: 1 })
      const clientId = rows[0].id
      const text = 'A note of ordinary length, as a coach writes one after a call. '.repeat(4)
      const body = (/** @type {string} */ words) => ({
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
      })
      const roundTripMs = await timed(200, () => call('settings.get', {}))
      const noteId = newId()
      const saveMs = await timed(100, () =>
        call('notes.save', { id: noteId, clientId, body: body(`${text}${newId()}`) }),
      )
      const { letter } = await call('letters.create', {
        id: newId(),
        clientId,
        opportunityId: null,
        questionId: null,
        topics: ['promised-date-passed', 'keep-searching'],
      })
      const firstLetterMs = (await call('letters.preview', { id: letter.id })).printMs
      const warm = []
      for (let turn = 0; turn < 20; turn += 1)
        warm.push((await call('letters.preview', { id: letter.id })).printMs)
      return { roundTripMs, saveMs, firstLetterMs, warmLetterMs: middle(warm) }
    })
  } finally {
    await run.stop()
  }
}

/** @param {string} dataFolder */
async function measureEcho(dataFolder) {
  const run = await startElectron(bare, dataFolder)
  try {
    await paintTimes(run, false)
    return await run.page.evaluate(async () => {
      const bridge = /** @type {any} the bare page's bridge */ (globalThis).bare
      const times = []
      for (let turn = 0; turn < 200; turn += 1) {
        const started = performance.now()
        await bridge.echo({ id: turn })
        times.push(performance.now() - started)
      }
      return times.toSorted((a, b) => a - b)[100] ?? Number.NaN
    })
  } finally {
    await run.stop()
  }
}

/** @param {string} dataFolder */
function measureCommit(dataFolder) {
  const output = execFileSync(
    process.env.GREENROOM_ELECTRON ?? '',
    [join(import.meta.dirname, 'bare-commit.cjs'), dataFolder],
    {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
    },
  )
  return Number(output)
}

/**
 * Calls through the door of main beside the statements they run.
 * @param {string} dataFolder
 * @returns {{ name: string, isInWorker: boolean, p50Ms: number, p95Ms: number, bareMs: number }[]}
 */
function measureInMain(dataFolder) {
  return runBenchFile('calls', dataFolder)
}

/**
 * Runs one file of measurements inside Electron's own Node, without a window.
 * @param {string} name
 * @param {string} dataFolder
 */
function runBenchFile(name, dataFolder) {
  const out = join(folder, `${name}.json`)
  execFileSync(
    process.env.GREENROOM_ELECTRON ?? '',
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      join(import.meta.dirname, 'vitest.config.mts'),
      `bench/${name}.bench.ts`,
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        GREENROOM_BENCH_DATA: dataFolder,
        GREENROOM_BENCH_OUT: out,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  return JSON.parse(readFileSync(out, 'utf8'))
}

/**
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} once
 * @returns {Promise<T[]>}
 */
async function repeat(what, once) {
  const results = []
  for (let run = 1; run <= RUNS; run += 1) {
    console.error(`bench: ${what}, ${run} of ${RUNS}`)
    results.push(await once())
  }
  return results
}

const folder = mkdtempSync(join(tmpdir(), 'greenroom-bench-'))
/**
 * Making the practice takes minutes: `npm run bench -- FOLDER` takes one that `generate` made before. With `--large FOLDER`
 * only a practice of 100,000 clients is measured; it is made in that folder where it is not there yet. With `--packaged` only
 * the starts of the packaged app are.
 */
const {
  positionals: [made],
  values: { large, packaged },
} = parseArgs({
  allowPositionals: true,
  options: { large: { type: 'string' }, packaged: { type: 'boolean', default: false } },
})

/** The generated practice, made now unless one was named. */
function smallerPractice() {
  if (made !== undefined) return made
  const practice = join(folder, 'practice')
  console.error(`bench: making ${CLIENTS} clients`)
  execFileSync(
    process.env.GREENROOM_ELECTRON ?? '',
    [
      join(root, 'out/main/cli.js'),
      'generate',
      '--clients',
      String(CLIENTS),
      '--seed',
      '1',
      '--data',
      practice,
    ],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  return practice
}

const latestFile = join(import.meta.dirname, 'latest.json')
/** What the last run found; a run of one part leaves the other as it was. */
const latest = JSON.parse(readFileSync(latestFile, 'utf8'))

/** @param {object} found */
function keep(found) {
  Object.assign(latest, found)
  writeFileSync(latestFile, `${JSON.stringify(latest, null, 2)}\n`)
  writeReadmeFigures(latest)
}

/** @param {readonly [name: string, anchor: string, value: number, anchorValue: number, unit: string][]} lines */
const figuresOf = (lines) =>
  lines.map(([name, anchor, value, anchorValue, unit]) => ({
    name,
    anchor: `${anchor}: ${rounded(anchorValue)} ${unit}`,
    value: rounded(value),
    unit,
    ratio: rounded(value / anchorValue),
  }))

try {
  if (packaged) await measureInstalled(smallerPractice())
  else if (large === undefined) await measureAll(smallerPractice())
  else {
    const figures = figuresOf(await measureLarge(root, resolve(large), smallerPractice))
    keep({ large: { command: 'npm run bench -- --large FOLDER', figures } })
    console.table(figures)
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** @param {string} practice */
async function measureInstalled(practice) {
  const rounds = await measurePackaged(root, practice)
  const paint = spreadOf(rounds.map(({ paintMs }) => paintMs))
  const rows = spreadOf(rounds.map(({ rowsMs }) => rowsMs))
  const bareStart = spreadOf(rounds.map(({ bareMs }) => bareMs))
  const figures = figuresOf([
    ['packaged: first contentful paint', 'bare packaged window', paint.middle, bareStart.middle, 'ms'],
    ['packaged: painted rows', 'bare packaged window', rows.middle, bareStart.middle, 'ms'],
  ])
  const ratioOfRounds = spreadOf(rounds.map(({ paintMs, bareMs }) => paintMs / bareMs))
  keep({
    packaged: { rounds: rounds.length, figures, spread: { paint, rows, bare: bareStart, ratioOfRounds } },
  })
  console.table(figures)
  console.table({ paint, rows, bare: bareStart, ratioOfRounds })
}

/** @param {string} practice */
async function measureAll(practice) {
  // One of each in turn, so that a slow spell of the machine meets both; both keep their Chromium profile from run to run,
  // as on a coach's computer.
  const bareFolder = mkdtempSync(join(folder, 'bare-'))
  const starts = await repeat('starts', async () => ({
    bare: await measureStart(bare, bareFolder, false),
    app: await measureStart(root, practice, true),
  }))
  const calls = await repeat('calls', () => measureCalls(practice))
  const echoes = await repeat('bare round trips', () => measureEcho(bareFolder))
  const commits = await repeat('bare commits', () => measureCommit(mkdtempSync(join(folder, 'commit-'))))

  console.error('bench: from a click to painted rows')
  const paint = await measurePaint(root, practice)
  const barePaint = await measureBarePaint(bare, bareFolder)
  console.error('bench: scrolling')
  const scroll = await measureScroll(root, practice)
  console.error('bench: calls inside main')
  const inMain = measureInMain(practice)
  console.error('bench: advice for real questions')
  /** @type {{ firstMs: number, p50Ms: number, p95Ms: number }} */
  const suggested = runBenchFile('suggest', practice)
  console.error('bench: search')
  const search = measureSearch(practice)
  const searchPaintMs = await measureSearchPaint(root, practice)
  console.error('bench: unlocking, and what the encryption costs')
  const unlock = await measureUnlock(root, practice)
  /** @type {{ encryptedMs: number, clearMs: number }} */
  const sealed = runBenchFile('vault', practice)
  console.error('bench: keys of a live session')
  const keys = await measureSessionKeys()
  const recordedKeys = await measureSessionKeys({ isRecorded: true })
  const bareKeys = await measureBareKeys()
  console.error('bench: a batch of letters')
  const letters = await measureLetters()
  console.error('bench: an import')
  /** @type {{ name: string, ms: number, bareMs: number | null }[]} */
  const imported = runBenchFile('import', practice)
  /** @param {string} name of a figure of the import bench */
  const importOf = (name) => imported.find((one) => one.name === name)?.ms ?? Number.NaN
  const bareImport = imported.find((one) => one.bareMs !== null)?.bareMs ?? Number.NaN
  /** @param {string} name of a figure of the search bench */
  const searchOf = (name) => search.find((one) => one.name === name)?.p95Ms ?? Number.NaN

  const bareOf = (/** @type {keyof Start} */ key) => median(starts.map((start) => start.bare[key]))
  const appOf = (/** @type {keyof Start} */ key) => median(starts.map((start) => start.app[key]))
  const callOf = (/** @type {keyof (typeof calls)[number]} */ key) =>
    median(calls.map((one) => one[key] ?? Number.NaN))
  /** @type {[string, string, number, number, string][]} */
  const lines = [
    ['first contentful paint', 'bare window', appOf('paintMs'), bareOf('paintMs'), 'ms'],
    ['painted rows', 'bare window', appOf('rowsMs'), bareOf('paintMs'), 'ms'],
    ['memory of all processes', 'bare window', appOf('memoryMb'), bareOf('memoryMb'), 'MB'],
    ['warm letter', 'fresh window a letter', callOf('warmLetterMs'), callOf('firstLetterMs'), 'ms'],
    ['round trip', 'bare round trip', callOf('roundTripMs'), median(echoes), 'ms'],
    ['note saved', 'bare FULL commit', callOf('saveMs'), median(commits), 'ms'],
    ['list of clients, click to paint, median', 'bare swap', paint.listMidMs, barePaint.listMidMs, 'ms'],
    ['list of clients, click to paint, 95 %', 'bare swap', paint.listMs, barePaint.listMs, 'ms'],
    ['case, click to paint, median', 'bare swap', paint.caseMidMs, barePaint.caseMidMs, 'ms'],
    ['case, click to paint, 95 %', 'bare swap', paint.caseMs, barePaint.caseMs, 'ms'],
    ['live session, key to painted score, median', 'bare React', keys.midMs, bareKeys.midMs, 'ms'],
    ['live session, key to painted score, 95 %', 'bare React', keys.p95Ms, bareKeys.p95Ms, 'ms'],
    ['the same while its sound is recorded, 95 %', 'bare React', recordedKeys.p95Ms, bareKeys.p95Ms, 'ms'],
    [
      'unlocked, from Enter to painted rows',
      'start without a passphrase',
      unlock.unlockMs,
      unlock.startMs,
      'ms',
    ],
    ['history of a case, encrypted, median', 'in the clear', sealed.encryptedMs, sealed.clearMs, 'ms'],
    ['frame while scrolling, 95 %', '60 frames a second', scroll.frameP95Ms, 1_000 / 60, 'ms'],
    ['column sorted, click to paint, 95 %', 'target', scroll.sortP95Ms, 60, 'ms'],
    ['search in main, 95 %', 'target', searchOf('search'), 30, 'ms'],
    ['search, key to painted hits, 95 %', 'target', searchPaintMs, 60, 'ms'],
    ['note saved in main, 95 %', 'target', searchOf('note saved and indexed'), 10, 'ms'],
    ['advice for a real question, median', 'target', suggested.p50Ms, 15, 'ms'],
    ['advice for a real question, 95 %', 'target', suggested.p95Ms, 15, 'ms'],
    [
      'a letter of a batch, merged, checked and printed',
      'target: 40 a second',
      1_000 / letters.perSecond,
      25,
      'ms',
    ],
    ['import of 10,000 rows, dry run', 'target for the whole', importOf('dry run'), 5_000, 'ms'],
    ['import of 10,000 rows, applied', 'bare inserts', importOf('applied'), bareImport, 'ms'],
    ['import of 10,000 rows, undone', 'bare inserts', importOf('undone'), bareImport, 'ms'],
    ...inMain.map(
      ({ name, isInWorker, p50Ms, bareMs }) =>
        /** @type {[string, string, number, number, string]} */ ([
          `${name} in ${isInWorker ? 'its worker' : 'main'}, median`,
          'its bare SQL',
          p50Ms,
          bareMs,
          'ms',
        ]),
    ),
  ]
  const figures = figuresOf(lines)
  const firstTimes = inMain
    .filter(({ isInWorker }) => !isInWorker)
    .map(({ name, p95Ms }) => ({ name, value: rounded(p95Ms), unit: 'ms' }))
  keep({ figures, firstTimes })
  console.table(figures)
  console.table(firstTimes)
}
