import { printChecks, runChecks } from './lib/checks.mjs'
import { runScript } from './lib/script.mjs'
import { formatTally, tallyChecks } from './lib/tally.mjs'
import { setup } from './setup.mjs'

await runScript(async () => {
  await setup({ quiet: true, display: 'optional' })
  const results = await runChecks()
  printChecks(results)
  const tally = tallyChecks(results)
  console.log(formatTally(tally))
  return tally.failed.length === 0 ? 0 : 1
})
