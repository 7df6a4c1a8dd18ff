import { prepareApp } from './lib/app.mjs'
import { cliEntry } from './lib/build-output.mjs'
import { launch } from './lib/launch.mjs'
import { root } from './lib/locations.mjs'
import { describeRuntime } from './lib/runtime.mjs'
import { runScript } from './lib/script.mjs'

// stdout belongs to the command alone, for programs that read it.
await runScript(async () => {
  const runtime = await prepareApp({ quiet: true, display: 'optional' })
  return launch(runtime.electronPath, [cliEntry, ...process.argv.slice(2)], {
    cwd: findCallersFolder(),
    env: { ...describeRuntime(runtime), ELECTRON_RUN_AS_NODE: '1' },
  })
})

/** Where the command was typed, for relative paths in it: npm itself moves to the checkout's top folder. */
function findCallersFolder() {
  const folder = process.cwd()
  return folder === root ? (process.env.INIT_CWD ?? folder) : folder
}
