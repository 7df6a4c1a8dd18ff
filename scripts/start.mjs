import { launchWithDisplay, prepareApp, sandboxSwitches } from './lib/app.mjs'
import { root } from './lib/locations.mjs'
import { runScript } from './lib/script.mjs'

await runScript(async () => {
  const runtime = await prepareApp()
  return launchWithDisplay(runtime, runtime.electronPath, [
    root,
    ...sandboxSwitches,
    ...process.argv.slice(2),
  ])
})
