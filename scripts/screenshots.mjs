import { launchWithDisplay, prepareApp } from './lib/app.mjs'
import { runScript } from './lib/script.mjs'
import { playwrightScript } from './lib/test-runners.mjs'

const config = 'tests/screenshots/playwright.config.ts'

await runScript(async () => {
  const runtime = await prepareApp()
  const args = [playwrightScript, 'test', '--config', config, ...process.argv.slice(2)]
  return launchWithDisplay(runtime, process.execPath, args)
})
