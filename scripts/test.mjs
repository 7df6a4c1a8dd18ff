import { tellBuild } from './lib/app.mjs'
import { ensureBuilt } from './lib/build-output.mjs'
import { printChecks, runChecks } from './lib/checks.mjs'
import { PlainError } from './lib/plain-error.mjs'
import { runScript } from './lib/script.mjs'
import { addTallies, formatTally, tallyChecks } from './lib/tally.mjs'
import { runFaults, runJourneys, runUnitTests } from './lib/test-runners.mjs'
import { setup } from './setup.mjs'

const partNames = ['check', 'unit', 'faults', 'e2e']

/**
 * `npm test` runs all; `npm test -- --unit NAME` one part, with more arguments for its runner.
 * The last line printed is the count over all tests that ran.
 */
await runScript(async () => {
  const args = process.argv.slice(2)
  const chosen = partNames.filter((name) => args.includes(`--${name}`))
  const parts = chosen.length === 0 ? partNames : chosen
  const rest = args.filter((arg) => !partNames.includes(arg.replace(/^--/, '')))
  if (rest.length > 0 && parts.length > 1) {
    throw new PlainError(`Arguments for a runner need one part: npm test -- --unit ${rest.join(' ')}`)
  }
  const runtime = await setup({ testTools: true })
  const tallies = []
  if (parts.includes('check')) {
    const results = await runChecks()
    printChecks(results)
    tallies.push(tallyChecks(results))
  }
  if (parts.some((part) => part !== 'check')) {
    const problem = await findBuildProblem(runtime)
    if (problem !== undefined) {
      console.log(problem)
      tallies.push({ passed: 0, failed: ['build'], skipped: [] })
    } else {
      if (parts.includes('unit')) tallies.push(await runUnitTests(runtime, rest))
      if (parts.includes('faults')) tallies.push(await runFaults(runtime, rest))
      if (parts.includes('e2e')) tallies.push(await runJourneys(runtime, rest))
    }
  }
  const total = addTallies(tallies)
  console.log('')
  for (const name of total.skipped) console.log(`skipped: ${name}`)
  for (const name of total.failed) console.log(`FAILED: ${name}`)
  console.log(formatTally(total))
  return total.failed.length === 0 ? 0 : 1
})

/**
 * Builds if stale. A failed build counts as a failed test, so that the count is printed all the same.
 * @param {import('./lib/runtime.mjs').Runtime} runtime
 */
async function findBuildProblem(runtime) {
  try {
    await ensureBuilt(runtime, tellBuild)
    return undefined
  } catch (error) {
    if (error instanceof PlainError) return error.message
    throw error
  }
}
