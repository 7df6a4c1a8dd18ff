import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { paintTimes, startElectron } from './electron-run.mjs'

const root = resolve(import.meta.dirname, '..')

/**
 * Asks a practice 200 things of mixed shape through the door, and saves notes into it. A practice of an older format is
 * brought to the newest one first.
 * @param {string} practice the data folder
 * @returns {{ name: string, p50Ms: number, p95Ms: number }[]}
 */
export function measureSearch(practice) {
  const folder = mkdtempSync(join(tmpdir(), 'greenroom-bench-search-'))
  const out = join(folder, 'figures.json')
  try {
    execFileSync(
      process.env.GREENROOM_ELECTRON ?? '',
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--config',
        'bench/vitest.config.mts',
        'bench/search.bench.ts',
      ],
      {
        cwd: root,
        env: {
          ...process.env,
          ELECTRON_RUN_AS_NODE: '1',
          GREENROOM_BENCH_DATA: practice,
          GREENROOM_BENCH_OUT: out,
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    )
    return JSON.parse(readFileSync(out, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const TURNS = 40

/**
 * From a key in the box of the search to painted hits, in the real window; 95 % of the times, in milliseconds. The words are
 * names of clients, and begin with their first letters: few hits, many, and everything in between.
 * @param {string} appFolder
 * @param {string} dataFolder
 * @returns {Promise<number>}
 */
export async function measureSearchPaint(appFolder, dataFolder) {
  const run = await startElectron(appFolder, dataFolder)
  try {
    await paintTimes(run, true)
    await run.page.keyboard.press('Control+k')
    await run.page.getByRole('combobox').waitFor()
    return await run.page.evaluate(async (turns) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done))
      const bridge = /** @type {any} the page's own bridge */ (globalThis).greenroom
      const { value } = await bridge.call('clients.list', {
        limit: turns,
        sort: [{ key: 'waiting', descending: true }],
      })
      const texts = new Set(
        value.rows.map((/** @type {{ name: string }} */ { name }, /** @type {number} */ turn) =>
          name.slice(0, 1 + (turn % name.length)).trim(),
        ),
      )
      const box = /** @type {HTMLInputElement} */ (document.querySelector('input[role=combobox]'))
      const isOld = () => document.querySelector('[role=listbox]')?.getAttribute('aria-busy') === 'true'
      const times = []
      for (const text of texts) {
        await new Promise((done) => setTimeout(done, 150))
        const started = performance.now()
        box.select()
        document.execCommand('insertText', false, text)
        // React draws what was typed after the event that said so.
        await Promise.resolve()
        if (!isOld()) throw new Error('The search was not asked')
        while (isOld()) await frame()
        await frame()
        times.push(performance.now() - started)
      }
      return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
    }, TURNS)
  } finally {
    await run.stop()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(measureSearch(process.argv[2] ?? ''))
