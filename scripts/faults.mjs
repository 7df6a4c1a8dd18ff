import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareApp } from './lib/app.mjs'
import { root } from './lib/locations.mjs'
import { PlainError } from './lib/plain-error.mjs'
import { runScript } from './lib/script.mjs'
import { runFaults } from './lib/test-runners.mjs'

const folders = ['faults', 'fuzz'].map((name) => path.join(root, 'tests', name))

/**
 * `npm run faults -- NAME --n N`: one kind of fault, N times; without N as often as in the tests. Prints what was
 * measured, as JSON, a line a figure set. `--seed S` runs another sequence of the same faults.
 */
await runScript(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { n: { type: 'string' }, seed: { type: 'string' } },
  })
  const [name, ...more] = positionals
  const known = findNames()
  if (name === undefined || more.length > 0 || !known.includes(name))
    throw new PlainError(`Say which fault: npm run faults -- NAME [--n N] [--seed S]\n  ${known.join(', ')}`)
  if (values.n !== undefined && !/^[1-9]\d{0,6}$/.test(values.n))
    throw new PlainError('--n is a whole number from 1 on.')
  const runtime = await prepareApp({ display: 'optional' })
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'greenroom-figures-'))
  const figures = path.join(scratch, 'figures.jsonl')
  try {
    const tally = await runFaults(
      runtime,
      [`/${name}.test.ts`, '--testTimeout=86400000', '--hookTimeout=86400000'],
      {
        GREENROOM_FAULTS_FIGURES: figures,
        ...(values.n === undefined ? {} : { GREENROOM_FAULTS_N: values.n }),
        ...(values.seed === undefined ? {} : { GREENROOM_FAULTS_SEED: values.seed }),
      },
    )
    if (existsSync(figures)) console.log(readFileSync(figures, 'utf8').trim())
    for (const failed of tally.failed) console.log(`FAILED: ${failed}`)
    return tally.failed.length === 0 ? 0 : 1
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
})

function findNames() {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.replace('.test.ts', ''))
    .toSorted()
}
