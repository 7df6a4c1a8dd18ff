import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

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

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(measureSearch(process.argv[2] ?? ''))
